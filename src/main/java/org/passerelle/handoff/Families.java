package org.passerelle.handoff;

import java.time.LocalDate;
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

  Backing backing(UUID caseId) {
    return jdbc.sql("select o.name_en, o.name_fr, s.csq_number, s.csq_expires from case_file c "
            + "left join charge h on h.case_id = c.id and h.taken_by = 'sponsor' left join organization o on o.id = h.sponsor_id "
            + "left join selection s on s.case_id = c.id and s.granted where c.id = ?")
        .param(caseId)
        .query((row, number) -> new Backing(row.getString("name_en"), row.getString("name_fr"), row.getString("csq_number"),
            row.getObject("csq_expires", LocalDate.class)))
        .single();
  }

  private List<String> languages(UUID caseId) {
    return jdbc.sql("select unnest(languages) from referral where case_id = ?").param(caseId).query(String.class).list();
  }
}
