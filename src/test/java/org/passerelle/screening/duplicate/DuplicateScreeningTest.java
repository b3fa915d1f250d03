package org.passerelle.screening.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.screening.Evidence;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The search for people already on file, on the database. Everyone is fictional. */
class DuplicateScreeningTest extends IntegrationTest {

  @Autowired
  private DuplicateScreening screening;
  @Autowired
  private Suspicions suspicions;
  @Autowired
  private SuspicionsOnFile onFile;
  @Autowired
  private PersonSearch search;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Persons persons;
  @Autowired
  private Organizations organizations;
  @Autowired
  private TransactionTemplate transaction;

  private final String unique = SampleReferrals.letters() + "testfictional";

  @Test
  void someoneOnFileRaisesAQuestionAndNothingElse() {
    CaseFile first = family(person("Omid " + unique, "unknown"));
    CaseFile late = family(person("Somebody Else" + SampleReferrals.letters(), "unknown"), person(unique + " OMID", "unknown"));

    assertThat(screening.screen(late.id())).isTrue();
    SuspicionsOnFile.Suspicion asked = onFile.of(late.id()).get(0);
    assertThat(asked.otherCaseNumber()).isEqualTo(first.number());
    assertThat(said(asked)).contains("name.reordered").noneMatch(finding -> finding.startsWith("birth"));
    assertThat(asked.strength()).isEqualTo("possible");
    assertThat(onFile.find(asked.id())).get().extracting(SuspicionsOnFile.Suspicion::caseNumber).isEqualTo(late.number());
    assertThat(onFile.of(first.id())).as("read from the other side").singleElement()
        .satisfies(there -> assertThat(there.otherCaseNumber()).isEqualTo(late.number()));
    assertThat(files.get(late.id()).open()).isTrue();
    assertThat(persons.of(first.id())).hasSize(1);
    assertThat(screening.screen(late.id())).as("asked once").isTrue();
    assertThat(onFile.of(late.id())).hasSize(1);
    assertThat(jdbc.sql("select distinct weights_version from duplicate_suspicion where case_id = ?").param(late.id()).query(Integer.class).single())
        .isEqualTo(Weights.CURRENT.version());
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      Esmatullah Wardakfictional, 1977-04-13, عصمت الله وردکفکشنل, 1977-04-13
      Zarlasht Momandfictional, 1981-11-09, Zarlakht Mohmandfictional, 1981-11-09
      Lutfurrahman Shinwaritest, 1983-02-04, Shinwaritest Lutf ur Rahman, 1983-04-02
      Palwashai Stanekzaitest, 1991-07-19, Palwasha Stanikzaitest, 1991
      Ghulam Sakhi Andaryabitest, 1965-10-28, Sakhi Andaryabitest, 1965-10-23
      Shukriatest Baghlanzada, unknown, Baghlanzadah Shukriatest, unknown
      """)
  void writtenOtherwiseTheyAreFoundAllTheSame(String name, String birth, String again, String bornAgain) {
    CaseFile first = family(person(name, birth));
    CaseFile late = family(person(again, bornAgain));
    assertThat(screening.screen(late.id())).isTrue();
    assertThat(onFile.of(late.id())).extracting(SuspicionsOnFile.Suspicion::otherCaseNumber).contains(first.number());
  }

  @Test
  void aCommonNameAndTheFirstOfJanuaryAreNotEnough() {
    family(person("Mohammad", "1990-01-01"));
    CaseFile late = family(person("Mohammad", "1990-01-01"));
    assertThat(screening.screen(late.id())).isFalse();
  }

  @Test
  void aDocumentCountsAlsoWhenTheNameDiffers() {
    String number = "F" + UUID.randomUUID().toString().replaceAll("[^0-9]", "") + "77123";
    family(withDocument("Omid " + unique, number));
    CaseFile late = family(withDocument("Omid " + SampleReferrals.letters() + "another", " f-" + number.substring(1)));
    assertThat(screening.screen(late.id())).isTrue();
    assertThat(said(onFile.of(late.id()).get(0))).contains("document.same");
  }

  @Test
  void relativesWhoResembleEachOtherAreCounted() {
    String child = "Ch" + SampleReferrals.letters();
    String mother = "Mo" + SampleReferrals.letters();
    CaseFile first = family(person("Ahmad", "1984-01-01"), person(mother, "1986-05-04"), person(child, "2012-03-17"));
    CaseFile late = family(person("Ahmad", "1984-01-01"), person(mother, "1986-05-04"), person(child, "2012-03-17"));

    screening.screen(late.id());
    assertThat(onFile.of(late.id())).filteredOn(asked -> asked.name().equals("Ahmad") && asked.otherCaseNumber().equals(first.number())).singleElement()
        .satisfies(asked -> assertThat(said(asked)).contains("household.several"));
    UUID next = suspicions.next(late.id()).orElseThrow();
    assertThat(onFile.find(next)).get().as("strongest first").satisfies(asked -> assertThat(asked.strong()).isTrue());
    assertThat(onFile.find(next).orElseThrow().weight())
        .isEqualTo(onFile.of(late.id()).stream().mapToDouble(SuspicionsOnFile.Suspicion::weight).max().orElseThrow());
  }

  @Test
  void ofTwoThatArriveTogetherTheLaterOneIsQuestionedAndOnlyOnce() {
    CaseFile first = family(person("Omid " + unique, "unknown"));
    CaseFile later = family(person("Omid " + unique, "unknown"));

    assertThat(screening.screen(first.id())).as("the later one has not been screened yet").isFalse();
    assertThat(screening.screen(later.id())).isTrue();
    assertThat(screening.screen(first.id())).as("it is being asked about the later one").isFalse();
  }

  @Test
  void aChangedFamilyIsComparedWithThoseScreenedLater() {
    CaseFile first = family(person("Somebody" + SampleReferrals.letters(), "unknown"));
    CaseFile later = family(person("Omid " + unique, "unknown"));
    assertThat(screening.screen(later.id())).isFalse();
    persons.replace(first.id(), List.of(person("Omid " + unique, "unknown")));
    assertThat(screening.screen(first.id())).isTrue();
  }

  @Test
  void whoIsNotOnFileRaisesNone() {
    family(person("Omid " + unique, "1980-02-11"));
    CaseFile other = family(person("Omid " + SampleReferrals.letters() + "another", "1991-06-30"));
    assertThat(screening.screen(other.id())).isFalse();
  }

  @Test
  void twoOfOneFamilyAreNotComparedWithEachOther() {
    CaseFile file = family(person("Omid " + unique, "unknown"), person("Omid " + unique, "unknown"));
    assertThat(screening.screen(file.id())).isFalse();
  }

  @Test
  void whatAnOfficerRuledOutIsNotRaisedFromTheOtherSideEither() {
    CaseFile first = family(person("Omid " + unique, "unknown"));
    CaseFile second = family(person("Omid " + unique, "unknown"));
    screening.screen(second.id());
    suspicions.decideOne(suspicions.next(second.id()).orElseThrow(), "different", "Another village.", "merge");

    assertThat(screening.screen(second.id())).isFalse();
    assertThat(screening.screen(first.id())).isFalse();
    assertThat(onFile.of(second.id())).singleElement().extracting(SuspicionsOnFile.Suspicion::decisionReason).isEqualTo("Another village.");
  }

  @Test
  void whoHasChangedSinceIsAskedAboutAgainAndTheOldAnswerStays() {
    family(person("Omid " + unique, "unknown"));
    Person late = person("Omid " + unique, "unknown");
    CaseFile second = family(late);
    screening.screen(second.id());
    UUID asked = suspicions.next(second.id()).orElseThrow();
    assertThat(suspicions.decideOne(asked, "different", "Another village.", "merge")).isTrue();
    assertThat(suspicions.decideOne(asked, "same", "Too late.", "merge")).as("decided once").isFalse();
    assertThat(screening.screen(second.id())).isFalse();

    persons.replace(second.id(), List.of(new Person(persons.of(second.id()).get(0).id(), 1, "sibling", true, late.fullName(), "امید", "male",
        late.birth(), "AFG", null, null, Particulars.NONE)));
    assertThat(screening.screen(second.id())).isTrue();
    assertThat(onFile.of(second.id())).extracting(SuspicionsOnFile.Suspicion::decision).containsExactly(null, "different");
    suspicions.decideOne(suspicions.next(second.id()).orElseThrow(), "linked", "The same man after all.", "merge");
    persons.replace(second.id(), List.of(new Person(persons.of(second.id()).get(0).id(), 1, "sibling", true, late.fullName(), null, "male",
        late.birth(), "AFG", null, null, Particulars.NONE)));
    assertThat(screening.screen(second.id())).as("who is known to be one is not asked about").isFalse();
  }

  @Test
  void whateverStandsOnFileNothingFails() {
    CaseFile file = family(person("\uD83D\uDE00", "unknown"), person("x".repeat(10_000), "unknown"), person("\u202E \u0007\t\n", "unknown"),
        person("- , .", "unknown"), person("\uD800", "unknown"), withDocument("A", "?"), withDocument("B", "0".repeat(5_000)),
        withDocument("Ab\u001e\u001d\u001fcd " + unique, "ab\u001e\u001d\u001fcd1234"));
    assertThat(screening.screen(file.id())).isFalse();
  }

  @Test
  void whoWasOnFileBeforeTheyCouldBeFoundIsMadeFindableAtTheStart() {
    CaseFile before = family(person("Omid " + unique, "1975"));
    jdbc.sql("delete from person_search where case_id = ?").param(before.id()).update();
    CaseFile late = family(person("Omid " + unique, "1975"));
    assertThat(screening.screen(late.id())).isFalse();

    Filling filling = new Filling(persons, search, transaction);
    filling.start();
    filling.await();
    filling.stop();
    assertThat(screening.screen(late.id())).isTrue();
  }

  private static List<String> said(SuspicionsOnFile.Suspicion asked) {
    return asked.evidence().stream().map((Evidence said) -> said.field() + "." + said.finding()).toList();
  }

  private CaseFile family(Person... people) {
    CaseFile file = files.open(organizations.byCode("HAVENREF").orElseThrow().id(), "D-" + UUID.randomUUID()).orElseThrow();
    List<Person> family = IntStream.range(0, people.length)
        .mapToObj(index -> new Person(people[index].id(), index + 1, "sibling", true, people[index].fullName(), null, "male", people[index].birth(),
            null, people[index].documentType(), people[index].documentNumber(), Particulars.NONE))
        .toList();
    persons.replace(file.id(), family.stream().filter(person -> storable(person)).toList());
    screening.remember(persons.of(file.id()));
    return file;
  }

  /** PostgreSQL keeps no half of a pair of signs. */
  private static boolean storable(Person person) {
    return !person.fullName().contains("\uD800");
  }

  private static Person person(String name, String birth) {
    return new Person(UUID.randomUUID(), 1, "sibling", true, name, null, "male", Birth.read(birth).orElseThrow(), null, null, null, Particulars.NONE);
  }

  private static Person withDocument(String name, String document) {
    return new Person(UUID.randomUUID(), 1, "sibling", true, name, null, "male", Birth.read("unknown").orElseThrow(), null, "passport", document,
        Particulars.NONE);
  }
}
