package org.passerelle.screening.name;

/**
 * How far two words are apart by what is heard: a weighted edit distance (Wagner and Fischer 1974; weights as in Zobel and Dart 1996), between a
 * consonant script and Latin letters an alignment in which short vowels are supplied freely.
 */
final class SoundDistance {

  private static final float SPLIT_DIGRAPH = 0.05f;

  private SoundDistance() {
  }

  /** The cost of turning one into the other; symmetric. */
  static float between(byte[] one, byte[] other) {
    boolean oneConsonants = one.length > 0 && Sounds.ofConsonantScript(one[0]);
    boolean otherConsonants = other.length > 0 && Sounds.ofConsonantScript(other[0]);
    if (oneConsonants != otherConsonants) {
      return oneConsonants ? aligned(one, other) : aligned(other, one);
    }
    return edited(one, other);
  }

  private static float edited(byte[] one, byte[] other) {
    float[] before = new float[other.length + 1];
    float[] row = new float[other.length + 1];
    float[] earlier = new float[other.length + 1];
    for (int j = 1; j <= other.length; j++) {
      before[j] = before[j - 1] + Sounds.dropped(other[j - 1]);
    }
    for (int i = 1; i <= one.length; i++) {
      byte left = one[i - 1];
      float drop = Sounds.dropped(left);
      row[0] = before[0] + drop;
      for (int j = 1; j <= other.length; j++) {
        byte right = other[j - 1];
        float least = Math.min(before[j - 1] + Sounds.cost(left, right), Math.min(before[j] + drop, row[j - 1] + Sounds.dropped(right)));
        if (i > 1 && j > 1 && left == other[j - 2] && one[i - 2] == right) {
          least = Math.min(least, earlier[j - 2] + 0.7f);
        }
        row[j] = least;
      }
      float[] spare = earlier;
      earlier = before;
      before = row;
      row = spare;
    }
    return before[other.length];
  }

  private static float aligned(byte[] consonants, byte[] latin) {
    float[] before = new float[latin.length + 1];
    float[] row = new float[latin.length + 1];
    float[] earlier = new float[latin.length + 1];
    for (int j = 1; j <= latin.length; j++) {
      before[j] = before[j - 1] + Sounds.supplied(latin[j - 1]);
    }
    for (int i = 1; i <= consonants.length; i++) {
      byte letter = consonants[i - 1];
      float drop = Sounds.dropped(letter);
      row[0] = before[0] + drop;
      for (int j = 1; j <= latin.length; j++) {
        byte sound = latin[j - 1];
        float least = Math.min(before[j - 1] + Sounds.cost(letter, sound), Math.min(before[j] + drop, row[j - 1] + Sounds.supplied(sound)));
        if (i > 1 && Sounds.split(sound) >= 0) {
          least = Math.min(least, earlier[j - 1] + Sounds.cost(consonants[i - 2], Sounds.split(sound)) + Sounds.cost(letter, Sounds.H) + SPLIT_DIGRAPH);
        }
        row[j] = least;
      }
      float[] spare = earlier;
      earlier = before;
      before = row;
      row = spare;
    }
    return before[latin.length];
  }
}
