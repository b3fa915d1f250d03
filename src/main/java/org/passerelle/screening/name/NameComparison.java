package org.passerelle.screening.name;

import java.util.List;

/** Compares two names, whatever their script, spelling and order. */
public final class NameComparison {

  private NameComparison() {
  }

  public static NameLikeness between(ComparableName one, ComparableName other) {
    double score = (covered(one.parts(), other.parts()) + covered(other.parts(), one.parts())) / 2;
    return new NameLikeness(score, one.parts().equals(other.parts()) ? "same" : score >= NameLikeness.ALIKE ? "variant" : "differs");
  }

  private static double covered(List<String> parts, List<String> by) {
    return parts.stream().mapToDouble(part -> by.stream().mapToDouble(other -> spelling(part, other)).max().orElse(0)).average().orElse(0);
  }

  private static double spelling(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
      }
      before = row;
    }
    return 1 - (double) before[other.length()] / Math.max(one.length(), other.length());
  }
}
