package org.passerelle.sponsorship.round;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Judges each pair by every limit, and weighs those that none rules out. */
  static Pairing of(List<FamilyToPlace> families, List<Sponsor> sponsors, Limit.Judge judge, Facts facts, Policy policy) {
    return new Pairing(sponsors, families.stream().map(family -> row(family, sponsors, judge, facts, policy)).toList());
  }

  private static Row row(FamilyToPlace family, List<Sponsor> sponsors, Limit.Judge judge, Facts facts, Policy policy) {
    Row row = new Row(family, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    for (int position = 0; position < sponsors.size(); position++) {
      List<Refusal> refusals = judge.against(sponsors.get(position), family);
      for (Refusal refusal : refusals) {
        row.refusals.computeIfAbsent(refusal, said -> new BitSet()).set(position);
      }
      if (refusals.isEmpty()) {
        String levels = levels(family, sponsors.get(position), facts);
        row.allowed.add(position);
        row.levels.add(levels);
        row.worth.add(policy.worth(levels));
      }
    }
    return row;
  }

  private static String levels(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    StringBuilder levels = new StringBuilder();
    Criteria.ALL.forEach(criterion -> levels.append(criterion.levels().indexOf(criterion.level(family, sponsor, facts))));
    return levels.toString();
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

  /**
   * A family with its pairs.
   *
   * @param refusals positions of the sponsors that are ruled out, by what a limit says of them
   */
  record Row(FamilyToPlace family, List<Integer> allowed, List<String> levels, List<Double> worth, Map<Refusal, BitSet> refusals) {

    /** The limits that rule sponsors out, most first. */
    List<ShutOut> limits() {
      Map<String, BitSet> sponsors = new HashMap<>();
      Map<String, List<String>> details = new HashMap<>();
      refusals.forEach((refusal, of) -> {
        sponsors.computeIfAbsent(refusal.code(), code -> new BitSet()).or(of);
        details.putIfAbsent(refusal.code(), refusal.details());
      });
      return sponsors.entrySet().stream().map(each -> new ShutOut(each.getKey(), each.getValue().cardinality(), details.get(each.getKey())))
          .sorted(Comparator.comparing(ShutOut::sponsors).reversed().thenComparing(ShutOut::limit)).toList();
    }

    /** The same sponsor by sponsor, for those who came nearest. */
    List<RuledOut> ruledOut() {
      return RuledOut.nearest(refusals.entrySet().stream()
          .map(each -> new RuledOut(each.getKey(), each.getValue().stream().boxed().toList())).toList());
    }
  }
}
