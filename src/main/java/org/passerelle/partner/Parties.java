package org.passerelle.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the principals and payees of organizations. */
@Component
public class Parties {

  private static final String SELECT = "select id, nature, roles, name, name_in_script, other_names, sex, birth_as_written, birth_calendar, "
      + "birth_earliest, birth_latest, nationality, document_number, from_day, last_day, end_reason from organization_party "
      + "where organization_id = ? ";

  private final JdbcClient jdbc;
  private final OtherNames otherNames;
  private final Clock clock;

  Parties(JdbcClient jdbc, OtherNames otherNames, Clock clock) {
    this.jdbc = jdbc;
    this.otherNames = otherNames;
    this.clock = clock;
  }

  /** An organization's principals and payees: those of today first, the one that ended first at the end. */
  public List<Party> of(UUID organizationId) {
    return jdbc.sql(SELECT + "order by last_day is not null, last_day desc, from_day, id").param(organizationId).query(this::read).list();
  }

  /** The organization's principal or payee of that id. */
  public Optional<Party> find(UUID organizationId, UUID id) {
    return jdbc.sql(SELECT + "and id = ?").params(organizationId, id).query(this::read).optional();
  }

  /** Enters one; false when the same is entered already and has not ended. */
  boolean add(UUID organizationId, UUID id, PartyFacts facts, LocalDate fromDay) {
    Birth birth = facts.birth();
    return jdbc.sql("insert into organization_party (id, organization_id, nature, roles, name, name_in_script, other_names, sex, birth_as_written, "
            + "birth_calendar, birth_earliest, birth_latest, nationality, document_number, from_day, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(Arrays.asList(id, organizationId, facts.nature(), facts.roles().toArray(String[]::new), facts.name(), facts.nameInScript(),
            otherNames.write(facts.otherNames()), facts.sex(), birth.asWritten(), birth.calendar().name(), birth.earliest(), birth.latest(),
            facts.nationality(), facts.documentNumber(), fromDay, SignedIn.actor(), Timestamp.from(clock.instant())))
        .update() == 1;
  }

  /** Writes the facts as they are known now; false when another that has not ended is entered with the same. */
  boolean write(UUID organizationId, UUID id, PartyFacts facts, LocalDate fromDay) {
    Birth birth = facts.birth();
    return jdbc.sql("update organization_party set nature = :nature, roles = :roles, name = :name, name_in_script = :script, "
            + "other_names = :others::jsonb, sex = :sex, birth_as_written = :birth, birth_calendar = :calendar, birth_earliest = :earliest, "
            + "birth_latest = :latest, nationality = :nationality, document_number = :document, from_day = :from where id = :id and not exists "
            + "(select 1 from organization_party other where other.organization_id = :organization and other.id <> :id and other.last_day is null "
            + "and other.nature = :nature and lower(other.name) = lower(:name) and other.birth_as_written = :birth "
            + "and coalesce(other.document_number, '') = coalesce(:document, ''))")
        .param("nature", facts.nature()).param("roles", facts.roles().toArray(String[]::new)).param("name", facts.name())
        .param("script", facts.nameInScript()).param("others", otherNames.write(facts.otherNames())).param("sex", facts.sex())
        .param("birth", birth.asWritten()).param("calendar", birth.calendar().name()).param("earliest", birth.earliest())
        .param("latest", birth.latest()).param("nationality", facts.nationality()).param("document", facts.documentNumber())
        .param("from", fromDay).param("organization", organizationId).param("id", id).update() == 1;
  }

  void end(UUID id, LocalDate lastDay, String reason) {
    jdbc.sql("update organization_party set last_day = ?, end_reason = ? where id = ?").params(lastDay, reason, id).update();
  }

  private Party read(ResultSet row, int number) throws SQLException {
    Birth birth = new Birth(row.getString("birth_as_written"), BirthCalendar.valueOf(row.getString("birth_calendar")), null, null, null,
        row.getObject("birth_earliest", LocalDate.class), row.getObject("birth_latest", LocalDate.class));
    PartyFacts facts = new PartyFacts(row.getString("nature"), List.of((String[]) row.getArray("roles").getArray()), row.getString("name"),
        row.getString("name_in_script"), otherNames.read(row.getString("other_names")), row.getString("sex"), birth, row.getString("nationality"),
        row.getString("document_number"));
    return new Party(row.getObject("id", UUID.class), facts, row.getObject("from_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
        row.getString("end_reason"));
  }
}
