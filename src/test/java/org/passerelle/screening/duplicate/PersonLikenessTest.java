package org.passerelle.screening.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.duplicate.PersonRecord.Document;
import org.passerelle.screening.duplicate.PersonRecord.Name;

/** What each field says about two persons being one, and what the sum does. */
class PersonLikenessTest {

  private static final PersonLikeness LIKENESS = new PersonLikeness(Weights.CURRENT, NameRarity.PRIOR);

  @ParameterizedTest
  @CsvSource(textBlock = """
      1990-05-17, 1990-05-17, same
      1990-01-01, 1990-01-01, sameFirstOfYear
      1990-03-21, 1990-03-21, sameFirstOfYear
      1990-05-07, 1990-07-05, swapped
      1990-05-17, 1990-05-18, near
      1990-05-17, 1990-05-27, oneDigit
      1990-05-17, 1990-05-71, -
      1990-05-17, 1995-05-17, oneDigit
      1989-05-17, 1990-05-17, sameDay
      1990-05-17, 1990-11-28, sameYear
      1990-01-01, 1990-11-28, sameYear
      1990-05-17, 1962-11-28, far
      1990-05-17, 1986-11-28, differs
      1990-05-17, 1990-05, compatible
      1990-05, 1990-05, sameMonth
      1990-05-17, 1990, compatible
      1990, 1990, compatible
      1990, 1991, nearYear
      1990, 1999, twoDigits
      1990-01-01, 1991, nearYear
      1990, 1973, far
      """)
  void birthsSay(String one, String other, String finding) {
    Optional<Birth> second = Birth.read(other);
    String found = second.isEmpty() ? "-" : births(Birth.read(one).orElseThrow(), second.get());
    assertThat(found).isEqualTo(finding);
    second.ifPresent(birth -> assertThat(births(birth, Birth.read(one).orElseThrow())).isEqualTo(finding));
  }

  @Test
  void aBirthReadInTheWrongCalendarIsRecognized() {
    Birth right = Birth.read("1370-05-12", BirthCalendar.solarHijri, null).orElseThrow();
    assertThat(births(right, Birth.read("1370-05-12", BirthCalendar.lunarHijri, null).orElseThrow())).isEqualTo("otherCalendar");
    assertThat(births(right, Birth.read("1991-05-12").orElseThrow())).as("the year alone carried over").isEqualTo("otherCalendar");
    assertThat(births(right, Birth.read("1991-08-03").orElseThrow())).isEqualTo("same");
    assertThat(births(Birth.read("1369-01-01", BirthCalendar.solarHijri, null).orElseThrow(), Birth.read("1990-03-21").orElseThrow()))
        .isEqualTo("sameFirstOfYear");
  }

  @Test
  void anAgeFitsTheYearsItCanMean() {
    Birth age = Birth.ofAge(34, LocalDate.of(2026, 1, 15), null);
    assertThat(births(age, Birth.read("1991-06-30").orElseThrow())).isEqualTo("compatible");
    assertThat(births(age, Birth.read("1990-06-30").orElseThrow())).isEqualTo("nearYear");
    assertThat(births(age, Birth.read("1970").orElseThrow())).isEqualTo("far");
  }

