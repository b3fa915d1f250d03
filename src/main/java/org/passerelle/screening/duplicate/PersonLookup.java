package org.passerelle.screening.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.passerelle.screening.duplicate.PersonSearch.OnFile;
import org.springframework.stereotype.Component;

/** Is this person already here? One search by keys, and a comparison of all it finds. */
@Component
class PersonLookup {

  private final PersonSearch search;
  private final KeyStatistics statistics;

  PersonLookup(PersonSearch search, KeyStatistics statistics) {
    this.search = search;
    this.statistics = statistics;
  }

  /** Everyone whom the keys find, most of whom are somebody else. */
  List<OnFile> candidates(PersonRecord person, UUID except) {
    return search.near(person, except);
  }

  /**
   * Those of the candidates who may be this person, the likeliest first.
   *
   * @param least the weight from which a candidate counts, in bits
   */
  List<Likely> likely(PersonRecord person, List<OnFile> candidates, ToDoubleFunction<OnFile> least) {
    PersonLikeness likeness = likeness();
    List<Likely> likely = new ArrayList<>();
    for (OnFile candidate : candidates) {
      double counts = least.applyAsDouble(candidate);
      Likely found = new Likely(candidate, likeness.between(person, candidate.record(), counts));
      if (found.weight() >= counts) {
        likely.add(found);
      }
    }
    likely.sort(Comparator.comparingDouble(Likely::weight).reversed());
    return likely;
  }

  /** The comparison as what is on file now makes it. */
  PersonLikeness likeness() {
    return new PersonLikeness(Weights.CURRENT, statistics.now().rarity());
  }

  /** Somebody on file, and what speaks for their being the person looked for. */
  record Likely(OnFile found, Comparison comparison) {

    double weight() {
      return comparison.weight();
    }
  }
}
