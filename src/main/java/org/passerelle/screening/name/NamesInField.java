package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in one field of a list: {@code A; B}, {@code A (B)} and {@code A a.k.a. B} hold two, a name followed by itself in another script too.
 * Remarks in brackets that are no names are left out.
 */
public final class NamesInField {

  private static final Pattern BETWEEN = Pattern.compile("[;|،؛/]|(?i)(?<!\\p{L})(?:a\\.?k\\.?a|alias|dit|née|formerly|also known as)(?!\\p{L})\\.?|:");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[{]([^()\\[\\]{}]*)[)\\]}]");
  private static final int MOST_WORDS = 8;
  private static final int MOST_NAMES = 20;
  private static final int LONGEST = 2_000;

  private NamesInField() {
  }

  public static List<String> of(String field) {
    String text = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
    List<String> names = new ArrayList<>();
    Matcher brackets = BRACKETS.matcher(text);
    List<String> inBrackets = new ArrayList<>();
    StringBuilder outside = new StringBuilder();
    while (brackets.find()) {
      brackets.appendReplacement(outside, " ");
      inBrackets.add(brackets.group(1));
    }
    brackets.appendTail(outside);
    for (String part : BETWEEN.split(outside)) {
      addByScript(names, part);
    }
    for (String remark : inBrackets) {
      for (String part : BETWEEN.split(remark)) {
        if (Words.of(part).size() <= MOST_WORDS && part.chars().noneMatch(Character::isDigit)) {
          addByScript(names, part);
        }
      }
    }
    return names;
  }

  /** Latin letters beside a consonant script are another name, or the same one again. */
  private static void addByScript(List<String> names, String part) {
    StringBuilder latin = new StringBuilder();
    StringBuilder consonants = new StringBuilder();
    for (String word : Words.of(part)) {
      (Letters.consonantScript(word.codePointAt(0)) ? consonants : latin).append(word).append(' ');
    }
    if (latin.isEmpty() || consonants.isEmpty()) {
      add(names, part);
    } else {
      add(names, latin.toString());
      add(names, consonants.toString());
    }
  }

  private static void add(List<String> names, String name) {
    String stripped = name.strip();
    if (names.size() < MOST_NAMES && stripped.codePoints().anyMatch(Character::isLetterOrDigit)) {
      names.add(stripped);
    }
  }
}