  @Test
  void theFirstOfTheYearWeighsLessThanAnyOtherDay() {
    assertThat(weight("birth", person("A", "1990-01-01", "", ""), person("A", "1990-01-01", "", "")))
        .isLessThan(weight("birth", person("A", "1990-05-17", "", ""), person("A", "1990-05-17", "", "")) - 5);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      Zalmay Kakarfictional, Zalmay Kakarfictional, same
      Zalmay Kakarfictional, kakarfictional ZALMAY, reordered
      Zalmay Kakarfictional, Zalmai Kakarfiktional, variant
      Zalmay Kakarfictional, Zalmay, partly
      Zalmay Kakarfictional, Yusuf Popal, differs
      Abdul Rahman Popalfictional, Abdurrahman Popalfictional, variant
      """)
  void namesSay(String one, String other, String finding) {
    assertThat(finding("name", person(one, "unknown", "", ""), person(other, "unknown", "", ""))).isEqualTo(finding);
  }

  @Test
  void aNameThatManyBearWeighsLess() {
    double common = weight("name", person("Mohammad Ahmadi", "unknown", "", ""), person("Mohammad Ahmadi", "unknown", "", ""));
    double rare = weight("name", person("Turyalai Andarfictional", "unknown", "", ""), person("Turyalai Andarfictional", "unknown", "", ""));
    assertThat(common).isLessThan(Weights.CURRENT.possible() - 5);
    assertThat(rare).isGreaterThan(Weights.CURRENT.possible());
  }

  @Test
  void aNameInItsOwnScriptIsComparedWithOneInLatinLetters() {
    PersonRecord latin = person("Esmatullah Wardakfictional", "1977-04-13", "", "");
    PersonRecord script = person("عصمت الله وردکفکشنل", "1977-04-13", "", "");
    assertThat(LIKENESS.between(latin, script).weight()).isGreaterThan(Weights.CURRENT.possible());
  }

  @Test
  void anotherNameOfThePersonCountsAsWell() {
    PersonRecord one = new PersonRecord(List.of(Name.of(Name.FULL, "Laila Popalfictional"), Name.of(Name.OTHER, "Laila Zadranfictional")),
        Birth.read("unknown").orElseThrow(), "", "", List.of(), List.of(), "", List.of());
    assertThat(finding("otherName", one, person("Laila Zadranfictional", "unknown", "", ""))).isEqualTo("same");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      passport, P1234567, passport, p-123 4567, same
      passport, P1234567, nationalId, P1234567, otherType
      passport, P1234567, passport, P1234576, oneDigit
      passport, P1234567, passport, P7654321, differs
      passport, P1234567, passport, P1299567, twoDigits
      passport, P1234567, nationalId, P1234568, -
      passport, 12, passport, 12, -
      passport, 00000000, passport, 00000000, -
      """)
  void documentsSay(String type, String number, String otherType, String otherNumber, String finding) {
    assertThat(finding("document", person("A", "unknown", type, number), person("A", "unknown", otherType, otherNumber))).isEqualTo(finding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "birth", "sex", "nationality", "document", "phone"})
  void whatIsMissingSaysNothing(String field) {
    PersonRecord known = new PersonRecord(List.of(Name.of(Name.FULL, "Omid Fictional")), Birth.read("1990-02-03").orElseThrow(), "male", "AFG",
        List.of(new Document("passport", "P1234567")), List.of("700000000"), "baker", List.of());
    PersonRecord nothing = new PersonRecord(List.of(), Birth.read("unknown").orElseThrow(), "", "", List.of(), List.of(), "", List.of());
    assertThat(finding(field, known, nothing)).isEqualTo("-");
    assertThat(finding(field, nothing, nothing)).isEqualTo("-");
    assertThat(LIKENESS.between(known, nothing).evidence()).isEmpty();
  }

  @Property(tries = 400)
  void itIsTheSameWhicheverIsAskedAboutFirst(@ForAll("people") PersonRecord one, @ForAll("people") PersonRecord other) {
    assertThat(LIKENESS.between(one, other).weight()).isCloseTo(LIKENESS.between(other, one).weight(), within(1e-9));
  }

  @Property(tries = 400)
  void moreThatAgreesNeverLowersIt(@ForAll("people") PersonRecord one, @ForAll("people") PersonRecord other) {
    double now = LIKENESS.between(one, other).weight();
    for (PersonRecord nearer : List.of(with(other, one.names(), other.birth(), other.sex(), other.documents()),
        with(other, other.names(), one.birth(), other.sex(), other.documents()), with(other, other.names(), other.birth(), one.sex(), other.documents()),
        with(other, other.names(), other.birth(), other.sex(), one.documents()))) {
      if (nearer.birth().earliest() != null || other.birth().earliest() == null) {
        boolean lessKnown = nearer.sex().isEmpty() && !other.sex().isEmpty() || nearer.documents().isEmpty() && !other.documents().isEmpty()
            || width(nearer) > width(other);
        assertThat(lessKnown || LIKENESS.between(one, nearer).weight() >= now - 1e-9).isTrue();
      }
    }
  }

  @Property(tries = 300)
  void whatIsStoredIsReadAgain(@ForAll("people") PersonRecord person) {
    PersonRecord again = PersonRecord.read(person.stored());
    assertThat(again.stored()).isEqualTo(person.stored());
    assertThat(again.names()).isEqualTo(person.names());
    assertThat(LIKENESS.between(person, again).weight()).isCloseTo(LIKENESS.between(person, person).weight(), within(1e-9));
  }

