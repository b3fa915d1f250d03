package org.passerelle.handoff.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the addresses at which calendars read. A person has one at most. */
@Component
class CalendarFeeds {

  private static final String SELECT = "select a.username, f.organization_id, f.language, f.made_at, f.last_read_at from calendar_feed f "
      + "join account a on a.id = f.account_id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  CalendarFeeds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The person's, if it is one of that organization. */
  Optional<CalendarFeed> of(String username, UUID organization) {
    return jdbc.sql(SELECT + "where a.username = ? and f.organization_id = ?").params(username, organization).query(CalendarFeeds::read).optional();
  }

  Optional<CalendarFeed> byHash(String hash) {
    return jdbc.sql(SELECT + "where f.token_hash = ?").param(hash).query(CalendarFeeds::read).optional();
  }

  /** Enters a new one; the one before opens nothing any more. */
  void enter(String username, UUID organization, String hash, String language) {
    jdbc.sql("insert into calendar_feed (account_id, organization_id, token_hash, language, made_at) select id, ?, ?, ?, ? from account "
            + "where username = ? on conflict (account_id) do update set organization_id = excluded.organization_id, "
            + "token_hash = excluded.token_hash, language = excluded.language, made_at = excluded.made_at, last_read_at = null, reads = 0, reads_since = null")
        .params(organization, hash, language, now(), username).update();
  }

  /** Answers false when there was none. */
  boolean withdraw(String username) {
    return jdbc.sql("delete from calendar_feed where account_id = (select id from account where username = ?)").param(username).update() == 1;
  }

  /** Notes that it is read, and answers how often it was within this window of time. */
  int read(String hash, Duration window) {
    return jdbc.sql("update calendar_feed set reads = case when reads_since > :since then reads + 1 else 1 end, "
            + "reads_since = case when reads_since > :since then reads_since else :now end, last_read_at = :now where token_hash = :hash returning reads")
        .param("since", Timestamp.from(clock.instant().minus(window))).param("now", now()).param("hash", hash).query(Integer.class).optional().orElse(0);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static CalendarFeed read(ResultSet row, int number) throws SQLException {
    Timestamp last = row.getTimestamp("last_read_at");
    return new CalendarFeed(row.getString("username"), row.getObject("organization_id", UUID.class), row.getString("language"),
        row.getTimestamp("made_at").toInstant(), last == null ? null : last.toInstant());
  }
}
