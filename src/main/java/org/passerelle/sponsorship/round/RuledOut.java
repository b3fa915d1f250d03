package org.passerelle.sponsorship.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passerelle.sponsorship.Limit.Refusal;

/**
 * What a limit said for a family, and of which sponsors of the round.
 *
 * @param sponsors their positions
 */
record RuledOut(Refusal refusal, List<Integer> sponsors) {

  /** So many are kept by name for a family: in a round of thousands by thousands all of them would be millions. Counts by limit are whole. */
  static final int MOST = 200;

  /** What was said of the sponsors who came nearest to being able to take the family. */
  static List<RuledOut> nearest(List<RuledOut> all) {
    Set<Integer> kept = bySponsor(all).stream().limit(MOST).map(RefusedSponsor::position).collect(Collectors.toSet());
    return all.stream().map(each -> new RuledOut(each.refusal, each.sponsors.stream().filter(kept::contains).toList()))
        .filter(each -> !each.sponsors.isEmpty()).toList();
  }

  /** The same sponsor by sponsor, those against whom least stands first: they came nearest to being able to take the family. */
  static List<RefusedSponsor> bySponsor(List<RuledOut> all) {
    TreeMap<Integer, List<Refusal>> refusals = new TreeMap<>();
    all.forEach(each -> each.sponsors.forEach(position -> refusals.computeIfAbsent(position, key -> new ArrayList<>()).add(each.refusal)));
    return refusals.entrySet().stream().map(each -> new RefusedSponsor(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(sponsor -> sponsor.refusals().size())).toList();
  }
}
