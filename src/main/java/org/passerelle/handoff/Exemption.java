package org.passerelle.handoff;

import org.jspecify.annotations.Nullable;

/**
 * A rule about arrivals that an officer has set aside, and why. It is kept with the plan and with each version of the notice.
 *
 * @param reason in the officer's words; null when the ground says it all
 */
public record Exemption(Rule rule, Ground ground, @Nullable String reason) {

  /** The rules that can be set aside. */
  public enum Rule {
    /** The notice goes out later than the province's working days before the arrival. */
    shortNotice,
    /** The family arrives while Québec asks that none does: last week of June, first week of July. */
    movingSeason,
    /** A family for Québec lands elsewhere than in Montréal. */
    otherPort,
    /** Québec's selection certificate has expired when the family arrives. */
    afterCertificate;

    /** The form's field for the reason. */
    public String field() {
      return name() + "Reason";
    }
  }

  /** Why a rule is set aside. */
  public enum Ground {
    /** The family cannot wait: proposed as a whole sentence, so that nobody has to find words in a hurry. */
    urgentProtection,
    /** What the officer says. */
    stated
  }
}
