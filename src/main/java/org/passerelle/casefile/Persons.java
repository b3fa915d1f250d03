package org.passerelle.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of a case's people. */
@Component
public class Persons {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Persons(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public List<Person> of(UUID caseId) {
    return jdbc.sql("select * from person where case_id = ? order by position").param(caseId).query(this::read).list();
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
    Birth birth = person.birth();
    jdbc.sql("insert into person (id, case_id, position, relation, accompanying, full_name, name_in_script, sex, birth_as_written, "
            + "birth_calendar, birth_original, birth_age, birth_age_on, birth_earliest, birth_latest, nationality, document_type, "
            + "document_number, particulars) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) "
            + "on conflict (id) do update set position = excluded.position, relation = excluded.relation, "
            + "accompanying = excluded.accompanying, full_name = excluded.full_name, name_in_script = excluded.name_in_script, "
            + "sex = excluded.sex, birth_as_written = excluded.birth_as_written, birth_calendar = excluded.birth_calendar, "
            + "birth_original = excluded.birth_original, birth_age = excluded.birth_age, birth_age_on = excluded.birth_age_on, "
            + "birth_earliest = excluded.birth_earliest, birth_latest = excluded.birth_latest, nationality = excluded.nationality, "
            + "document_type = excluded.document_type, document_number = excluded.document_number, particulars = excluded.particulars")
        .params(person.id(), caseId, person.position(), person.relation(), person.accompanying(), person.fullName(), person.nameInScript(),
            person.sex(), birth.asWritten(), birth.calendar().name(), birth.original(), birth.age(), birth.ageOn(), birth.earliest(),
            birth.latest(), person.nationality(), person.documentType(), person.documentNumber(), json(person.particulars()))
        .update();
  }

  /** How many travel together. */
  public int travelling(UUID caseId) {
    return jdbc.sql("select count(*) from person where case_id = ? and accompanying").param(caseId).query(Integer.class).single();
  }

  private Person read(ResultSet row, int number) throws SQLException {
    Birth birth = new Birth(row.getString("birth_as_written"), BirthCalendar.valueOf(row.getString("birth_calendar")),
        row.getString("birth_original"), row.getObject("birth_age", Integer.class), row.getObject("birth_age_on", LocalDate.class),
        row.getObject("birth_earliest", LocalDate.class), row.getObject("birth_latest", LocalDate.class));
    return new Person(row.getObject("id", UUID.class), row.getInt("position"), row.getString("relation"), row.getBoolean("accompanying"),
        row.getString("full_name"), row.getString("name_in_script"), row.getString("sex"), birth, row.getString("nationality"),
        row.getString("document_type"), row.getString("document_number"), particulars(row.getString("particulars")));
  }

  private String json(Particulars particulars) {
    try {
      return json.writeValueAsString(particulars);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("particulars cannot be written", e);
    }
  }

  private Particulars particulars(String stored) {
    try {
      return json.readValue(stored, Particulars.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("particulars cannot be read", e);
    }
  }
}
