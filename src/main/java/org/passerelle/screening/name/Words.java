package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.List;

/** Cuts a written name into words: at anything that is neither letter, mark nor digit, and where the script changes. */
final class Words {

  static final int LONGEST_NAME = 300;
  static final int MOST_WORDS = 24;
  static final int LONGEST_WORD = 40;

  private Words() {
  }

  static List<String> of(String written) {
    String text = Letters.plain(Letters.bounded(written));
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean consonants = false;
    for (int at = 0; at < text.length() && words.size() < MOST_WORDS;) {
      int code = text.codePointAt(at);
      at += Character.charCount(code);
      if (Character.isLetterOrDigit(code)) {
        boolean now = Character.isLetter(code) ? Letters.consonantScript(code) : consonants;
        if (now != consonants) {
          add(words, word);
        }
        consonants = now;
        word.appendCodePoint(code);
      } else if (Character.getType(code) == Character.NON_SPACING_MARK || Character.getType(code) == Character.COMBINING_SPACING_MARK) {
        word.appendCodePoint(code);
      } else if (!silent(code)) {
        add(words, word);
      }
    }
    add(words, word);
    return words;
  }

  /** Apostrophes, invisible characters and half spaces do not end a word. */
  private static boolean silent(int code) {
    return switch (code) {
      case '\'', '\u2019', '\u2018', '`', '\u00B4', '\u02BC', '\u02BB', '\u02BF', '\u02BE', '\u05F3', '\u05F4', '\u201B' -> true;
      default -> Character.getType(code) == Character.FORMAT || Character.getType(code) == Character.CONTROL && code > ' ';
    };
  }

  private static void add(List<String> words, StringBuilder word) {
    if (word.length() > 0 && words.size() < MOST_WORDS) {
      words.add(word.substring(0, Math.min(word.length(), LONGEST_WORD)));
    }
    word.setLength(0);
  }
}
