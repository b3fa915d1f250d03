package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;

/**
 * By what a name is found again: names that may be one share at least one key. Keys only narrow the search; they decide nothing. They hold no
 * readable name, but they are personal data all the same. Each begins with its kind:
 * <ul>
 *   <li>{@code d:} the Daitch–Mokotoff code of one word, {@code s:} its consonant skeleton, which is the same in Arabic and in Latin letters; not for
 *       words that millions of people share, unless the name has no other;
 *   <li>{@code p:} the skeletons of two words, in either order: also for those;
 *   <li>{@code s:} also that of the whole name, since some write it as one word.
 * </ul>
 */
public final class NameKeys {

  private static final DaitchMokotoffSoundex SOUND = new DaitchMokotoffSoundex();
  private static final int MOST_WORDS = 8;
  private static final double DISTINGUISHES = 0.3;
  private static final int SHORTEST = 2;

  private NameKeys() {
  }

  public static Set<String> of(ComparableName name) {
    Set<String> keys = new TreeSet<>();
    List<NamePart> words = words(name);
    for (NamePart word : words) {
      if (word.role() == NamePart.Role.plain || word.role() == NamePart.Role.patronymic || words.size() == 1) {
        addWord(keys, word, words.size() == 1);
      }
    }
    addPairs(keys, words);
    if (words.size() > 1) {
      NamePart whole = words.stream().reduce(NamePart::joined).orElseThrow();
      whole.skeletons().forEach(skeleton -> keys.add("s:" + skeleton));
    }
    return keys;
  }

  /** The skeletons of each word that may tell people apart, and of each two neighbours as if they were written as one. */
  public static List<Set<String>> skeletons(ComparableName name) {
    List<NamePart> words = words(name);
    List<Set<String>> skeletons = new ArrayList<>(words.stream().map(NamePart::skeletons).toList());
    for (int at = 0; at + 1 < words.size(); at++) {
      skeletons.add(words.get(at).joined(words.get(at + 1)).skeletons());
    }
    return skeletons;
  }

  private static List<NamePart> words(ComparableName name) {
    List<NamePart> words = new ArrayList<>();
    for (NamePart word : name.words()) {
      if (word.weight() > DISTINGUISHES && word.role() != NamePart.Role.initial && words.size() < MOST_WORDS) {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      words.addAll(Arrays.asList(name.words()).subList(0, Math.min(MOST_WORDS, name.words().length)));
    }
    return words;
  }

  private static void addWord(Set<String> keys, NamePart word, boolean alone) {
    for (String skeleton : word.skeletons()) {
      if (alone || skeleton.length() >= SHORTEST) {
        keys.add("s:" + skeleton);
      }
    }
    for (String code : SOUND.soundex(word.latin()).split("\\|")) {
      keys.add("d:" + code);
    }
  }

  private static void addPairs(Set<String> keys, List<NamePart> words) {
    List<Set<String>> skeletons = words.stream().map(NamePart::skeletons).toList();
    for (int one = 0; one < words.size(); one++) {
      for (int other = one + 1; other < words.size(); other++) {
        for (String left : skeletons.get(one)) {
          for (String right : skeletons.get(other)) {
            keys.add("p:" + (left.compareTo(right) <= 0 ? left + "+" + right : right + "+" + left));
          }
        }
      }
    }
  }
}
