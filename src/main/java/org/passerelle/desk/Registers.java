package org.passerelle.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What left the house and who did what: the registers supervisors and auditors read. */
@Component
class Registers {

  static final int PAGE = 50;

  private static final String LETTERS = "select id, channel, case when channel = 'webhook' then recipient end as receiver, case_number, template, language, "
      + "created_at, attempts, next_attempt_at, given_up_at, sent_at, last_error from outbox ";

  private final JdbcClient jdbc;

  Registers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Mail that waits or was given up, oldest first. */
  List<Letter> undelivered() {
    return jdbc.sql(LETTERS
        + "where sent_at is null order by given_up_at nulls last, next_attempt_at limit " + PAGE).query(Registers::letter).list();
  }

  /** Mail sent last. */
  List<Letter> delivered() {
    return jdbc.sql(LETTERS
        + "where sent_at is not null order by sent_at desc limit " + PAGE).query(Registers::letter).list();
  }

  /** One mail or message. */
  Optional<Letter> letter(UUID id) {
    return jdbc.sql(LETTERS + "where id = ?").param(id).query(Registers::letter).optional();
  }

  /** Codes of the organizations to whose systems nothing is sent at present. */
  List<String> paused() {
    return jdbc.sql("select code from webhook join organization on id = organization_id where paused_at is not null order by code").query(String.class)
        .list();
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
    return new Letter(row.getObject("id", UUID.class), row.getString("channel"), row.getString("receiver"), row.getString("case_number"), row.getString("template"), row.getString("language"),
        row.getTimestamp("created_at").toInstant(), row.getInt("attempts"), instant(row.getTimestamp("next_attempt_at")),
        instant(row.getTimestamp("given_up_at")), instant(row.getTimestamp("sent_at")), row.getString("last_error"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /**
   * A mail of the outbox, without its recipient's address, or a message to another system.
   *
   * @param receiver code of the organization to whose system it goes; null for mail
   */
  public record Letter(UUID id, String channel, @Nullable String receiver, @Nullable String caseNumber, String template, String language, Instant createdAt, int attempts, @Nullable Instant nextAttemptAt,
      @Nullable Instant givenUpAt, @Nullable Instant sentAt, @Nullable String lastError) {
  }

  /** A line of the audit register. */
  public record Entry(long id, Instant at, String actor, String action, String subject, @Nullable String detail) {
  }
}
