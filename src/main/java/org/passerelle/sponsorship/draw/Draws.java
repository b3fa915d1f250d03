package org.passerelle.sponsorship.draw;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of draws. What was published stands: triggers refuse any change. */
@Component
class Draws {

  private static final String SELECT = "select d.*, w.opens_on, w.closes_on from reception_draw d join reception_window w on w.id = d.window_id ";

  private final JdbcClient jdbc;

  Draws(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void publish(UUID windowId, Draw draw, String nonce, String valueSource, Instant valueDueAt, String by, Instant at) {
    jdbc.sql("insert into reception_draw (window_id, applications, list_hash, nonce, commitment, value_source, value_due_at, published_by, published_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(windowId, draw.list().size(), draw.listHash(), nonce, draw.commitment(nonce), valueSource, Timestamp.from(valueDueAt), by, Timestamp.from(at))
        .update();
  }

  /** The nonce, which nobody sees before the draw; locked until the transaction ends. */
  String lockNonce(UUID windowId) {
    return jdbc.sql("select nonce from reception_draw where window_id = ? for update").param(windowId).query(String.class).single();
  }

  /** Writes down the public value; false when it was before. */
  boolean hold(UUID windowId, String value, String seed, String by, Instant at) {
    return jdbc.sql("update reception_draw set value = ?, seed = ?, drawn_by = ?, drawn_at = ? where window_id = ? and drawn_at is null")
        .params(value, seed, by, Timestamp.from(at), windowId).update() == 1;
  }

  Optional<DrawSummary> find(UUID windowId) {
    return jdbc.sql(SELECT + "where d.window_id = ?").param(windowId).query(Draws::read).optional();
  }

  /** Latest first, from below that one on. */
  List<DrawSummary> page(@Nullable UUID below, int limit) {
    return jdbc.sql(SELECT + "where cast(:below as uuid) is null or (d.published_at, d.window_id) < "
            + "(select published_at, window_id from reception_draw where window_id = :below) order by d.published_at desc, d.window_id desc limit :limit")
        .param("below", below).param("limit", limit).query(Draws::read).list();
  }

  private static DrawSummary read(ResultSet row, int number) throws SQLException {
    Timestamp drawn = row.getTimestamp("drawn_at");
    return new DrawSummary(row.getObject("window_id", UUID.class), row.getObject("opens_on", LocalDate.class), row.getObject("closes_on", LocalDate.class),
        row.getInt("applications"), row.getString("list_hash"), row.getString("commitment"), row.getString("value_source"),
        row.getTimestamp("value_due_at").toInstant(), row.getTimestamp("published_at").toInstant(), drawn == null ? null : row.getString("nonce"),
        row.getString("value"), row.getString("seed"), drawn == null ? null : drawn.toInstant());
  }
}
