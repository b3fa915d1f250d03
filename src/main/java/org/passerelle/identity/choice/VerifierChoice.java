package org.passerelle.identity.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which NGO is asked to attest who a family is: the one with most points among those that may be asked; then the one with the lightest load;
 * then the one whose code comes first. Nobody vouches for a referral of their own, and a second source says nothing that the first told it:
 * whatever the points, an NGO that is not independent is not asked, and neither is one that has no room.
 *
 * @param candidates all that were looked at, the best first
 */
public record VerifierChoice(List<Candidate> candidates) {

  private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing((Candidate each) -> !each.mayBeAsked())
      .thenComparing(Comparator.comparingInt(Candidate::points).reversed()).thenComparing(each -> each.verifier.load())
      .thenComparing(each -> each.verifier.code());

  static VerifierChoice among(List<Verifier> known, Family family, ChoiceTable table) {
    return new VerifierChoice(known.stream().map(verifier -> {
      Codes codes = verifier.codes(family);
      return new Candidate(verifier, codes, table.points(codes));
    }).sorted(BEST_FIRST).toList());
  }

  /** The NGO to ask; empty when none is left. */
  public Optional<UUID> chosen() {
    return candidates.stream().findFirst().filter(Candidate::mayBeAsked).map(each -> each.verifier.id());
  }

  /** An NGO as it was looked at. */
  public record Candidate(Verifier verifier, Codes codes, int points) {

    boolean mayBeAsked() {
      return points >= 0 && codes.independence() == Codes.Independence.independent && codes.load() != Codes.Load.full;
    }
  }
}
