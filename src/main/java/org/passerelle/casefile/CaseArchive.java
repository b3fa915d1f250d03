package org.passerelle.casefile;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of cases that have left the lists. The database refuses whatever would change one. */
@Component
public class CaseArchive {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseArchive(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Archives closed cases whose day is over, those due longest first, at most so many. Answers their numbers. */
  public List<String> archiveDue(LocalDate today, int limit) {
    return jdbc.sql("update case_file set archived_at = ? where id in (select id from case_file where closed_at is not null "
            + "and archived_at is null and archive_after < ? order by archive_after, id limit ? for update skip locked) returning number")
        .params(Timestamp.from(clock.instant()), Date.valueOf(today), limit).query(String.class).list();
  }

  /** An archived case by its number. */
  public Optional<Archived> find(String number) {
    return jdbc.sql("select id, number, outcome, received_at, closed_at, archived_at from case_file where number = ? and archived_at is not null")
        .param(number).query((row, at) -> new Archived(row.getObject("id", UUID.class), row.getString("number"), row.getString("outcome"),
            row.getTimestamp("received_at").toInstant(), row.getTimestamp("closed_at").toInstant(),
            row.getTimestamp("archived_at").toInstant())).optional();
  }

  /** The day after which a closed case leaves the lists; empty while it is open. */
  public Optional<LocalDate> archivedAfter(UUID caseId) {
    return jdbc.sql("select archive_after from case_file where id = ? and archive_after is not null").param(caseId).query(LocalDate.class)
        .optional();
  }

  /** A case that has left the lists. */
  public record Archived(UUID id, String number, @Nullable String outcome, Instant receivedAt, Instant closedAt, Instant archivedAt) {
  }
}
