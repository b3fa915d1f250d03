package org.passerelle.screening.name;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One word of a name, prepared for comparison. */
final class NamePart {

  /** What the word does in the name. */
  enum Role {
    plain, common, patronymic, servant, link, kunya, honorific, initial, number, generic, filler;

    double weight() {
      return switch (this) {
        case plain -> 1;
        case common -> Tuning.COMMON;
        case patronymic -> 0.4;
        case servant -> 0.15;
        case link -> 0.1;
        case kunya -> Tuning.KUNYA;
        case honorific -> 0.12;
        case initial -> Tuning.INITIAL;
        case number -> Tuning.NUMBER;
        case generic -> Tuning.GENERIC;
        case filler -> 0.03;
      };
    }
  }

  private final String letters;
  private final String latin;
  private final byte[] sounds;
  private final Role role;
  private final @Nullable String syllables;
  private final boolean approximate;
  private final long commonNames;
  private final double length;

  /**
   * @param letters     of a consonant script as they are, all others in Latin
   * @param syllables   as written, when each letter is a syllable or a word
   * @param approximate whether the script cannot say some sounds or vowels, so that the Latin letters are a guess
   */
  NamePart(String letters, String latin, byte[] sounds, Role role, @Nullable String syllables, boolean approximate) {
    this.letters = letters;
    this.latin = latin;
    this.sounds = sounds;
    this.role = role;
    this.syllables = syllables;
    this.approximate = approximate;
    this.commonNames = Vocabulary.commonNames(letters);
    this.length = PartLikeness.length(sounds);
  }

  NamePart as(Role other) {
    return new NamePart(letters, latin, sounds, other, syllables, approximate);
  }

  /** Both parts as one word. */
  NamePart joined(NamePart next) {
    byte[] all = new byte[sounds.length + next.sounds.length];
    System.arraycopy(sounds, 0, all, 0, sounds.length);
    System.arraycopy(next.sounds, 0, all, sounds.length, next.sounds.length);
    return new NamePart(letters + next.letters, latin + next.latin, all, role.weight() >= next.role.weight() ? role : next.role,
        syllables == null || next.syllables == null ? null : syllables + next.syllables, approximate || next.approximate);
  }

  String letters() {
    return letters;
  }

  String latin() {
    return latin;
  }

  byte[] sounds() {
    return sounds;
  }

  Role role() {
    return role;
  }

  double weight() {
    return role.weight();
  }

  @Nullable String syllables() {
    return syllables;
  }

  /** Which of the names that very many people share this may be, a bit each; 0 for all others. */
  long commonNames() {
    return commonNames;
  }

  Set<String> skeletons() {
    return Skeleton.of(sounds);
  }

  double length() {
    return length;
  }

  boolean approximate() {
    return approximate;
  }

  boolean inConsonantScript() {
    return sounds.length > 0 && Sounds.ofConsonantScript(sounds[0]);
  }

  @Override
  public String toString() {
    return Objects.requireNonNullElse(syllables, letters) + ":" + role;
  }
}
