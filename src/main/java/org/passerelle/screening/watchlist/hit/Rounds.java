package org.passerelle.screening.watchlist.hit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.hit.Round.Phase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of rounds. How far one has come is written with what it did, so that it goes on from there whatever happens. */
@Component
public class Rounds {

  private static final String SELECT = "select number, edition_id, begun_at, total, done, hits, failed, phase, after, ended_at, replaced from watchlist_round ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Rounds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The latest round; empty before the first. */
  public Optional<Round> latest() {
    return jdbc.sql(SELECT + "order by number desc limit 1").query(Rounds::read).optional();
  }

  /** Begins a round; whichever runs is left to be replaced by {@link #take()}. */
  void begin(UUID edition) {
    jdbc.sql("insert into watchlist_round (edition_id, begun_at, total) values (?, ?, (select count(*) from case_file where closed_at is null) "
        + "+ (select count(*) from organization))").params(edition, now()).update();
  }

  /** Whether there is a round to work on. */
  boolean waiting() {
    return jdbc.sql("select exists (select 1 from watchlist_round where ended_at is null)").query(Boolean.class).single();
  }

  /** The latest running round, for this transaction alone; earlier ones end here. Empty when there is none, or another node is at it. */
  Optional<Round> take() {
    Optional<Round> round = jdbc.sql(SELECT + "where number = (select max(number) from watchlist_round where ended_at is null) and ended_at is null "
        + "for update skip locked").query(Rounds::read).optional();
    round.ifPresent(latest -> jdbc.sql("update watchlist_round set ended_at = ?, replaced = true where number in "
        + "(select number from watchlist_round where number < ? and ended_at is null for update skip locked)").params(now(), latest.number()).update());
    return round;
  }

  /** The next open cases, by number. */
  List<Screened> cases(String after, int most) {
    return jdbc.sql("select id, number from case_file where closed_at is null and number > ? order by number limit ?").params(after, most)
        .query((row, number) -> new Screened(Screened.Kind.caseFile, row.getObject("id", UUID.class), row.getString("number"))).list();
  }

  /** The next organizations, by code. */
  List<Screened> organizations(String after, int most) {
    return jdbc.sql("select id, code from organization where code > ? order by code limit ?").params(after, most)
        .query((row, number) -> new Screened(Screened.Kind.organization, row.getObject("id", UUID.class), row.getString("code"))).list();
  }

  void advance(long number, int done, int hits, int failed, String after) {
    jdbc.sql("update watchlist_round set done = done + ?, hits = hits + ?, failed = failed + ?, after = ? where number = ?")
        .params(done, hits, failed, after, number).update();
  }

  void toOrganizations(long number) {
    jdbc.sql("update watchlist_round set phase = 'organizations', after = '' where number = ?").param(number).update();
  }

  void end(long number) {
    jdbc.sql("update watchlist_round set ended_at = ? where number = ?").params(now(), number).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Round read(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp ended = row.getTimestamp("ended_at");
    return new Round(row.getLong("number"), row.getObject("edition_id", UUID.class), row.getTimestamp("begun_at").toInstant(), row.getInt("total"),
        row.getInt("done"), row.getInt("hits"), row.getInt("failed"), Phase.valueOf(row.getString("phase")), row.getString("after"),
        ended == null ? null : ended.toInstant(), row.getBoolean("replaced"));
  }
}
