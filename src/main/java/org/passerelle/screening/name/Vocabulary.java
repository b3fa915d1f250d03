package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that are known in names: which identify nobody, which stand for others. */
final class Vocabulary {

  private static final Map<String, NamePart.Role> PERSONS = new HashMap<>();
  private static final Map<String, String> ABBREVIATIONS = new HashMap<>();
  private static final Map<String, Long> COMMON_NAMES = new HashMap<>();
  private static final List<String> ENDINGS = new ArrayList<>();
  private static final Set<String> LONG_LEGAL_WORDS = new HashSet<>();
  private static final Set<String> ARTICLES = new HashSet<>();
  private static final Set<String> ASSIMILATED = new HashSet<>();
  private static final Set<String> GENERIC = new HashSet<>();
  private static final Map<String, String> SAME = new HashMap<>();
  private static final Map<String, String> NUMBERS = new HashMap<>();
  private static final Set<String> PREFIXES = new HashSet<>();
  private static final Map<String, List<LegalForm>> LEGAL_FORMS = new HashMap<>();

  static {
    for (String[] row : Table.rows("words.tsv")) {
      switch (row[0]) {
        case "article" -> ARTICLES.add(row[1]);
        case "assimilated" -> ASSIMILATED.add(row[1]);
        case "ending" -> ENDINGS.add(row[1]);
        case "abbreviation" -> ABBREVIATIONS.put(row[1], row[2]);
        default -> PERSONS.putIfAbsent(row[1], NamePart.Role.valueOf(row[0]));
      }
    }
    long name = 1;
    for (String[] row : Table.rows("common-names.tsv")) {
      for (String spelling : row[1].split(" ")) {
        COMMON_NAMES.merge(spelling, name, (before, now) -> before | now);
        PERSONS.putIfAbsent(spelling, NamePart.Role.common);
      }
      name <<= 1;
    }
    for (String[] row : Table.rows("organization-words.tsv")) {
      switch (row[0]) {
        case "generic" -> GENERIC.add(row[1]);
        case "same" -> SAME.put(row[1], row[2]);
        case "number" -> NUMBERS.put(row[1], row[2]);
        case "prefix" -> PREFIXES.add(row[1]);
        default -> throw new IllegalArgumentException(row[0]);
      }
    }
    for (String[] row : Table.rows("legal-forms.tsv")) {
      List<String> words = List.of(row[1].split(" "));
      words.stream().filter(word -> word.length() > 5).forEach(LONG_LEGAL_WORDS::add);
      LEGAL_FORMS.computeIfAbsent(words.get(0), word -> new ArrayList<>()).add(new LegalForm(row[0], words));
    }
    LEGAL_FORMS.values().forEach(forms -> forms.sort((one, other) -> other.words().size() - one.words().size()));
  }

  private Vocabulary() {
  }

  /** What a word of a person's name does; {@code plain} when it is not known. */
  static NamePart.Role ofPerson(String word) {
    return PERSONS.getOrDefault(word, NamePart.Role.plain);
  }

  /** Which names of those that very many people share this may be a spelling of, a bit each; 0 for all others. */
  static long commonNames(String word) {
    return COMMON_NAMES.getOrDefault(word, 0L);
  }

  /** The length of an ending that many names have in common; 0 for none. */
  static int sharedEnding(String one, String other) {
    for (String ending : ENDINGS) {
      if (one.endsWith(ending) && other.endsWith(ending) && Math.min(one.length(), other.length()) > ending.length() + 1) {
        return ending.length();
      }
    }
    return 0;
  }

  /** A long word of a legal form with one letter wrong is still read as that word. */
  static String legalWord(String word) {
    if (word.length() <= 5 || LONG_LEGAL_WORDS.contains(word) || GENERIC.contains(word)) {
      return word;
    }
    return LONG_LEGAL_WORDS.stream().filter(legal -> Math.abs(legal.length() - word.length()) <= 1 && SpellingDistance.between(legal, word, 1) == 1)
        .min(String::compareTo).orElse(word);
  }

  static String unabbreviated(String word) {
    return ABBREVIATIONS.getOrDefault(word, word);
  }

  /** The Arabic article, also as it sounds before some consonants: ar-Rahman, ud-Din. */
  static boolean article(String word, String next) {
    return ARTICLES.contains(word) || ASSIMILATED.contains(word) && !next.isEmpty() && next.charAt(0) == word.charAt(1);
  }

  static boolean generic(String word) {
    return GENERIC.contains(word);
  }

  static String sameWord(String word) {
    return SAME.getOrDefault(word, word);
  }

  /** Digits for a numeral, an ordinal or a Roman number; the word itself otherwise. */
  static String number(String word) {
    return NUMBERS.getOrDefault(word, word);
  }

  static boolean shipPrefix(String word) {
    return PREFIXES.contains(word);
  }

  /** The legal forms that may begin with this word, the longest first. */
  static List<LegalForm> legalForms(String word) {
    return LEGAL_FORMS.getOrDefault(word, List.of());
  }

  /**
   * A legal form as it may be written.
   *
   * @param form the form it stands for
   */
  record LegalForm(String form, List<String> words) {

    boolean at(List<String> all, int position) {
      return position + words.size() <= all.size() && all.subList(position, position + words.size()).equals(words);
    }
  }
}
