package org.passerelle.handoff.destining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/**
 * What counts in one version of the table of points.
 *
 * @param points by criterion and level, written {@code criterion.level}
 */
record Policy(String version, Map<String, Integer> points) {

  /** Asks the table once for each level. */
  static Policy of(String version, ToIntBiFunction<String, String> table) {
    Map<String, Integer> points = new HashMap<>();
    Arrays.stream(Criterion.values()).forEach(criterion -> criterion.levels()
        .forEach(level -> points.put(criterion + "." + level, table.applyAsInt(criterion.name(), level))));
    return new Policy(version, points);
  }

  /** What each criterion gives this city for this family, in the criteria's order. */
  List<Part> parts(FamilyFacts family, City city) {
    return Arrays.stream(Criterion.values()).map(criterion -> {
      String level = criterion.level(family, city);
      return new Part(criterion.name(), level, points.getOrDefault(criterion + "." + level, 0));
    }).toList();
  }

  /** What those parts are worth together: never less than nothing. */
  static int worth(List<Part> parts) {
    return Math.max(0, parts.stream().mapToInt(Part::points).sum());
  }
}
