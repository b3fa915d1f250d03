package org.passerelle.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every name, made of syllables or of anything at all. */
class NamePropertiesTest {

  private static final String[] SYLLABLES = {"zar", "mi", "na", "tor", "pe", "kai", "sha", "fi", "qa", "gul", "wak", "lo", "du", "khe", "ram", "bis"};
  private static final String[] LETTERS = {"زار", "می", "نا", "تور", "پی", "کای", "شا", "فی", "قا", "گول", "واک", "لو", "دو", "خی", "رام", "بیس"};

  @Property(tries = 300)
  void theOrderOfTheTwoDoesNotMatter(@ForAll String one, @ForAll String other) {
    assertThat(person(one, other)).isEqualTo(person(other, one));
    assertThat(organization(one, other)).isEqualTo(organization(other, one));
    assertThat(person(one, other).score()).isBetween(0.0, 1.0);
  }

  @Property(tries = 300)
  void theOrderOfTwoNamesDoesNotMatter(@ForAll("names") List<int[]> one, @ForAll("names") List<int[]> other) {
    assertThat(person(latin(one), latin(other))).isEqualTo(person(latin(other), latin(one)));
  }

  @Property(tries = 300)
  void aNameIsLikeItself(@ForAll("names") List<int[]> name) {
    assertThat(person(latin(name), latin(name)).score()).isEqualTo(1);
    assertThat(organization(latin(name), latin(name)).score()).isEqualTo(1);
  }

  @Property(tries = 300)
  void caseAccentsAndOrderDoNotMatter(@ForAll("names") List<int[]> name) {
    List<int[]> turned = new ArrayList<>(name);
    Collections.reverse(turned);
    assertThat(person(latin(name), latin(name).toUpperCase(Locale.ROOT)).score()).isEqualTo(1);
    assertThat(person(latin(name), latin(name).replace("a", "á").replace("i", "ï")).score()).isEqualTo(1);
    assertThat(person(latin(name), latin(turned)).alike()).isTrue();
  }

  @Property(tries = 300)
  void aNameIsLikeItselfInAnotherScriptAndFoundByIt(@ForAll("names") List<int[]> name) {
    assertThat(person(latin(name), arabic(name)).alike()).as(latin(name)).isTrue();
    assertThat(NameKeys.of(ComparableName.ofPerson(latin(name)))).as(latin(name)).containsAnyElementsOf(NameKeys.of(ComparableName.ofPerson(arabic(name))));
  }

  @Property(tries = 300)
  void oneMoreNameIsStillFound(@ForAll("names") List<int[]> name, @ForAll("names") List<int[]> further) {
    assertThat(NameKeys.of(ComparableName.ofPerson(latin(name) + " " + latin(further))))
        .containsAnyElementsOf(NameKeys.of(ComparableName.ofPerson(latin(name))));
  }

  @Property(tries = 20)
  void aVeryLongNameIsCutAndCompared(@ForAll("letters") char letter) {
    String endless = String.valueOf(letter).repeat(10_000);
    String words = (letter + "a ").repeat(5_000);
    assertThat(person(endless, words).score()).isBetween(0.0, 1.0);
    assertThat(ComparableName.ofPerson(words).parts()).hasSizeLessThanOrEqualTo(Words.MOST_WORDS);
    assertThat(NameKeys.of(ComparableName.ofPerson(endless + words))).hasSizeLessThan(400);
    assertThat(NamesInField.of(words + ";" + endless)).isNotEmpty();
  }

  @Provide
  Arbitrary<Character> letters() {
    return Arbitraries.of('z', 'م', 'ש', 'ж', '王', '김', 'あ', 'ក', 'अ');
  }

  @Provide
  Arbitrary<List<int[]>> names() {
    return Arbitraries.integers().between(0, SYLLABLES.length - 1).array(int[].class).ofMinSize(2).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
  }

  private static String latin(List<int[]> name) {
    return written(name, SYLLABLES);
  }

  private static String arabic(List<int[]> name) {
    return written(name, LETTERS);
  }

  private static String written(List<int[]> name, String[] syllables) {
    return String.join(" ", name.stream().map(word -> {
      StringBuilder written = new StringBuilder();
      for (int syllable : word) {
        written.append(syllables[syllable]);
      }
      return written.toString();
    }).toList());
  }

  private static NameLikeness person(String one, String other) {
    return NameComparison.between(ComparableName.ofPerson(one), ComparableName.ofPerson(other));
  }

  private static NameLikeness organization(String one, String other) {
    return NameComparison.between(ComparableName.ofOrganization(one), ComparableName.ofOrganization(other));
  }
}
