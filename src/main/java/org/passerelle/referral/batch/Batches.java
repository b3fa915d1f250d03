package org.passerelle.referral.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.batch.Batch.Counts;
import org.passerelle.referral.batch.Batch.Format;
import org.passerelle.referral.batch.Batch.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of batches. How far one has come is counted in an index while it runs, and written down when it ends. */
@Component
class Batches {

  private static final String SELECT = "select b.id, b.number, b.partner_id, b.file_name, b.format, b.header, b.language, b.uploaded_by, b.by_program, "
      + "b.uploaded_at, b.state, b.ended_at, b.rows, coalesce(b.accepted, c.accepted) as accepted, coalesce(b.known, c.known) as known, "
      + "coalesce(b.refused, c.refused) as refused from referral_batch b left join lateral (select "
      + "count(*) filter (where r.state = 'accepted') as accepted, count(*) filter (where r.state = 'known') as known, "
      + "count(*) filter (where r.state = 'refused') as refused from referral_batch_row r "
      + "where r.batch_id = b.id and r.state in ('accepted', 'known', 'refused')) c on b.ended_at is null ";

  private static final String BEYOND_ALL_NUMBERS = "LOU";

  private final JdbcClient jdbc;
  private final Clock clock;

  Batches(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Opens a batch for a file; a second upload of the same file waits here until the first one stands.
   *
   * @return empty when the partner has sent this very file before
   */
  Optional<UUID> open(UUID partnerId, String fileName, Format format, byte[] sha256, String language, String by, boolean program) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    String number = "LOT-%s-%06d".formatted(Year.from(now.atOffset(ZoneOffset.UTC)),
        jdbc.sql("select nextval('batch_number')").query(Long.class).single());
    int opened = jdbc.sql("insert into referral_batch (id, number, partner_id, file_name, format, sha256, rows, language, uploaded_by, by_program, "
            + "uploaded_at, state) values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 'running') "
            + "on conflict (partner_id, sha256) where state in ('running', 'done') do nothing")
        .params(id, number, partnerId, fileName, format.name(), sha256, language, by, program, Timestamp.from(now)).update();
    return opened == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Writes down what the whole file was found to hold. */
  void complete(UUID id, int rows, @Nullable String header) {
    jdbc.sql("update referral_batch set rows = ?, header = ? where id = ?").params(rows, header, id).update();
  }

  Batch get(UUID id) {
    return jdbc.sql(SELECT + "where b.id = ?").param(id).query(Batches::read).single();
  }

  /** The batch of that number if it is this partner's: another's does not exist for it. */
  Optional<Batch> ofPartner(UUID partnerId, String number) {
    return jdbc.sql(SELECT + "where b.partner_id = ? and b.number = ?").params(partnerId, number).query(Batches::read).optional();
  }

  Optional<Batch> ofFile(UUID partnerId, byte[] sha256) {
    return jdbc.sql(SELECT + "where b.partner_id = ? and b.sha256 = ? and b.state in ('running', 'done')").params(partnerId, sha256)
        .query(Batches::read).optional();
  }

  /** A page of this partner's batches, newest first. */
  List<Batch> page(UUID partnerId, @Nullable String before, int size) {
    return jdbc.sql(SELECT + "where b.partner_id = ? and b.number < ? order by b.number desc limit ?")
        .params(partnerId, before == null ? BEYOND_ALL_NUMBERS : before, size).query(Batches::read).list();
  }

  /** Those that have rows to work on, oldest first. */
  List<UUID> running() {
    return jdbc.sql("select id from referral_batch where state = 'running' order by number").query(UUID.class).list();
  }

  /**
   * Ends a batch: from now on no row of it is worked on. Waits for those that are being worked on.
   *
   * @return false when it had ended already
   */
  boolean end(UUID id, State state) {
    return jdbc.sql("select id from referral_batch where id = ? and state = 'running' for update").param(id).query(UUID.class).optional()
        .isPresent()
        && jdbc.sql("update referral_batch set state = ?, ended_at = ?, (accepted, known, refused) = (select "
            + "count(*) filter (where r.state = 'accepted'), count(*) filter (where r.state = 'known'), count(*) filter (where r.state = 'refused') "
            + "from referral_batch_row r where r.batch_id = ?) where id = ?")
        .params(state.name(), Timestamp.from(clock.instant()), id, id).update() == 1;
  }

  /** Whether every row has its answer. */
  boolean finished(UUID id) {
    return jdbc.sql("select not exists (select 1 from referral_batch_row where batch_id = ? and state = 'waiting')").param(id).query(Boolean.class)
        .single();
  }

  /** Removes what rows say, of batches that ended before; returns of how many batches. */
  int emptyEndedBefore(Instant moment) {
    jdbc.sql("update referral_batch_row set source = null where source is not null and batch_id in "
        + "(select id from referral_batch where ended_at < ? and emptied_at is null)").param(Timestamp.from(moment)).update();
    return jdbc.sql("update referral_batch set emptied_at = ? where ended_at < ? and emptied_at is null")
        .params(Timestamp.from(clock.instant()), Timestamp.from(moment)).update();
  }

  void removeEndedBefore(Instant moment) {
    jdbc.sql("delete from referral_batch where ended_at < ?").param(Timestamp.from(moment)).update();
  }

  private static Batch read(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Batch(row.getObject("id", UUID.class), row.getString("number"), row.getObject("partner_id", UUID.class), row.getString("file_name"),
        Format.valueOf(row.getString("format")), row.getString("header"), row.getString("language"), row.getString("uploaded_by"),
        row.getBoolean("by_program"), row.getTimestamp("uploaded_at").toInstant(), State.valueOf(row.getString("state")),
        ended == null ? null : ended.toInstant(),
        new Counts(row.getInt("rows"), row.getInt("accepted"), row.getInt("known"), row.getInt("refused")));
  }
}
