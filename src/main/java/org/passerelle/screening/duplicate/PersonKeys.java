package org.passerelle.screening.duplicate;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.casefile.Person;

/**
 * By what a person is found again: the name with its parts in alphabetical order (names have no fixed order), the same in the person's own
 * script, and the document's number. Keys only narrow the search; they decide nothing and are never shown.
 */
final class PersonKeys {

  static final String NAME = "n:";
  static final String SCRIPT = "s:";
  static final String DOCUMENT = "d:";

  /** A shorter number is too common to point to anybody. */
  private static final int SHORTEST_NUMBER = 4;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Mn}\\p{Cf}\\u0640]+");
  private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Letters that the same name is written with from one country or keyboard to another: Arabic, Persian and Pashto forms. */
  private static final Map<Character, Character> ONE_LETTER = Map.of('ي', 'ی', 'ى', 'ی', 'ئ', 'ی', 'ك', 'ک', 'ة', 'ه', 'ۀ', 'ه', 'أ', 'ا',
      'إ', 'ا', 'آ', 'ا', 'ؤ', 'و');

  private PersonKeys() {
  }

  static Set<String> of(Person person) {
    Set<String> keys = new TreeSet<>();
    addName(keys, NAME, person.fullName());
    if (person.nameInScript() != null) {
      addName(keys, SCRIPT, person.nameInScript());
    }
    if (person.documentNumber() != null) {
      String number = BETWEEN_DIGITS.matcher(person.documentNumber()).replaceAll("").toUpperCase(Locale.ROOT);
      if (number.length() >= SHORTEST_NUMBER) {
        keys.add(DOCUMENT + number);
      }
    }
    return keys;
  }

  private static void addName(Set<String> keys, String kind, String name) {
    String parts = Arrays.stream(BETWEEN_PARTS.split(plain(name))).filter(part -> !part.isEmpty()).sorted().collect(Collectors.joining(" "));
    if (!parts.isEmpty()) {
      keys.add(kind + parts);
    }
  }

  /** Lower case, without accents, vowel signs and joiners, one form for each letter. */
  private static String plain(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String unified = composed.chars().mapToObj(letter -> String.valueOf(ONE_LETTER.getOrDefault((char) letter, (char) letter)))
        .collect(Collectors.joining());
    return INVISIBLE.matcher(Normalizer.normalize(unified, Normalizer.Form.NFD)).replaceAll("");
  }
}
