package org.passerelle.screening.duplicate;

/** How alike two words are written. */
final class Spelling {

  private static final int LONGEST = 64;

  private Spelling() {
  }

  /** Letters to add, drop, replace or swap with their neighbour to make one word of the other. */
  static int steps(String one, String other) {
    int m = Math.min(one.length(), LONGEST);
    int n = Math.min(other.length(), LONGEST);
    int[] beforeLast = new int[n + 1];
    int[] last = new int[n + 1];
    int[] row = new int[n + 1];
    for (int j = 0; j <= n; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= m; i++) {
      row[0] = i;
      char letter = one.charAt(i - 1);
      for (int j = 1; j <= n; j++) {
        int steps = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1));
        if (i > 1 && j > 1 && letter == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
          steps = Math.min(steps, beforeLast[j - 2] + 1);
        }
        row[j] = steps;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[n];
  }

  /** 1 for the same word, 0 for words that share nothing. */
  static double likeness(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer == 0 ? 1 : 1 - (double) steps(one, other) / Math.min(longer, LONGEST);
  }

  /** Whether two words are at least so alike; words that cannot be are told apart by their letters alone. */
  static boolean alike(String one, String other, double least) {
    int longer = Math.max(one.length(), other.length());
    double allowed = (1 - least) * Math.min(longer, LONGEST);
    return Math.abs(one.length() - other.length()) <= allowed && Long.bitCount(letters(one) ^ letters(other)) <= 2 * allowed
        && steps(one, other) <= allowed;
  }

  private static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1L << (word.charAt(i) & 63);
    }
    return letters;
  }

  /**
   * The consonants by which a word is known across spellings and scripts: one sign for letters that are confused, none for vowels, doubled
   * letters once. The first letter stays, also when it is a vowel.
   */
  static String consonants(String word) {
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean breath = i + 1 < word.length() && word.charAt(i + 1) == 'h';
      char sign = sign(letter, breath, i == 0);
      if (letter == 'h' && i > 0 && (i == word.length() - 1 || "kgspctdzx".indexOf(word.charAt(i - 1)) >= 0)) {
        continue;
      }
      if (sign != 0 && (kept.length() == 0 || kept.charAt(kept.length() - 1) != sign)) {
        kept.append(sign);
      }
    }
    return kept.length() == 0 ? word : kept.toString();
  }

  private static char sign(char letter, boolean breath, boolean first) {
    return switch (letter) {
      case 'a', 'e', 'i', 'o', 'u' -> first ? 'a' : 0;
      case 'w', 'y' -> first ? letter : 0;
      case 'q', 'k' -> 'k';
      case 'c' -> breath ? 'c' : 'k';
      case 'p' -> breath ? 'f' : 'p';
      case 'v' -> first ? 'w' : 'v';
      default -> letter;
    };
  }
}
