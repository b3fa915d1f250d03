package org.passerelle.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.notification.Attempt.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the attempts at sending what stands in the outbox. */
@Component
public class Attempts {

  /** More of one message nobody reads; the number says how many there were. */
  public static final int PAGE = 25;

  private final JdbcClient jdbc;
  private final Clock clock;

  Attempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes that an attempt begins: whatever happens to us now, it is known that there was one. */
  public void begin(UUID message, int number) {
    jdbc.sql("insert into outbox_attempt (outbox_id, number, at) values (?, ?, ?)").params(message, number, Timestamp.from(clock.instant())).update();
  }

  /** Notes what came of an attempt that was begun. */
  public void end(UUID message, int number, Outcome outcome, @Nullable Integer status, Duration taken, @Nullable String error) {
    jdbc.sql("update outbox_attempt set outcome = ?, status = ?, duration_ms = ?, error = ? where outbox_id = ? and number = ?")
        .params(outcome.name(), status, (int) taken.toMillis(), error, message, number).update();
  }

  /** Notes an attempt with what came of it. */
  void ended(UUID message, int number, Instant begun, Outcome outcome, @Nullable String error) {
    jdbc.sql("insert into outbox_attempt (outbox_id, number, at, outcome, duration_ms, error) values (?, ?, ?, ?, ?, ?)")
        .params(message, number, Timestamp.from(begun), outcome.name(), (int) Math.max(0, Duration.between(begun, clock.instant()).toMillis()), error).update();
  }

  /** The last attempts at one message, the latest first. */
  public List<Attempt> of(UUID message) {
    return jdbc.sql("select outbox_id, number, at, outcome, status, duration_ms, error from outbox_attempt where outbox_id = ? order by number desc limit "
            + PAGE)
        .param(message)
        .query((row, each) -> new Attempt(row.getObject("outbox_id", UUID.class), row.getInt("number"), row.getTimestamp("at").toInstant(),
            row.getString("outcome") == null ? null : Outcome.valueOf(row.getString("outcome")), (Integer) row.getObject("status"),
            (Integer) row.getObject("duration_ms"), row.getString("error")))
        .list();
  }
}
