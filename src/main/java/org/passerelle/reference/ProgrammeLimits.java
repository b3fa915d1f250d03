package org.passerelle.reference;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often something may be tried: dated rows, like the service targets. */
@Component
public class ProgrammeLimits {

  private final JdbcClient jdbc;
  private final Clock clock;

  ProgrammeLimits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The limit in force today. */
  public int get(String code) {
    return jdbc.sql("select value from programme_limit where code = ? and effective_from <= ? order by effective_from desc limit 1")
        .params(code, Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))).query(Integer.class).optional()
        .orElseThrow(() -> new IllegalStateException("no programme limit for " + code));
  }
}
