package org.passerelle.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an NGO found when it met a family: a sourced statement that feeds an officer's decision and never replaces it.
 *
 * @param metOn         the day they met
 * @param manner        how
 * @param place         where, as far as it is safe to write down
 * @param documentsSeen which papers were shown, or that there were none
 * @param finding       whether what was seen and heard agrees with the referral
 * @param confidence    how sure the NGO is
 * @param remarks       what an officer should know besides; empty when there is nothing
 */
public record Attestation(LocalDate metOn, Manner manner, String place, String documentsSeen, Finding finding, Confidence confidence,
    String remarks) {

  /** How the family was met. */
  public enum Manner { inPerson, remote }

  /** Whether the family is who the referral says. */
  public enum Finding { matches, partlyMatches, contradicts }

  /** How sure the NGO is of its finding. */
  public enum Confidence { low, medium, high }

  /** As it came in: without blanks around the texts, and remarks may be left out. */
  public static Attestation of(LocalDate metOn, Manner manner, String place, String documentsSeen, Finding finding,
      Confidence confidence, @Nullable String remarks) {
    return new Attestation(metOn, manner, place.strip(), documentsSeen.strip(), finding, confidence, remarks == null ? "" : remarks.strip());
  }
}
