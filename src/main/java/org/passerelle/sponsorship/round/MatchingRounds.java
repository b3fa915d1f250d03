package org.passerelle.sponsorship.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.round.MatchingRound.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of rounds. Of all rounds at most one has not ended, which an index holds. */
@Component
class MatchingRounds {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  MatchingRounds(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Begins a round; empty when another has not ended. */
  Optional<MatchingRound> begin(String by, Instant at, int year) {
    return jdbc.sql("insert into matching_round (id, number, state, begun_by, begun_at) "
            + "select ?, 'R-' || ? || '-' || lpad(nextval('matching_round_number')::text, 4, '0'), 'begun', ?, ? "
            + "where not exists (select from matching_round where ended_at is null) on conflict do nothing returning id")
        .params(UUID.randomUUID(), year, by, Timestamp.from(at)).query(UUID.class).optional().map(this::get);
  }

  MatchingRound get(UUID id) {
    return jdbc.sql("select * from matching_round where id = ?").param(id).query(this::read).single();
  }

  /** The round, locked until the transaction ends. */
  MatchingRound lock(UUID id) {
    return jdbc.sql("select * from matching_round where id = ? for update").param(id).query(this::read).single();
  }

  Optional<MatchingRound> find(String number) {
    return jdbc.sql("select * from matching_round where number = ?").param(number).query(this::read).optional();
  }

  /** The round that has not ended. */
  Optional<MatchingRound> underWay() {
    return jdbc.sql("select * from matching_round where ended_at is null").query(this::read).optional();
  }

  /** When the last round ended. */
  Optional<Instant> lastEnded() {
    return jdbc.sql("select ended_at from matching_round where ended_at is not null order by begun_at desc, id limit 1").query(Timestamp.class).optional()
        .map(Timestamp::toInstant);
  }

  /** Rounds, latest first, from the one after that number; one more than asked for says that there is a next page. */
  List<MatchingRound> page(@Nullable String after, int size) {
    return jdbc.sql("select r.* from matching_round r where :after::text is null "
            + "or (r.begun_at, r.id) < (select begun_at, id from matching_round where number = :after) order by r.begun_at desc, r.id desc limit :most")
        .param("after", after).param("most", size + 1).query(this::read).list();
  }

  void collected(UUID id, WaitingQueue.Read read) {
    jdbc.sql("update matching_round set state = 'collected', attempt = attempt + 1, policy = ?::jsonb, policy_version = ?, past_families = ?, behind = ?, "
            + "collected_at = ?, objective = null, bound = null, proven = null, took_ms = null, planned_at = null where id = ?")
        .params(write(read.policy()), read.policyVersion(), read.past(), read.behind().toArray(String[]::new), Timestamp.from(read.at()), id).update();
  }

  void nobody(UUID id, String because, String by, Instant at) {
    jdbc.sql("update matching_round set state = 'nobody', nobody_because = ?, ended_by = ?, ended_at = ? where id = ?")
        .params(because, by, Timestamp.from(at), id).update();
  }

  void planned(UUID id, double objective, double bound, boolean proven, long millis, Instant at) {
    jdbc.sql("update matching_round set state = 'planned', objective = ?, bound = ?, proven = ?, took_ms = ?, planned_at = ? where id = ?")
        .params(objective, bound, proven, millis, Timestamp.from(at), id).update();
  }

  void to(UUID id, State state) {
    jdbc.sql("update matching_round set state = ? where id = ?").params(state.name(), id).update();
  }

  void end(UUID id, State state, String by, @Nullable String reason, Instant at) {
    jdbc.sql("update matching_round set state = ?, ended_by = ?, discard_reason = ?, ended_at = ? where id = ?")
        .params(state.name(), by, reason, Timestamp.from(at), id).update();
  }

  private MatchingRound read(ResultSet row, int number) throws SQLException {
    String policy = row.getString("policy");
    Timestamp collected = row.getTimestamp("collected_at");
    Timestamp ended = row.getTimestamp("ended_at");
    return new MatchingRound(row.getObject("id", UUID.class), row.getString("number"), State.valueOf(row.getString("state")), row.getString("begun_by"),
        row.getTimestamp("begun_at").toInstant(), row.getInt("attempt"), collected == null ? null : collected.toInstant(),
        policy == null ? null : policy(policy), row.getString("policy_version"), row.getObject("past_families", Integer.class), List.of((String[]) row.getArray("behind").getArray()),
        row.getObject("objective", Double.class), row.getObject("bound", Double.class), row.getObject("proven", Boolean.class),
        row.getObject("took_ms", Long.class), row.getString("nobody_because"), row.getString("ended_by"), ended == null ? null : ended.toInstant(),
        row.getString("discard_reason"));
  }

  private Policy policy(String written) {
    try {
      return json.readValue(written, Policy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(Policy policy) {
    try {
      return json.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
