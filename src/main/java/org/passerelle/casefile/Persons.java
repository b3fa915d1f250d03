package org.passerelle.casefile;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of a case's people. */
@Component
public class Persons {

  private final JdbcClient jdbc;

  Persons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Person> of(UUID caseId) {
    return jdbc.sql("select id, position, relation, accompanying, full_name, name_in_script, sex, birth_as_written, birth_earliest, "
        + "birth_latest, nationality, document_type, document_number from person where case_id = ? order by position")
        .param(caseId).query(Person.class).list();
  }

  /** Writes the family as it is now listed in place of how it was listed before. Who keeps their id keeps what is on file about them. */
  public void replace(UUID caseId, List<Person> people) {
    jdbc.sql("delete from person where case_id = ? and id <> all(?::uuid[])")
        .params(caseId, people.stream().map(person -> person.id().toString()).toArray(String[]::new)).update();
    people.forEach(person -> write(caseId, person));
  }

  /** Adds a member to the family. */
  public void add(UUID caseId, Person person) {
    write(caseId, person);
  }

  private void write(UUID caseId, Person person) {
    jdbc.sql("insert into person (id, case_id, position, relation, accompanying, full_name, name_in_script, sex, birth_as_written, "
            + "birth_earliest, birth_latest, nationality, document_type, document_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            + "on conflict (id) do update set position = excluded.position, relation = excluded.relation, "
            + "accompanying = excluded.accompanying, full_name = excluded.full_name, name_in_script = excluded.name_in_script, "
            + "sex = excluded.sex, birth_as_written = excluded.birth_as_written, birth_earliest = excluded.birth_earliest, "
            + "birth_latest = excluded.birth_latest, nationality = excluded.nationality, document_type = excluded.document_type, "
            + "document_number = excluded.document_number")
        .params(person.id(), caseId, person.position(), person.relation(), person.accompanying(), person.fullName(), person.nameInScript(),
            person.sex(), person.birthAsWritten(), person.birthEarliest(), person.birthLatest(), person.nationality(),
            person.documentType(), person.documentNumber())
        .update();
  }

  /** How many travel together. */
  public int travelling(UUID caseId) {
    return jdbc.sql("select count(*) from person where case_id = ? and accompanying").param(caseId).query(Integer.class).single();
  }
}
