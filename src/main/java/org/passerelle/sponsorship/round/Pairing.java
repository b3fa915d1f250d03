package org.passerelle.sponsorship.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.optimizer.Pool;

/**
 * Families and sponsors pair by pair: what is ruled out, and what the rest is worth.
 *
 * @param sponsors in the order in which pairs name them
 * @param rows     one a family
 */
record Pairing(List<Sponsor> sponsors, List<Row> rows) {

  /** Stands where a level is of the pair. */
  private static final char OPEN = ' ';

  /** Judges each pair by every limit, and weighs those that none rules out. */
  static Pairing of(List<FamilyToPlace> families, List<Sponsor> sponsors, Limit.Judge judge, Facts facts, Policy policy) {
    // millions of pairs share a few hundred levels: each is weighed and kept once
    Map<String, Weighed> known = new HashMap<>();
    Function<String, Weighed> weigh = levels -> known.computeIfAbsent(levels, once -> new Weighed(once, policy.worth(once)));
    List<Integer> positions = IntStream.range(0, sponsors.size()).boxed().toList();
    return new Pairing(sponsors, families.stream().map(family -> row(family, sponsors, positions, judge, facts, weigh)).toList());
  }

  private static Row row(FamilyToPlace family, List<Sponsor> sponsors, List<Integer> positions, Limit.Judge judge, Facts facts,
      Function<String, Weighed> weigh) {
    Row row = new Row(family, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    char[] ofFamily = ofFamilyAlone(family, sponsors, facts);
    for (Integer position : positions) {
      Sponsor sponsor = sponsors.get(position);
      List<Refusal> refusals = judge.against(sponsor, family);
      refusals.forEach(refusal -> row.shutOut.merge(refusal.code(), new ShutOut(refusal.code(), 1, refusal.details()),
          (before, once) -> new ShutOut(before.limit(), before.sponsors() + 1, before.details())));
      if (refusals.isEmpty()) {
        Weighed pair = weigh.apply(levels(ofFamily, family, sponsor, facts));
        row.allowed.add(position);
        row.levels.add(pair.levels);
        row.worth.add(pair.worth);
      }
    }
    return row;
  }

  /** The levels of a pair, one digit a criterion; those of the family alone are there already. */
  private static String levels(char[] ofFamily, FamilyToPlace family, Sponsor sponsor, Facts facts) {
    char[] levels = ofFamily.clone();
    for (int criterion = 0; criterion < levels.length; criterion++) {
      if (levels[criterion] == OPEN) {
        levels[criterion] = level(Criteria.ALL.get(criterion), family, sponsor, facts);
      }
    }
    return new String(levels);
  }

  private static char[] ofFamilyAlone(FamilyToPlace family, List<Sponsor> sponsors, Facts facts) {
    char[] levels = new char[Criteria.ALL.size()];
    for (int criterion = 0; criterion < levels.length; criterion++) {
      levels[criterion] = sponsors.isEmpty() || !Criteria.ALL.get(criterion).ofFamilyAlone() ? OPEN
          : level(Criteria.ALL.get(criterion), family, sponsors.get(0), facts);
    }
    return levels;
  }

  private static char level(Criterion criterion, FamilyToPlace family, Sponsor sponsor, Facts facts) {
    return (char) ('0' + criterion.levels().indexOf(criterion.level(family, sponsor, facts)));
  }

  /** Whether any family may go to any sponsor. */
  boolean anyPair() {
    return rows.stream().anyMatch(row -> !row.allowed.isEmpty());
  }

  /** The same for the optimizer. */
  Pool pool() {
    int[][] demand = rows.stream().map(row -> row.family.room().inDimensions()).toArray(int[][]::new);
    int[][] capacity = sponsors.stream().map(sponsor -> sponsor.roomLeft().inDimensions()).toArray(int[][]::new);
    Pool.Pairs pairs = new Pool.Pairs();
    rows.forEach(row -> {
      for (int pair = 0; pair < row.allowed.size(); pair++) {
        pairs.add(row.allowed.get(pair), row.worth.get(pair));
      }
      pairs.endFamily();
    });
    return pairs.pool(demand, capacity);
  }

  /** What pairs of these levels are worth. */
  private record Weighed(String levels, Double worth) {
  }

  /**
   * A family with its pairs.
   *
   * @param shutOut how many sponsors each limit rules out, by the limit's code
   */
  record Row(FamilyToPlace family, List<Integer> allowed, List<String> levels, List<Double> worth, Map<String, ShutOut> shutOut) {

    /** The limits that rule sponsors out, most first. */
    List<ShutOut> limits() {
      return shutOut.values().stream().sorted(Comparator.comparing(ShutOut::sponsors).reversed().thenComparing(ShutOut::limit)).toList();
    }
  }
}