  @Property(tries = 300)
  void everythingItSaysHasWordsInBothLanguages(@ForAll("people") PersonRecord one, @ForAll("people") PersonRecord other) throws IOException {
    Map<String, Properties> words = words();
    for (Evidence said : LIKENESS.between(one, other).evidence()) {
      words.forEach((language, known) -> assertThat(known.stringPropertyNames()).as(language)
          .contains("evidence." + said.field() + "." + said.finding(), "evidence.field." + said.field()));
    }
  }

  @Test
  void everyFindingThatHasAWeightHasWordsInBothLanguages() throws IOException {
    Map<String, Properties> words = words();
    List<String> findings = Weights.CURRENT.names().stream().filter(name -> name.matches("\\w+\\.\\w+") && !name.matches("(threshold|bound|part|whole|relative)\\..*"))
        .toList();
    assertThat(findings).hasSizeGreaterThan(30);
    words.forEach((language, known) -> findings.forEach(finding -> assertThat(known.stringPropertyNames()).as(language)
        .contains("evidence." + finding, "evidence.field." + finding.substring(0, finding.indexOf('.')))));
  }

  private static Map<String, Properties> words() throws IOException {
    Map<String, Properties> words = new TreeMap<>();
    for (String ending : List.of("", "_fr")) {
      Properties known = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/duplicate" + ending + ".properties"))) {
        known.load(reader);
      }
      words.put(ending, known);
    }
    return words;
  }

  @Provide
  Arbitrary<PersonRecord> people() {
    Arbitrary<String> names = Arbitraries.of("Ahmad", "Zarmina", "Omid", "Noor", "Maryam", "Muhammad", "Mohammad", "Popal", "Yusufzai", "محمد", "نور", "X", "-", "")
        .list().ofMinSize(0).ofMaxSize(4).map(parts -> String.join(" ", parts));
    return Combinators.combine(names, names, Arbitraries.of("1990", "1990-05", "1990-05-17", "1990-01-01", "1991", "1991-05-17", "1990-07-05", "1955-12-30", "unknown"),
        Arbitraries.of("female", "male", ""), Arbitraries.of("P1234567", "P1234568", "9999999", "12345", ""), Arbitraries.of("700123456", "700123457", ""))
        .as((name, other, birth, sex, number, phone) -> new PersonRecord(
            java.util.stream.Stream.of(Name.of(Name.FULL, name), Name.of(Name.OTHER, other)).filter(known -> !known.parts().isEmpty()).distinct().toList(),
            Birth.read(birth).orElseThrow(), sex, "AFG", Document.of("passport", number).stream().toList(), phone.isEmpty() ? List.of() : List.of(phone),
            "", List.of()));
  }

  private static PersonRecord with(PersonRecord base, List<Name> names, Birth birth, String sex, List<Document> documents) {
    return new PersonRecord(names.isEmpty() ? base.names() : names, birth, sex, base.nationality(), documents, base.phones(), base.occupation(), base.details());
  }

  private static long width(PersonRecord person) {
    return person.birth().earliest() == null ? Long.MAX_VALUE : person.birth().latest().toEpochDay() - person.birth().earliest().toEpochDay();
  }

  private static PersonRecord person(String name, String birth, String type, String number) {
    return new PersonRecord(List.of(Name.of(Name.FULL, name)), Birth.read(birth).orElseThrow(), "", "", Document.of(type, number).stream().toList(),
        List.of(), "", List.of());
  }

  private static String births(Birth one, Birth other) {
    return new BirthLikeness(Weights.CURRENT).between(one, other).map(Evidence::finding).orElse("-");
  }

  private static String finding(String field, PersonRecord one, PersonRecord other) {
    return LIKENESS.between(one, other).evidence().stream().filter(said -> said.field().equals(field)).map(Evidence::finding).findFirst().orElse("-");
  }

  private static double weight(String field, PersonRecord one, PersonRecord other) {
    return LIKENESS.between(one, other).evidence().stream().filter(said -> said.field().equals(field)).mapToDouble(Evidence::weight).sum();
  }
}
