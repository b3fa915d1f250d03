package org.passerelle.screening.name;

/** How many letters were changed, left out, added or swapped with their neighbour (Damerau 1964, each place edited once). */
final class SpellingDistance {

  private SpellingDistance() {
  }

  static int between(String one, String other) {
    int[] earlier = new int[other.length() + 1];
    int[] before = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 1; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      char left = one.charAt(i - 1);
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        char right = other.charAt(j - 1);
        int least = Math.min(before[j - 1] + (left == right ? 0 : 1), Math.min(before[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && left == other.charAt(j - 2) && one.charAt(i - 2) == right) {
          least = Math.min(least, earlier[j - 2] + 1);
        }
        row[j] = least;
      }
      int[] spare = earlier;
      earlier = before;
      before = row;
      row = spare;
    }
    return before[other.length()];
  }
}
