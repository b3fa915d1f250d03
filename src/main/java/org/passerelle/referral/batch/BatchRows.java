package org.passerelle.referral.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of a batch's rows. A row is locked while it is worked on, so that each is worked on once, by whatever node. */
@Component
class BatchRows {

  private static final String RESULT = "select number, lines, reference, state, case_number, findings from referral_batch_row ";

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final ObjectMapper json;
  private final Clock clock;

  BatchRows(JdbcClient jdbc, JdbcTemplate template, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.json = json;
    this.clock = clock;
  }

  /** Adds rows; one with findings has its answer already. */
  void add(UUID batchId, List<Entry> entries) {
    Timestamp now = Timestamp.from(clock.instant());
    template.batchUpdate("insert into referral_batch_row (batch_id, number, lines, reference, source, state, findings, done_at) "
        + "values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)", entries, entries.size(), (statement, entry) -> {
          boolean refused = !entry.findings().isEmpty();
          Array lines = statement.getConnection().createArrayOf("int4", entry.row().lines().toArray());
          statement.setObject(1, batchId);
          statement.setInt(2, entry.number());
          statement.setArray(3, lines);
          statement.setString(4, entry.row().reference());
          statement.setString(5, entry.row().source());
          statement.setString(6, refused ? "refused" : "waiting");
          statement.setString(7, written(entry.findings()));
          statement.setTimestamp(8, refused ? now : null);
        });
  }

  /** The first row that waits and that nobody works on, locked until the transaction ends; none once the batch has ended. */
  Optional<Waiting> take(UUID batchId) {
    return jdbc.sql("select r.number, r.lines, r.source, r.attempts from referral_batch b join referral_batch_row r on r.batch_id = b.id "
            + "where b.id = ? and b.state = 'running' and r.state = 'waiting' order by r.number limit 1 for update of r skip locked for share of b")
        .param(batchId).query((row, number) -> new Waiting(row.getInt("number"), lines(row), row.getString("source"), row.getInt("attempts")))
        .optional();
  }

  /** The row is taken in; what it says now stands in its case. */
  void takenIn(UUID batchId, int number, String state, String caseNumber) {
    jdbc.sql("update referral_batch_row set state = ?, case_number = ?, source = null, done_at = ? where batch_id = ? and number = ?")
        .params(state, caseNumber, Timestamp.from(clock.instant()), batchId, number).update();
  }

  void refused(UUID batchId, int number, List<RowFinding> findings) {
    jdbc.sql("update referral_batch_row set state = 'refused', findings = ?::jsonb, done_at = ? where batch_id = ? and number = ? and state = 'waiting'")
        .params(written(findings), Timestamp.from(clock.instant()), batchId, number).update();
  }

  /** Counts an attempt that failed for a reason of ours. */
  void failed(UUID batchId, int number) {
    jdbc.sql("update referral_batch_row set attempts = attempts + 1 where batch_id = ? and number = ?").params(batchId, number).update();
  }

  /**
   * Results in the order of the file.
   *
   * @param state which ones, or null for all
   * @param after number of the row after which to begin, 0 for the first
   */
  List<RowResult> results(UUID batchId, @Nullable String state, int after, int size) {
    return (state == null
        ? jdbc.sql(RESULT + "where batch_id = ? and number > ? order by number limit ?").params(batchId, after, size)
        : jdbc.sql(RESULT + "where batch_id = ? and state = ? and number > ? order by number limit ?").params(batchId, state, after, size))
        .query(this::result).list();
  }

  /** What refused rows say, as it came in, for those of which it is still kept. */
  List<Refused> refusedRows(UUID batchId, int after, int size) {
    return jdbc.sql("select number, source from referral_batch_row where batch_id = ? and state = 'refused' and number > ? and source is not null "
        + "order by number limit ?").params(batchId, after, size).query(Refused.class).list();
  }

  /** Whether refused rows can still be given back. */
  boolean keepsRefused(UUID batchId) {
    return jdbc.sql("select exists (select 1 from referral_batch_row where batch_id = ? and state = 'refused' and source is not null)").param(batchId)
        .query(Boolean.class).single();
  }

  private RowResult result(ResultSet row, int number) throws SQLException {
    return new RowResult(row.getInt("number"), lines(row), row.getString("reference"), row.getString("state"), row.getString("case_number"),
        read(row.getString("findings")));
  }

  private static List<Integer> lines(ResultSet row) throws SQLException {
    return Arrays.asList((Integer[]) row.getArray("lines").getArray());
  }

  private String written(List<RowFinding> findings) {
    try {
      return json.writeValueAsString(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<RowFinding> read(String findings) {
    try {
      return List.of(json.readValue(findings, RowFinding[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A row on its way into the store; with findings it is refused at once. */
  record Entry(int number, StagedRow row, List<RowFinding> findings) {
  }

  /** A row to be worked on. */
  record Waiting(int number, List<Integer> lines, String source, int attempts) {
  }

  /** A refused row as it came in. */
  record Refused(int number, String source) {
  }
}
