package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of the name of an organization, and its legal forms, which are set apart.
 *
 * @param legalForms as {@code legal-forms.tsv} calls them
 */
record OrganizationName(List<NamePart> words, Set<String> legalForms) {

  /** A.B.C. is written as ABC too. */
  private static final Pattern INITIALISM = Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{L})\\.(?=\\p{L}(?![\\p{L}\\p{N}]))|(?<=\\.\\p{L})\\.(?=\\p{L}(?![\\p{L}\\p{N}]))");

  static OrganizationName of(String written) {
    List<String> found = new ArrayList<>();
    List<String> originals = new ArrayList<>();
    for (String word : Words.of(INITIALISM.matcher(Letters.bounded(written)).replaceAll("$1").replace("&", " and ").replace("%", " percent ").replace("+", " and "))) {
      String letters = Letters.consonantScript(word.codePointAt(0)) ? Letters.consonants(word) : Vocabulary.legalWord(Letters.latin(word));
      if (!letters.isEmpty()) {
        found.add(letters);
        originals.add(word);
      }
    }
    Set<String> forms = new TreeSet<>();
    List<NamePart> words = new ArrayList<>();
    for (int at = 0; at < found.size();) {
      Vocabulary.LegalForm form = legalForm(found, at);
      if (form != null && (found.size() > form.words().size())) {
        forms.add(form.form());
        at += form.words().size();
      } else {
        add(words, found.get(at), originals.get(at));
        at++;
      }
    }
    return new OrganizationName(numbered(words), forms);
  }

  /** Forty Four is 44. */
  private static List<NamePart> numbered(List<NamePart> words) {
    for (int at = 0; at + 1 < words.size(); at++) {
      if (number(words.get(at), 2) && words.get(at).letters().endsWith("0") && number(words.get(at + 1), 1)) {
        String sum = words.get(at).letters().charAt(0) + words.get(at + 1).letters();
        words.set(at, new NamePart(sum, sum, Sounds.ofLatin(sum), NamePart.Role.number, null, false));
        words.remove(at + 1);
      }
    }
    return words;
  }

  private static boolean number(NamePart word, int digits) {
    return word.role() == NamePart.Role.number && word.letters().length() == digits;
  }

  private static Vocabulary.@Nullable LegalForm legalForm(List<String> found, int at) {
    return Vocabulary.legalForms(found.get(at)).stream().filter(form -> form.at(found, at)).findFirst().orElse(null);
  }

  private static void add(List<NamePart> words, String letters, String original) {
    if (Letters.consonantScript(original.codePointAt(0))) {
      words.add(PersonName.part(letters.startsWith("ال") && letters.length() > 4 ? letters.substring(2) : letters));
      return;
    }
    for (String word : Vocabulary.sameWord(letters).split(" ")) {
      String number = Vocabulary.number(word);
      String meant = number.chars().allMatch(Character::isDigit) ? number : word;
      boolean syllables = Letters.syllableScript(original.codePointAt(0));
      words.add(new NamePart(meant, meant, Sounds.ofLatin(meant), role(meant), syllables ? original : null,
          !Letters.ascii(original) && PersonName.approximate(original.codePointAt(0))));
    }
  }

  private static NamePart.Role role(String word) {
    if (word.chars().allMatch(Character::isDigit)) {
      return NamePart.Role.number;
    }
    if (Vocabulary.shipPrefix(word) || word.equals("the") || word.equals("of") || word.equals("and") || word.equals("for") || word.equals("in")) {
      return NamePart.Role.filler;
    }
    if (Vocabulary.article(word, "") || Vocabulary.ofPerson(word) == NamePart.Role.link) {
      return NamePart.Role.link;
    }
    return Vocabulary.generic(word) ? NamePart.Role.generic : NamePart.Role.plain;
  }
}
