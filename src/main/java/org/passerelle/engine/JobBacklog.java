package org.passerelle.engine;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much work the engine has before it, so that what comes in by the thousand does not run ahead of it. */
@Component
public class JobBacklog {

  private final JdbcClient jdbc;
  private final Clock clock;

  JobBacklog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How many jobs are due and not done, counted up to a limit. */
  public int due(int limit) {
    return jdbc.sql("select count(*) from (select 1 from act_ru_job where retries_ > 0 and suspension_state_ = 1 "
        + "and (duedate_ is null or duedate_ <= ?) limit ?) due").params(Timestamp.from(clock.instant()), limit).query(Integer.class).single();
  }
}
