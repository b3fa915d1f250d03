package org.passerelle.screening.name;

/**
 * How far two words are apart by what is heard: a weighted edit distance (Wagner and Fischer 1974; weights as in Zobel and Dart 1996), between a
 * consonant script and Latin letters an alignment in which short vowels are supplied freely.
 */
final class SoundDistance {

  /** What is returned when two words are further apart than was asked for. */
  static final float FAR = 1000;

  private static final float SPLIT_DIGRAPH = 0.05f;
  private static final float SWAPPED = 0.7f;
  private static final ThreadLocal<float[][]> ROWS = ThreadLocal.withInitial(() -> new float[3][4 * Words.LONGEST_WORD * 2]);

  private SoundDistance() {
  }

  /** The cost of turning one into the other, symmetric; {@link #FAR} when it exceeds the limit. */
  static float between(byte[] one, byte[] other, float limit) {
    boolean oneConsonants = one.length > 0 && Sounds.ofConsonantScript(one[0]);
    boolean otherConsonants = other.length > 0 && Sounds.ofConsonantScript(other[0]);
    float[][] rows = Math.max(one.length, other.length) < ROWS.get()[0].length ? ROWS.get() : new float[3][Math.max(one.length, other.length) + 1];
    if (oneConsonants != otherConsonants) {
      return oneConsonants ? aligned(one, other, rows, limit) : aligned(other, one, rows, limit);
    }
    return edited(one, other, rows, limit);
  }

  private static float edited(byte[] one, byte[] other, float[][] rows, float limit) {
    float[] earlier = rows[0];
    float[] before = rows[1];
    float[] row = rows[2];
    before[0] = 0;
    for (int j = 1; j <= other.length; j++) {
      before[j] = before[j - 1] + Sounds.dropped(other[j - 1]);
    }
    float leastBefore = 0;
    for (int i = 1; i <= one.length; i++) {
      byte left = one[i - 1];
      float drop = Sounds.dropped(left);
      row[0] = before[0] + drop;
      float leastOfRow = row[0];
      for (int j = 1; j <= other.length; j++) {
        byte right = other[j - 1];
        float least = Math.min(before[j - 1] + Sounds.cost(left, right), Math.min(before[j] + drop, row[j - 1] + Sounds.dropped(right)));
        if (i > 1 && j > 1 && left == other[j - 2] && one[i - 2] == right) {
          least = Math.min(least, earlier[j - 2] + SWAPPED);
        }
        row[j] = least;
        leastOfRow = Math.min(leastOfRow, least);
      }
      if (leastOfRow > limit && leastBefore > limit) {
        return FAR;
      }
      leastBefore = leastOfRow;
      float[] spare = earlier;
      earlier = before;
      before = row;
      row = spare;
    }
    return before[other.length] > limit ? FAR : before[other.length];
  }

  private static float aligned(byte[] consonants, byte[] latin, float[][] rows, float limit) {
    float[] earlier = rows[0];
    float[] before = rows[1];
    float[] row = rows[2];
    before[0] = 0;
    for (int j = 1; j <= latin.length; j++) {
      before[j] = before[j - 1] + Sounds.supplied(latin[j - 1]);
    }
    float leastBefore = 0;
    for (int i = 1; i <= consonants.length; i++) {
      byte letter = consonants[i - 1];
      float drop = Sounds.dropped(letter);
      row[0] = before[0] + drop;
      float leastOfRow = row[0];
      for (int j = 1; j <= latin.length; j++) {
        byte sound = latin[j - 1];
        float least = Math.min(before[j - 1] + Sounds.cost(letter, sound), Math.min(before[j] + drop, row[j - 1] + Sounds.supplied(sound)));
        if (i > 1 && Sounds.split(sound) >= 0) {
          least = Math.min(least, earlier[j - 1] + Sounds.cost(consonants[i - 2], Sounds.split(sound)) + Sounds.cost(letter, Sounds.H) + SPLIT_DIGRAPH);
        }
        row[j] = least;
        leastOfRow = Math.min(leastOfRow, least);
      }
      if (leastOfRow > limit && leastBefore > limit) {
        return FAR;
      }
      leastBefore = leastOfRow;
      float[] spare = earlier;
      earlier = before;
      before = row;
      row = spare;
    }
    return before[latin.length] > limit ? FAR : before[latin.length];
  }
}
