package org.passerelle.reference;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long each step may take, by priority: dated rows, so that a change of a standard needs no change of a model. */
@Component
public class ServiceTargets {

  private final JdbcClient jdbc;
  private final Clock clock;

  ServiceTargets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** When a step that begins now must be done. */
  public Instant dueAt(String step, Priority priority) {
    return dueAt(step, priority, clock.instant());
  }

  /** When a step that begins at that moment must be done, by the figures in force today. */
  public Instant dueAt(String step, Priority priority, Instant from) {
    Instant now = clock.instant();
    String duration = jdbc.sql("select duration from service_target where step = ? and priority = ? and effective_from <= ? "
            + "order by effective_from desc limit 1")
        .params(step, priority.name(), Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC)))
        .query(String.class).optional()
        .orElseThrow(() -> new IllegalStateException("no service target for " + step + ", " + priority));
    return add(from, duration);
  }

  /** The moment half of the time from now until then has passed. */
  public Instant halfTime(Instant due) {
    Instant now = clock.instant();
    return now.plus(Duration.between(now, due).dividedBy(2));
  }

  private static Instant add(Instant from, String duration) {
    return duration.contains("T") ? from.plus(Duration.parse(duration))
        : from.atOffset(ZoneOffset.UTC).plus(Period.parse(duration)).toInstant();
  }
}
