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

  /** Writes the family as it is now listed in place of how it was listed before. */
  public void replace(UUID caseId, List<Person> people) {
    jdbc.sql("delete from person where case_id = ?").param(caseId).update();
    for (Person person : people) {
      jdbc.sql("insert into person (id, case_id, position, relation, accompanying, full_name, name_in_script, sex, birth_as_written, "
              + "birth_earliest, birth_latest, nationality, document_type, document_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(person.id(), caseId, person.position(), person.relation(), person.accompanying(), person.fullName(),
              person.nameInScript(), person.sex(), person.birthAsWritten(), person.birthEarliest(), person.birthLatest(),
              person.nationality(), person.documentType(), person.documentNumber())
          .update();
    }
  }

  /** How many travel together. */
  public int travelling(UUID caseId) {
    return jdbc.sql("select count(*) from person where case_id = ? and accompanying").param(caseId).query(Integer.class).single();
  }
}
