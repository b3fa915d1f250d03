package org.passerelle.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the links by which people choose a new password. */
@Component
class PasswordResets {

  private static final int MOST_AN_HOUR = 3;
  private static final Duration KEPT = Duration.ofDays(1);
  private static final String OPENED = "from password_reset r join account a on a.id = r.account_id left join organization o on o.id = a.organization_id "
      + "where r.token_hash = ? and r.expires_at > ? and a.disabled_at is null and o.suspended_at is null";

  private final JdbcClient jdbc;
  private final Clock clock;

  PasswordResets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Enters a link, unless the person was sent several within the hour. */
  boolean enter(UUID account, String tokenHash, Instant expiresAt) {
    Instant now = clock.instant();
    return jdbc.sql("insert into password_reset (token_hash, account_id, asked_at, expires_at) select ?, ?, ?, ? where "
            + "(select count(*) from password_reset where account_id = ? and asked_at > ?) < " + MOST_AN_HOUR)
        .params(tokenHash, account, Timestamp.from(now), Timestamp.from(expiresAt), account, Timestamp.from(now.minus(Duration.ofHours(1))))
        .update() == 1;
  }

  /** The user name of the person whom this link still lets choose a password. */
  Optional<String> opened(String tokenHash) {
    return jdbc.sql("select a.username " + OPENED).params(tokenHash, Timestamp.from(clock.instant())).query(String.class).optional();
  }

  /** Uses the link up. Of two who send it at one moment, one is told that it was used. */
  boolean use(String tokenHash) {
    return jdbc.sql("delete from password_reset where token_hash = ?").param(tokenHash).update() == 1;
  }

  /** The person's other links open nothing any more. */
  void end(UUID account) {
    jdbc.sql("delete from password_reset where account_id = ?").param(account).update();
  }

  void forget() {
    jdbc.sql("delete from password_reset where asked_at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
  }
}
