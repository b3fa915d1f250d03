package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the name of an organization, and its legal forms, which are set apart.
 *
 * @param legalForms as {@code legal-forms.tsv} calls them
 */
record OrganizationName(List<NamePart> words, Set<String> legalForms) {

  static OrganizationName of(String written) {
    List<String> found = new ArrayList<>();
    List<String> originals = new ArrayList<>();
    for (String word : Words.of(written.replace("&", " and ").replace("%", " percent ").replace("+", " and "))) {
      String letters = Letters.consonantScript(word.codePointAt(0)) ? Letters.consonants(word) : Letters.latin(word);
      if (!letters.isEmpty()) {
        found.add(letters);
        originals.add(word);
      }
    }
    initialisms(found, originals);
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
    return new OrganizationName(words, forms);
  }

  private static Vocabulary.LegalForm legalForm(List<String> found, int at) {
    return Vocabulary.legalForms(found.get(at)).stream().filter(form -> form.at(found, at)).findFirst().orElse(null);
  }

  /** A.B.C. is written as ABC too; a single letter that stands alone stays what it is. */
  private static void initialisms(List<String> words, List<String> originals) {
    for (int at = 0; at + 1 < words.size();) {
      boolean initials = words.get(at + 1).length() == 1 && Character.isLetter(words.get(at + 1).charAt(0)) && originals.get(at).length() <= 6
          && originals.get(at).toUpperCase(Locale.ROOT).equals(originals.get(at)) && (words.get(at).length() == 1 || originals.get(at).endsWith("."));
      if (initials && Character.isLetter(words.get(at).charAt(0))) {
        words.set(at, words.get(at) + words.remove(at + 1));
        originals.set(at, originals.get(at) + originals.remove(at + 1) + ".");
      } else {
        at++;
      }
    }
    originals.replaceAll(word -> word.replace(".", ""));
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
