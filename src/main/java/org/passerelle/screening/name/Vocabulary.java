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
        case "abbreviation" -> ABBREVIATIONS.put(row[1], row[2]);
        default -> PERSONS.putIfAbsent(row[1], NamePart.Role.valueOf(row[0]));
      }
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
