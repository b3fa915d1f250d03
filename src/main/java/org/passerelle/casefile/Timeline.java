package org.passerelle.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a case, in order. Rows are only ever added. */
@Component
public class Timeline {

  private final JdbcClient jdbc;
  private final Clock clock;

  Timeline(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds an event.
   *
   * @param code   what happened; its texts are {@code event.<code>}
   * @param detail a code or number that belongs to it, never free text
   */
  public void add(UUID caseId, String code, @Nullable String detail) {
    jdbc.sql("insert into case_event (case_id, at, code, actor, detail) values (?, ?, ?, ?, ?)")
        .params(caseId, Timestamp.from(clock.instant()), code, SignedIn.actor(), detail).update();
  }

  public List<Event> of(UUID caseId) {
    return jdbc.sql("select at, code, actor, detail from case_event where case_id = ? order by id").param(caseId)
        .query((row, number) -> new Event(row.getTimestamp("at").toInstant(), row.getString("code"), row.getString("actor"),
            row.getString("detail")))
        .list();
  }

  /** One thing that happened. */
  public record Event(Instant at, String code, String actor, @Nullable String detail) {
  }
}
