package org.passerelle.screening.duplicate;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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

  /**
   * Those who may be this person, the likeliest first.
   *
   * @param except the case the person belongs to
   * @param least  the weight from which they count, in bits
   */
  List<Likely> likely(PersonRecord person, UUID except, double least) {
    PersonLikeness likeness = likeness();
    return search.near(person, except).stream()
        .map(found -> new Likely(found, likeness.between(person, found.record(), least)))
        .filter(found -> found.weight() >= least).sorted(Comparator.comparingDouble(Likely::weight).reversed()).toList();
  }

  /** The comparison as what is on file now makes it. */
  PersonLikeness likeness() {
    return new PersonLikeness(Weights.CURRENT, statistics.now().rarity());
  }

  /** Somebody on file, and what speaks for their being the person looked for. */
  record Likely(PersonSearch.OnFile found, Comparison comparison) {

    double weight() {
      return comparison.weight();
    }
  }
}
