package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a person's name. The Arabic article is left out; Abd is set apart from the name of God that follows, so that Abdul Rahman,
 * Abdurrahman and عبدالرحمن become the same two words (Megerdoomian 2009).
 */
final class PersonName {

  private static final Pattern SERVANT = Pattern.compile("abd[aeiou]+(.{4,})");
  private static final Pattern GOD = Pattern.compile("abd[aeiou]+l+[aeo]h?i?|abd[aeiou]?");
  private static final Pattern PATRONYMIC = Pattern.compile(".{3,}([oe]vi(ch|c|tch|tsch|cs)|[oe]vna|i[ck]hna)");
  private static final Pattern OF_GOD = Pattern.compile("[aeiu]?l+[ae]h?");
  private static final String ARTICLE = "ال";
  private static final String SERVANT_LETTERS = "عبد";
  private static final String GOD_LETTERS = "الله";
  private static final String SERVANT_OF_GOD = SERVANT_LETTERS + GOD_LETTERS;
  private static final String LOOKALIKES = "oiszeasgtbg";

  private PersonName() {
  }

  static List<NamePart> words(String written) {
    List<String> found = Words.of(written);
    List<NamePart> words = new ArrayList<>();
    for (int at = 0; at < found.size(); at++) {
      String word = found.get(at);
      if (Letters.consonantScript(word.codePointAt(0))) {
        consonantWord(words, Letters.consonants(word));
      } else {
        String next = at + 1 < found.size() && !Letters.consonantScript(found.get(at + 1).codePointAt(0)) ? Letters.latin(found.get(at + 1)) : "";
        latinWord(words, word, next);
      }
    }
    patronymics(words);
    return words;
  }

  /** A Slavic father's name between or after others is left out more often than not. */
  private static void patronymics(List<NamePart> words) {
    for (int at = 1; at < words.size(); at++) {
      if (words.get(at).role() == NamePart.Role.plain && words.size() > 2 && PATRONYMIC.matcher(words.get(at).letters()).matches()) {
        words.set(at, words.get(at).as(NamePart.Role.patronymic));
      }
    }
  }

  private static void consonantWord(List<NamePart> words, String letters) {
    if (letters.isEmpty() || letters.equals(ARTICLE)) {
      return;
    }
    NamePart last = words.isEmpty() ? null : words.get(words.size() - 1);
    if (last != null && last.role() == NamePart.Role.servant && last.inConsonantScript() && (letters.equals(GOD_LETTERS) || letters.equals("لله") || letters.equals("له"))) {
      words.set(words.size() - 1, part(SERVANT_OF_GOD, NamePart.Role.common));
    } else if (letters.startsWith(SERVANT_LETTERS + "ال") && letters.length() > 6 && !letters.startsWith(SERVANT_OF_GOD)) {
      words.add(part(SERVANT_LETTERS, NamePart.Role.servant));
      words.add(part(letters.substring(5)));
    } else if (letters.equals("عبدلله")) {
      words.add(part(SERVANT_OF_GOD, NamePart.Role.common));
    } else if (letters.startsWith(ARTICLE) && letters.length() > 4 && !letters.equals(GOD_LETTERS)) {
      words.add(part(letters.substring(2)));
    } else {
      words.add(part(letters));
    }
  }

  static NamePart part(String letters) {
    return part(letters, letters.length() == 1 ? NamePart.Role.initial : Vocabulary.ofPerson(letters));
  }

  private static NamePart part(String letters, NamePart.Role role) {
    byte[] sounds = Sounds.ofConsonants(letters);
    StringBuilder latin = new StringBuilder();
    for (byte sound : sounds) {
      latin.append(Sounds.rendered(sound));
    }
    return new NamePart(letters, latin.toString(), sounds, role, null, true);
  }

  private static void latinWord(List<NamePart> words, String word, String next) {
    String letters = readable(Letters.latin(word));
    if (letters.isEmpty() || (next.isEmpty() ? !words.isEmpty() : true) && Vocabulary.article(letters, next)) {
      return;
    }
    letters = Vocabulary.unabbreviated(letters);
    NamePart last = words.isEmpty() ? null : words.get(words.size() - 1);
    if (last != null && last.role() == NamePart.Role.servant && !last.inConsonantScript() && OF_GOD.matcher(letters).matches()) {
      words.set(words.size() - 1, latin("abdallah", word, NamePart.Role.common));
      return;
    }
    Matcher servant = SERVANT.matcher(letters);
    if (servant.matches() && !GOD.matcher(letters).matches()) {
      words.add(latin("abd", word, NamePart.Role.servant));
      String rest = withoutArticle(servant.group(1));
      words.add(latin(rest, word, Vocabulary.ofPerson(rest)));
      return;
    }
    words.add(latin(letters, word, letters.length() == 1 && Letters.ascii(word) ? NamePart.Role.initial : Vocabulary.ofPerson(letters)));
  }

  /** Of lrahman, rrahman and laziz, what comes after the article. */
  private static String withoutArticle(String rest) {
    boolean article = rest.charAt(0) == 'l' || rest.charAt(0) == rest.charAt(1);
    return article ? rest.substring(1) : rest;
  }

  private static NamePart latin(String letters, String word, NamePart.Role role) {
    boolean syllables = Letters.syllableScript(word.codePointAt(0));
    return new NamePart(letters, letters, Sounds.ofLatin(letters), role, syllables ? word : null, !Letters.ascii(word) && approximate(word.codePointAt(0)));
  }

  /** Whether a script says fewer sounds or other vowels than Latin letters do. */
  static boolean approximate(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN -> false;
      default -> true;
    };
  }

  /** Digits among letters are read as the letters they look like. */
  private static String readable(String letters) {
    boolean digit = letters.chars().anyMatch(Character::isDigit);
    if (!digit || letters.chars().allMatch(Character::isDigit)) {
      return letters;
    }
    StringBuilder readable = new StringBuilder(letters);
    for (int at = 0; at < readable.length(); at++) {
      if (Character.isDigit(readable.charAt(at))) {
        readable.setCharAt(at, LOOKALIKES.charAt(readable.charAt(at) - '0'));
      }
    }
    return readable.toString();
  }
}
