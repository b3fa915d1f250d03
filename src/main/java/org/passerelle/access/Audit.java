package org.passerelle.access;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of who read or changed what, and of what was refused. Rows are only ever added. Subjects are case numbers, user names or
 * paths; nothing about a family stands in them.
 */
@Component
public class Audit {

  private final JdbcClient jdbc;
  private final Clock clock;

  Audit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records that the current actor did this. Part of the caller's transaction when there is one. */
  public void record(String action, String subject, @Nullable String detail) {
    record(SignedIn.actor(), action, subject, detail);
  }

  /** Records that someone who is not signed in (or no longer) did this. */
  public void record(String actor, String action, String subject, @Nullable String detail) {
    jdbc.sql("insert into audit_event (at, actor, organization_id, action, subject, detail) values (?, ?, ?, ?, ?, ?)")
        .params(Timestamp.from(clock.instant()), actor, SignedIn.current().map(SignedIn::organizationId).orElse(null), action, subject,
            detail)
        .update();
  }
}
