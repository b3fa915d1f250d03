package org.passerelle.screening.name;

/** How alike two words of names are, 0 to 1: by their letters and by what is heard, whichever speaks for them more. */
final class PartLikeness {

  private static final double INITIAL = 0.9;
  private static final double SAME_NAME = 0.99;
  private static final double SAME_SOUND = 0.95;
  private static final double VOWEL_LENGTH = 0.3;
  private static final double APPROXIMATE = 0.7;
  private static final double EDITS_FORGIVEN = 2;
  private static final double SOUNDS_FORGIVEN = 1.5;
  private static final float SURE_INITIAL = 0.1f;

  private PartLikeness() {
  }

  /** The likeness, or 0 when it is lower than asked for. */
  static double between(NamePart one, NamePart other, double lowest) {
    double likeness = likeness(one, other, lowest);
    return likeness < lowest ? 0 : likeness;
  }

  private static double likeness(NamePart one, NamePart other, double lowest) {
    if (one.letters().isEmpty() || other.letters().isEmpty()) {
      return 0;
    }
    if (one.syllables() != null && other.syllables() != null) {
      return syllables(one, other);
    }
    if (one.letters().equals(other.letters())) {
      return 1;
    }
    if (one.role() == NamePart.Role.initial || other.role() == NamePart.Role.initial) {
      return initial(one, other);
    }
    if (one.role() == NamePart.Role.number || other.role() == NamePart.Role.number) {
      return 0;
    }
    if (one.commonNames() != 0 && other.commonNames() != 0) {
      return (one.commonNames() & other.commonNames()) != 0 ? SAME_NAME : 0;
    }
    double heard = Math.min(SAME_NAME, heard(one, other, lowest));
    if (one.inConsonantScript() || other.inConsonantScript() || heard == SAME_NAME) {
      return heard;
    }
    double likeness = Math.max(heard, spelled(one.letters(), other.letters(), lowest));
    int ending = likeness < lowest ? 0 : Vocabulary.sharedEnding(one.letters(), other.letters());
    return ending == 0 ? likeness : Math.min(likeness, (likeness + 2 * stems(one.letters(), other.letters(), ending)) / 3);
  }

  private static double spelled(String one, String other, double lowest) {
    int longer = Math.max(one.length(), other.length());
    int limit = (int) ((1 - lowest) * longer / Tuning.SPELL + 0.01);
    int edits = SpellingDistance.between(one, other, limit);
    return edits > limit ? 0 : 1 - Tuning.SPELL * edits / longer - Tuning.EDITS * Math.max(0, edits - EDITS_FORGIVEN);
  }

  private static double heard(NamePart one, NamePart other, double lowest) {
    boolean acrossScripts = one.inConsonantScript() != other.inConsonantScript();
    double length = acrossScripts ? Math.max(one.length(), other.length()) : Math.max(one.sounds().length, other.sounds().length);
    double share = !acrossScripts && one.approximate() != other.approximate() ? APPROXIMATE : 1;
    double distance = share * SoundDistance.between(one.sounds(), other.sounds(), (float) ((1 - lowest) * length / share + 0.01));
    return Math.max(0, 1 - distance / Math.max(1, length) - (acrossScripts ? 0 : Tuning.EDITS * Math.max(0, distance - SOUNDS_FORGIVEN)));
  }

  /** How long a word is when vowels, which only one side may write, count little. */
  static double length(byte[] sounds) {
    double length = 0;
    for (byte sound : sounds) {
      length += Sounds.vowel(sound) ? VOWEL_LENGTH : 1;
    }
    return Math.max(length, 2);
  }

  private static double stems(String one, String other, int ending) {
    String left = one.substring(0, one.length() - ending);
    String right = other.substring(0, other.length() - ending);
    byte[] leftSounds = Sounds.ofLatin(left);
    byte[] rightSounds = Sounds.ofLatin(right);
    double heard = 1 - SoundDistance.between(leftSounds, rightSounds, SoundDistance.FAR) / Math.max(1, Math.max(leftSounds.length, rightSounds.length));
    int longer = Math.max(left.length(), right.length());
    return Math.max(Math.max(0, heard), 1 - (double) SpellingDistance.between(left, right, longer) / longer);
  }

  private static double syllables(NamePart one, NamePart other) {
    String left = String.valueOf(one.syllables());
    String right = String.valueOf(other.syllables());
    int longer = Math.max(left.length(), right.length());
    double same = 1 - (double) SpellingDistance.between(left, right, longer) / longer;
    return one.letters().equals(other.letters()) ? Math.max(same, SAME_SOUND) : same;
  }

  private static double initial(NamePart one, NamePart other) {
    if (one.letters().charAt(0) == other.letters().charAt(0)) {
      return INITIAL;
    }
    if (one.role() == other.role() && one.inConsonantScript() == other.inConsonantScript() || one.sounds().length == 0 || other.sounds().length == 0) {
      return 0;
    }
    return Sounds.cost(one.sounds()[0], other.sounds()[0]) <= SURE_INITIAL ? INITIAL : 0;
  }
}
