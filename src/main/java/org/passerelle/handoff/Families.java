package org.passerelle.handoff;

import java.util.List;
import java.util.UUID;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the families that travel. */
@Component
class Families {

  private final Persons persons;
  private final JdbcClient jdbc;

  Families(Persons persons, JdbcClient jdbc) {
    this.persons = persons;
    this.jdbc = jdbc;
  }

  Family of(UUID caseId) {
    List<Family.Member> members = persons.of(caseId).stream().filter(Person::accompanying)
        .map(person -> new Family.Member(person.fullName(), person.nameInScript(), person.relation(), person.birthAsWritten(),
            person.sex()))
        .toList();
    return new Family(members, languages(caseId));
  }

  private List<String> languages(UUID caseId) {
    return jdbc.sql("select unnest(languages) from referral where case_id = ?").param(caseId).query(String.class).list();
  }
}
