package org.passerelle.sponsorship.round;

import java.util.ArrayList;
import java.util.BitSet;
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
    List<Integer> allowed = new ArrayList<>();
    List<String> levels = new ArrayList<>();
    List<Double> worth = new ArrayList<>();
    Refusals refusals = new Refusals();
    char[] ofFamily = ofFamilyAlone(family, sponsors, facts);
    for (Integer position : positions) {
      Sponsor sponsor = sponsors.get(position);
      List<Refusal> said = judge.against(sponsor, family);
      refusals.add(position, said);
      if (said.isEmpty()) {
        Weighed pair = weigh.apply(levels(ofFamily, family, sponsor, facts));
        allowed.add(position);
        levels.add(pair.levels);
        worth.add(pair.worth);
      }
    }
    return new Row(family, allowed, levels, worth, refusals.limits(), refusals.ruledOut());
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
   * @param limits   the limits that rule sponsors out, most first
   * @param ruledOut the same sponsor by sponsor, for those who came nearest
   */
  record Row(FamilyToPlace family, List<Integer> allowed, List<String> levels, List<Double> worth, List<ShutOut> limits, List<RuledOut> ruledOut) {
  }

  /** What limits say for one family: positions of the sponsors that are ruled out, by what is said of them. */
  private static final class Refusals {

    private final Map<Refusal, BitSet> sponsors = new LinkedHashMap<>();

    void add(int position, List<Refusal> said) {
      said.forEach(refusal -> sponsors.computeIfAbsent(refusal, first -> new BitSet()).set(position));
    }

    List<ShutOut> limits() {
      Map<String, BitSet> byLimit = new HashMap<>();
      Map<String, List<String>> details = new HashMap<>();
      sponsors.forEach((refusal, of) -> {
        byLimit.computeIfAbsent(refusal.code(), code -> new BitSet()).or(of);
        details.putIfAbsent(refusal.code(), refusal.details());
      });
      return byLimit.entrySet().stream().map(each -> new ShutOut(each.getKey(), each.getValue().cardinality(), details.get(each.getKey())))
          .sorted(Comparator.comparing(ShutOut::sponsors).reversed().thenComparing(ShutOut::limit)).toList();
    }

    List<RuledOut> ruledOut() {
      return RuledOut.nearest(sponsors.entrySet().stream()
          .map(each -> new RuledOut(each.getKey(), each.getValue().stream().boxed().toList())).toList());
    }
  }
}
