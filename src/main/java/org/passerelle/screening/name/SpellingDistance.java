package org.passerelle.screening.name;

/** How many letters were changed, left out, added or swapped with their neighbour (Damerau 1964, each place edited once). */
final class SpellingDistance {

  private static final ThreadLocal<int[][]> ROWS = ThreadLocal.withInitial(() -> new int[3][Words.LONGEST_NAME * 2]);

  private SpellingDistance() {
  }

  /** The number of edits, or one more than the limit when there are more. */
  static int between(String one, String other, int limit) {
    if (Math.abs(one.length() - other.length()) > limit) {
      return limit + 1;
    }
    int[][] rows = other.length() < ROWS.get()[0].length ? ROWS.get() : new int[3][other.length() + 1];
    int[] earlier = rows[0];
    int[] before = rows[1];
    int[] row = rows[2];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    int leastBefore = 0;
    for (int i = 1; i <= one.length(); i++) {
      char left = one.charAt(i - 1);
      row[0] = i;
      int leastOfRow = i;
      for (int j = 1; j <= other.length(); j++) {
        char right = other.charAt(j - 1);
        int least = Math.min(before[j - 1] + (left == right ? 0 : 1), Math.min(before[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && left == other.charAt(j - 2) && one.charAt(i - 2) == right) {
          least = Math.min(least, earlier[j - 2] + 1);
        }
        row[j] = least;
        leastOfRow = Math.min(leastOfRow, least);
      }
      if (leastOfRow > limit && leastBefore > limit) {
        return limit + 1;
      }
      leastBefore = leastOfRow;
      int[] spare = earlier;
      earlier = before;
      before = row;
      row = spare;
    }
    return Math.min(before[other.length()], limit + 1);
  }
}
