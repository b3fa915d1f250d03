package org.passerelle.sponsorship.round;

import java.util.ArrayList;
import java.util.List;

/**
 * What a round counts: each criterion with its levels and their points. A pair is worth the sum of its levels' points, on a scale whose zero
 * is no place at all; a sum below zero counts as zero.
 */
public record Policy(List<Counted> criteria) {

  /** Asks the table once for each level. */
  static Policy of(PolicyTable table) {
    return new Policy(Criteria.ALL.stream().map(criterion -> new Counted(criterion.code(),
        criterion.levels().stream().map(level -> new Level(level, table.points(criterion.code(), level))).toList())).toList());
  }

  /** What levels written as one digit a criterion are worth. */
  double worth(String levels) {
    int sum = 0;
    for (int criterion = 0; criterion < criteria.size(); criterion++) {
      sum += criteria.get(criterion).levels().get(levels.charAt(criterion) - '0').points();
    }
    return Math.max(0, sum);
  }

  /** Levels in words' codes, with their points. */
  public List<Part> parts(String levels) {
    List<Part> parts = new ArrayList<>();
    for (int criterion = 0; criterion < criteria.size(); criterion++) {
      Counted counted = criteria.get(criterion);
      Level level = counted.levels().get(levels.charAt(criterion) - '0');
      parts.add(new Part(counted.code(), level.code(), level.points()));
    }
    return parts;
  }

  /** A criterion with its levels. */
  public record Counted(String code, List<Level> levels) {
  }

  /** A level with its points. */
  public record Level(String code, int points) {
  }

  /** What one criterion gives a pair. */
  public record Part(String criterion, String level, int points) {
  }
}
