package org.passerelle.partner;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.partner.Admission.Refusal;
import org.passerelle.partner.Agreement.State;

/**
 * Whether a referral stands under an agreement, quotas aside (R140.3: a referral arises from an agreement or arrangement with the
 * department). Agreements for other purposes do not count. At most one agreement of an organization covers a programme on a day.
 */
final class AdmissionRule {

  private AdmissionRule() {
  }

  /** What was found: the agreement the referral stands under, or why there is none. */
  sealed interface Ground permits Found, Missing {
  }

  record Found(Agreement agreement) implements Ground {
  }

  record Missing(Refusal refusal) implements Ground {
  }

  /**
   * Looks for it.
   *
   * @param agreements of the partner
   * @param on         the day the referral is made
   */
  static Ground ground(List<Agreement> agreements, String programme, boolean insideHomeCountry, LocalDate on) {
    List<Agreement> running =
        agreements.stream().filter(each -> each.on(on) == State.inForce || each.on(on) == State.suspended)
            .filter(each -> each.termsOn(on).orElseThrow().isFor(Agreement.REFERRAL)).toList();
    if (running.isEmpty()) {
      return new Missing(Refusal.noAgreement);
    }
    Agreement covering = running.stream().filter(each -> each.termsOn(on).orElseThrow().programmes().contains(programme)).findFirst().orElse(null);
    if (covering == null) {
      return new Missing(running.stream().allMatch(each -> each.on(on) == State.suspended) ? Refusal.agreementSuspended
          : Refusal.programmeNotCovered);
    }
    if (covering.on(on) == State.suspended) {
      return new Missing(Refusal.agreementSuspended);
    }
    return insideHomeCountry && !covering.termsOn(on).orElseThrow().insideCountry() ? new Missing(Refusal.insideCountryNotCovered)
        : new Found(covering);
  }
}
