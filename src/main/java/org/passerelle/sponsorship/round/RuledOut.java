package org.passerelle.sponsorship.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.passerelle.sponsorship.Limit.Refusal;

/**
 * What a limit said for a family, and of which sponsors of the round.
 *
 * @param sponsors their positions
 */
record RuledOut(Refusal refusal, List<Integer> sponsors) {

  /** The same sponsor by sponsor, those against whom least stands first: they came nearest to being able to take the family. */
  static List<RefusedSponsor> bySponsor(List<RuledOut> all) {
    TreeMap<Integer, List<Refusal>> refusals = new TreeMap<>();
    all.forEach(each -> each.sponsors.forEach(position -> refusals.computeIfAbsent(position, key -> new ArrayList<>()).add(each.refusal)));
    return refusals.entrySet().stream().map(each -> new RefusedSponsor(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(sponsor -> sponsor.refusals().size())).toList();
  }
}
