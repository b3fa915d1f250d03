package org.passerelle.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases as staff list them: one query a page, newest first, by the number each case has. */
@Component
class CaseList {

  static final int PAGE = 25;

  private final JdbcClient jdbc;

  CaseList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One row more than a page holds, so that the reader knows whether another follows.
   *
   * @param stage  only cases at that stage; null for all that are open
   * @param before only cases numbered before this one
   * @param search a case number or the partner's reference; null for all
   */
  List<Row> page(@Nullable String stage, @Nullable String before, @Nullable String search, String language) {
    String where = search != null ? "(f.number = :search or f.partner_reference = :search) and f.archived_at is null "
        : (stage == null ? "f.closed_at is null " : "f.stage = :stage and f.archived_at is null ") + (before == null ? "" : "and f.number < :before ");
    return jdbc.sql("select f.number, f.partner_reference, f.stage, f.priority, f.outcome, f.received_at, "
            + (language.equals("fr") ? "o.name_fr" : "o.name_en") + " as partner, w.holder, w.element, w.began_at "
            + "from case_file f join organization o on o.id = f.partner_id "
            + "left join lateral (select holder, element, began_at from case_wait where case_id = f.id and ended_at is null "
            + "order by critical desc, began_at, element limit 1) w on true where " + where + "order by f.number desc limit " + (PAGE + 1))
        .param("stage", stage).param("before", before).param("search", search)
        .query((row, number) -> new Row(row.getString("number"), row.getString("partner_reference"), row.getString("stage"),
            row.getString("priority"), row.getString("outcome"), row.getTimestamp("received_at").toInstant(), row.getString("partner"),
            row.getString("holder"), row.getString("element"), instant(row.getTimestamp("began_at"))))
        .list();
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** A case in the list, and what it waits for. */
  public record Row(String number, String partnerReference, String stage, @Nullable String priority, @Nullable String outcome,
      Instant receivedAt, String partner, @Nullable String holder, @Nullable String element, @Nullable Instant since) {
  }
}
