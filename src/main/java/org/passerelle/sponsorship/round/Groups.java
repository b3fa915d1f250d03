package org.passerelle.sponsorship.round;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.sponsorship.FamilyToPlace;

/**
 * The groups between which a round looks for fairness: nationality, size of the household, and whether it needs more than others. They are
 * compared with each other and none is preferred by name: whichever is behind gains a little until it is not.
 */
final class Groups {

  /** A group is behind when it was matched this much less often than all were, and at least so many of it waited. */
  private static final double TOLERANCE = 0.9;
  private static final int FEWEST = 5;

  private Groups() {
  }

  /** The groups of a family, such as {@code nationality.AFG}, {@code size.5to6}, {@code needs.more}. */
  static List<String> of(FamilyToPlace family) {
    return List.of("nationality." + (family.nationality() == null ? "unknown" : family.nationality()), "size." + band(family.room().persons()),
        "needs." + (family.room().specialNeeds() > 0 ? "more" : "usual"));
  }

  private static String band(int persons) {
    return persons <= 2 ? "1to2" : persons <= 4 ? "3to4" : persons <= 6 ? "5to6" : "7ormore";
  }

  /**
   * Groups that were matched less than their share.
   *
   * @param past families for whom a sponsor was sought, each with whether one was found
   */
  static Set<String> behind(Map<FamilyToPlace, Boolean> past) {
    double all = share(past.values());
    Map<String, List<Boolean>> byGroup = past.entrySet().stream()
        .flatMap(each -> of(each.getKey()).stream().map(group -> Map.entry(group, each.getValue())))
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return byGroup.entrySet().stream().filter(group -> group.getValue().size() >= FEWEST && share(group.getValue()) < TOLERANCE * all)
        .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }

  private static double share(java.util.Collection<Boolean> matched) {
    return matched.isEmpty() ? 0 : (double) matched.stream().filter(Boolean::booleanValue).count() / matched.size();
  }
}
