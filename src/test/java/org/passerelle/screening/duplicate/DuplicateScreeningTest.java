package org.passerelle.screening.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.partner.Organizations;
import org.passerelle.screening.merge.Answer;
import org.passerelle.screening.merge.MergeUnit;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The search for people already on file, on the database. */
class DuplicateScreeningTest extends IntegrationTest {

  @Autowired
  private DuplicateScreening screening;
  @Autowired
  private MergeUnit mergeUnit;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Persons persons;
  @Autowired
  private Organizations organizations;

  private final String unique = UUID.randomUUID().toString().replaceAll("[0-9-]", "") + "testfictional";

  @Test
  void someoneOnFileRaisesAQuestionAndNothingElse() {
    CaseFile onFile = family(person("Omid " + unique, null));
    CaseFile late = family(person("Somebody Else " + unique, null), person(unique + " OMID", null));

    assertThat(screening.screen(late.id())).isTrue();
    assertThat(jdbc.sql("select evidence -> 0 ->> 'field' || '.' || (evidence -> 0 ->> 'finding') from duplicate_suspicion where case_id = ? and other_case_id = ?").params(late.id(), onFile.id())
        .query(String.class).list()).containsExactly("name.reordered");
    assertThat(files.get(late.id()).open()).isTrue();
    assertThat(persons.of(onFile.id())).hasSize(1);
    assertThat(screening.screen(late.id())).as("asked once").isTrue();
    assertThat(jdbc.sql("select count(*) from duplicate_suspicion where case_id = ?").param(late.id()).query(Integer.class).single()).isOne();
  }

  @Test
  void ofTwoThatArriveTogetherTheLaterOneIsQuestionedAndOnlyOnce() {
    CaseFile first = family(person("Omid " + unique, null));
    CaseFile later = family(person("Omid " + unique, null));

    assertThat(screening.screen(first.id())).as("the later one has not been screened yet").isFalse();
    assertThat(screening.screen(later.id())).isTrue();
    assertThat(screening.screen(first.id())).as("it is being asked about the later one").isFalse();
  }

  @Test
  void aChangedFamilyIsComparedWithThoseScreenedLater() {
    CaseFile first = family(person("Somebody " + unique, null));
    CaseFile later = family(person("Omid " + unique, null));
    assertThat(screening.screen(later.id())).isFalse();
    persons.replace(first.id(), List.of(person("Omid " + unique, null)));
    assertThat(screening.screen(first.id())).isTrue();
  }

  @Test
  void whoIsNotOnFileRaisesNone() {
    family(person("Omid " + unique, "P77" + unique));
    CaseFile other = family(person("Omid Another " + unique, "P78" + unique));
    assertThat(screening.screen(other.id())).isFalse();
  }

  @Test
  void twoOfOneFamilyAreNotComparedWithEachOther() {
    CaseFile file = family(person("Omid " + unique, null), person("Omid " + unique, null));
    assertThat(screening.screen(file.id())).isFalse();
  }

  @Test
  void whatAnOfficerRuledOutIsNotRaisedFromTheOtherSideEither() {
    CaseFile first = family(person("Omid " + unique, null));
    CaseFile second = family(person("Omid " + unique, null));
    screening.screen(second.id());
    mergeUnit.answerAll(second.id(), Answer.different, "Another village.", "merge");

    assertThat(screening.screen(second.id())).isFalse();
    assertThat(screening.screen(first.id())).isFalse();
    assertThat(jdbc.sql("select decision_reason from duplicate_suspicion where case_id = ?").param(second.id()).query(String.class).single())
        .isEqualTo("Another village.");
  }

  private CaseFile family(Person... people) {
    CaseFile file = files.open(organizations.byCode("HAVENREF").orElseThrow().id(), "D-" + UUID.randomUUID()).orElseThrow();
    List<Person> family = java.util.stream.IntStream.range(0, people.length)
        .mapToObj(index -> new Person(people[index].id(), index + 1, "sibling", true, people[index].fullName(), null, "male", "unknown", null,
            null, null, null, people[index].documentNumber()))
        .toList();
    persons.replace(file.id(), family);
    screening.remember(family);
    return file;
  }

  private static Person person(String name, String document) {
    return new Person(UUID.randomUUID(), 1, "sibling", true, name, null, "male", "unknown", null, null, null, null, document);
  }
}
