package org.passerelle.identity.choice;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An NGO that could attest a family's identity, as it stands towards one case.
 *
 * @param id         its organization
 * @param code       its code, by which ties are broken
 * @param facts      where and with whom it works
 * @param inHand     how many requests it holds now
 * @param answered   requests of the last twelve months that it answered
 * @param unanswered requests of the last twelve months that it let pass or gave back
 * @param dependence why it is not independent; empty when it is
 */
public record Verifier(UUID id, String code, VerifierFacts facts, int inHand, int answered, int unanswered, Set<Dependence> dependence) {

  /** Its share of capacity in use. */
  double load() {
    return (double) inHand / facts.capacity();
  }

  /** As the decision table sees it. */
  Codes codes(Family family) {
    return new Codes(place(family),
        facts.languages().stream().anyMatch(family.languages()::contains) ? Codes.Language.shared : Codes.Language.none,
        facts.canSend(family.staff()) ? Codes.Staff.asWished : Codes.Staff.notAsWished, Codes.Load.of(inHand, facts.capacity()),
        Codes.Timeliness.of(answered, unanswered),
        dependence.isEmpty() ? Codes.Independence.independent : Codes.Independence.notIndependent);
  }

  private Codes.Place place(Family family) {
    if (family.region() == null || facts.regions().isEmpty()) {
      return Codes.Place.sameCountry;
    }
    List<String> regions = facts.regions();
    return regions.stream().anyMatch(family.region()::equalsIgnoreCase) ? Codes.Place.sameRegion : Codes.Place.elsewhere;
  }
}
