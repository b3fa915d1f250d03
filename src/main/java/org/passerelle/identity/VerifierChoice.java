package org.passerelle.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which NGO is asked to attest who a family is: one that works where the family is, has room, has not been asked about this case, and is not
 * the organization that referred the family, because nobody vouches for a referral of their own. Whoever speaks a language of the family goes
 * before whoever needs an interpreter; then the one with the lightest load; then the one whose code comes first.
 */
public final class VerifierChoice {

  private VerifierChoice() {
  }

  /** The NGO to ask, or empty when none is left. */
  public static Optional<Verifier> among(List<Verifier> known, Family family) {
    Comparator<Verifier> preference = Comparator.comparing((Verifier verifier) -> !verifier.speaksOneOf(family.languages()))
        .thenComparing(Verifier::load).thenComparing(Verifier::code);
    return known.stream()
        .filter(verifier -> verifier.worksIn(family.country()) && verifier.hasRoom() && !verifier.asked())
        .filter(verifier -> !verifier.id().equals(family.referredBy()))
        .min(preference);
  }

  /**
   * What the choice depends on.
   *
   * @param country    where the family is now, ISO 3166-1 alpha-3
   * @param languages  the family's languages
   * @param referredBy the organization that referred them
   */
  public record Family(String country, List<String> languages, UUID referredBy) {
  }
}
