package org.passerelle.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What left the house and who did what: the registers supervisors and auditors read. */
@Component
class Registers {

  static final int PAGE = 50;

  private final JdbcClient jdbc;

  Registers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Mail that waits or was given up, oldest first. */
  List<Letter> undelivered() {
    return jdbc.sql("select case_number, template, language, created_at, attempts, next_attempt_at, given_up_at, sent_at, last_error from outbox "
        + "where sent_at is null order by given_up_at nulls last, next_attempt_at limit " + PAGE).query(Registers::letter).list();
  }

  /** Mail sent last. */
  List<Letter> delivered() {
    return jdbc.sql("select case_number, template, language, created_at, attempts, next_attempt_at, given_up_at, sent_at, last_error from outbox "
        + "where sent_at is not null order by sent_at desc limit " + PAGE).query(Registers::letter).list();
  }

  /**
   * What was done, newest first.
   *
   * @param subject a case number, user name or path; null for all
   * @param before  only entries before this one
   */
  List<Entry> audit(@Nullable String subject, @Nullable Long before) {
    return jdbc.sql("select id, at, actor, action, subject, detail from audit_event where (:subject::text is null or subject = :subject) "
            + "and (:before::bigint is null or id < :before) order by id desc limit " + (PAGE + 1))
        .param("subject", subject).param("before", before)
        .query((row, number) -> new Entry(row.getLong("id"), row.getTimestamp("at").toInstant(), row.getString("actor"),
            row.getString("action"), row.getString("subject"), row.getString("detail")))
        .list();
  }

  private static Letter letter(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Letter(row.getString("case_number"), row.getString("template"), row.getString("language"),
        row.getTimestamp("created_at").toInstant(), row.getInt("attempts"), instant(row.getTimestamp("next_attempt_at")),
        instant(row.getTimestamp("given_up_at")), instant(row.getTimestamp("sent_at")), row.getString("last_error"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** A mail of the outbox, without its recipient's address. */
  public record Letter(@Nullable String caseNumber, String template, String language, Instant createdAt, int attempts, @Nullable Instant nextAttemptAt,
      @Nullable Instant givenUpAt, @Nullable Instant sentAt, @Nullable String lastError) {
  }

  /** A line of the audit register. */
  public record Entry(long id, Instant at, String actor, String action, String subject, @Nullable String detail) {
  }
}
