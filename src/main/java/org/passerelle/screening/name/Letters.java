package org.passerelle.screening.name;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Letters as they are compared: compatibility forms unified (NFKC), case, accents, vowel signs and invisible characters dropped, the Arabic, Persian,
 * Pashto and Urdu forms of one letter made one. Consonant scripts keep their letters, all others become Latin ones.
 */
final class Letters {

  private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  private static final int FIRST_CONSONANT_SCRIPT = 0x590;
  private static final Map<Character, String> ROMANIZATION = new HashMap<>();
  private static final String VARIANTS = "أا إا آا ٱا ٲا ٳا ىی يی ئی ېی ۍی ےی ۓی ێی ؤو ۆو ۇو ۋو ۄو كک ګگ ڪک ةه ۀه ەه ہه ۂه ھه ۃه ٹت ټت ڈد ډد ڑر ړر ڕر ںن ڼن ڵل ڤف";

  static {
    Table.rows("romanization.tsv").forEach(row -> ROMANIZATION.put(row[0].charAt(0), row[1].equals("-") ? "" : row[1]));
  }

  private static final char[] UNIFIED = unified();

  private Letters() {
  }

  private static char[] unified() {
    char[] unified = new char[0x700];
    for (int code = 0; code < unified.length; code++) {
      unified[code] = (char) code;
    }
    for (String variant : VARIANTS.split(" ")) {
      unified[variant.charAt(0)] = variant.charAt(1);
    }
    return unified;
  }

  /** So much of the text as a name can sensibly be long. */
  static String bounded(String written) {
    return written.length() > Words.LONGEST_NAME ? written.substring(0, Words.LONGEST_NAME) : written;
  }

  /** The text with compatibility forms and invisible characters resolved, still in its own script and case. */
  static String plain(String written) {
    return ascii(written) ? written : Normalizer.normalize(written, Normalizer.Form.NFKC);
  }

  static boolean ascii(CharSequence text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  static boolean consonantScript(int codePoint) {
    if (codePoint < FIRST_CONSONANT_SCRIPT) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.ARABIC || script == UnicodeScript.HEBREW;
  }

  static boolean syllableScript(int codePoint) {
    if (codePoint < FIRST_CONSONANT_SCRIPT) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HANGUL || script == UnicodeScript.HAN;
  }

  /** Consonant letters without vowel signs, hamza on its own and tatweel. */
  static String consonants(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      char one = letter < UNIFIED.length ? UNIFIED[letter] : letter;
      if (Character.isLetter(one) && one != 'ـ' && one != 'ء') {
        kept.append(finalForm(one));
      } else if (Character.isDigit(one)) {
        kept.append((char) ('0' + Character.digit(one, 10)));
      }
    }
    return kept.toString();
  }

  private static char finalForm(char hebrew) {
    return switch (hebrew) {
      case 'ך' -> 'כ';
      case 'ם' -> 'מ';
      case 'ן' -> 'נ';
      case 'ף' -> 'פ';
      case 'ץ' -> 'צ';
      default -> hebrew;
    };
  }

  /** Latin letters a to z and digits; everything else has gone. */
  static String latin(String text) {
    String latin = text;
    if (!ascii(text)) {
      latin = LATIN.transliterate(romanized(text.toLowerCase(Locale.ROOT)));
      if (UnicodeScript.of(text.codePointAt(0)) == UnicodeScript.HANGUL) {
        latin = latin.replace("eo", "o").replace("eu", "u");
      }
    }
    StringBuilder kept = new StringBuilder(latin.length());
    for (int at = 0; at < latin.length(); at++) {
      char letter = Character.toLowerCase(latin.charAt(at));
      if (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9') {
        kept.append(letter);
      } else if (Character.isDigit(letter)) {
        kept.append((char) ('0' + Character.digit(letter, 10)));
      }
    }
    return kept.toString();
  }

  private static String romanized(String text) {
    StringBuilder romanized = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      String latin = ROMANIZATION.get(text.charAt(at));
      romanized.append(latin == null ? String.valueOf(text.charAt(at)) : latin);
    }
    return romanized.toString();
  }
}
