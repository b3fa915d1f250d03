package org.passerelle.screening.name;

/** How alike two words of names are, 0 to 1: by their letters and by what is heard, whichever speaks for them more. */
final class PartLikeness {

  private static final double INITIAL = 0.9;
  private static final double DISTINCT = 0.4;

  private PartLikeness() {
  }

  static double between(NamePart one, NamePart other) {
    if (one.letters().equals(other.letters())) {
      return one.letters().isEmpty() ? 0 : one.syllables() == null || other.syllables() == null ? 1 : syllables(one, other);
    }
    if (one.role() == NamePart.Role.initial || other.role() == NamePart.Role.initial) {
      return initial(one, other);
    }
    if (one.role() == NamePart.Role.number || other.role() == NamePart.Role.number) {
      return 0;
    }
    if (one.syllables() != null && other.syllables() != null) {
      return syllables(one, other);
    }
    if (one.commonNames() != 0 && other.commonNames() != 0) {
      return (one.commonNames() & other.commonNames()) != 0 ? 0.99 : DISTINCT;
    }
    double heard = heard(one, other);
    if (one.inConsonantScript() || other.inConsonantScript()) {
      return heard;
    }
    int longer = Math.max(one.letters().length(), other.letters().length());
    int edits = SpellingDistance.between(one.letters(), other.letters());
    double likeness = Math.max(heard, 1 - Tuning.SPELL * edits / longer - Tuning.EDITS * Math.max(0, edits - 2));
    int ending = likeness < Tuning.LOWEST ? 0 : Vocabulary.sharedEnding(one.letters(), other.letters());
    return ending == 0 ? likeness : Math.min(likeness, (likeness + 2 * stems(one, other, ending)) / 3);
  }

  private static double stems(NamePart one, NamePart other, int ending) {
    String left = one.letters().substring(0, one.letters().length() - ending);
    String right = other.letters().substring(0, other.letters().length() - ending);
    byte[] leftSounds = Sounds.ofLatin(left);
    byte[] rightSounds = Sounds.ofLatin(right);
    double heard = 1 - SoundDistance.between(leftSounds, rightSounds) / Math.max(1, Math.max(leftSounds.length, rightSounds.length));
    return Math.max(heard, 1 - (double) SpellingDistance.between(left, right) / Math.max(left.length(), right.length()));
  }

  private static double heard(NamePart one, NamePart other) {
    if (one.sounds().length == 0 || other.sounds().length == 0) {
      return 0;
    }
    double distance = SoundDistance.between(one.sounds(), other.sounds());
    if (one.inConsonantScript() != other.inConsonantScript()) {
      return Math.max(0, 1 - distance / length(one, other));
    }
    if (one.approximate() != other.approximate()) {
      distance *= 0.7;
    }
    return Math.max(0, 1 - distance / Math.max(one.sounds().length, other.sounds().length) - Tuning.EDITS * Math.max(0, distance - 1.5));
  }

  /** Vowels that only one side writes say nothing about how long a name is. */
  private static double length(NamePart one, NamePart other) {
    return Math.max(consonants(one.sounds()), consonants(other.sounds()));
  }

  private static double consonants(byte[] sounds) {
    double count = 0;
    for (byte sound : sounds) {
      count += Sounds.vowel(sound) ? 0.3 : 1;
    }
    return Math.max(count, 2);
  }

  private static double syllables(NamePart one, NamePart other) {
    String left = String.valueOf(one.syllables());
    String right = String.valueOf(other.syllables());
    double same = 1 - (double) SpellingDistance.between(left, right) / Math.max(left.length(), right.length());
    return one.letters().equals(other.letters()) ? Math.max(same, 0.95) : same;
  }

  private static double initial(NamePart one, NamePart other) {
    if (one.sounds().length == 0 || other.sounds().length == 0) {
      return 0;
    }
    boolean bothInitials = one.role() == other.role();
    float cost = one.inConsonantScript() != other.inConsonantScript() || !bothInitials ? Sounds.cost(one.sounds()[0], other.sounds()[0]) : 1;
    boolean sameLetter = one.letters().charAt(0) == other.letters().charAt(0);
    return sameLetter || cost <= 0.1 ? INITIAL : 0;
  }
}
