package org.passerelle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of mail on its way out: taken one at a time, so that no two nodes send the same. */
@Component
class Letters {

  private final JdbcClient jdbc;
  private final Clock clock;

  Letters(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The letter due longest, locked until the transaction ends; those that another node holds are passed over. */
  Optional<Letter> takeDue() {
    return jdbc.sql("select id, recipient, language, template, case_number, path, attempts from outbox "
            + "where sent_at is null and given_up_at is null and channel = 'mail' and next_attempt_at <= ? order by next_attempt_at limit 1 "
            + "for update skip locked")
        .param(now()).query(Letters::read).optional();
  }

  void sent(UUID id) {
    jdbc.sql("update outbox set sent_at = ?, attempts = attempts + 1, last_error = null, "
        + "path = case when one_time then '' else path end where id = ?").params(now(), id).update();
  }

  /** Notes why the attempt failed and when the next one is due. */
  void failed(Letter letter, String error) {
    int attempts = letter.attempts() + 1;
    Timestamp next = Timestamp.from(clock.instant().plus(BackOff.MAIL.after(attempts)));
    Timestamp givenUp = BackOff.MAIL.exhausted(attempts) ? now() : null;
    jdbc.sql("update outbox set attempts = ?, last_error = ?, next_attempt_at = ?, given_up_at = ?, "
            + "path = case when one_time and ? then '' else path end where id = ?")
        .params(attempts, error, next, givenUp, givenUp != null, letter.id()).update();
  }

  /** How many wait to be sent, on every channel. */
  long waiting() {
    return jdbc.sql("select count(*) from outbox where sent_at is null and given_up_at is null").query(Long.class).single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Letter read(ResultSet row, int number) throws SQLException {
    return new Letter(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("language"), row.getString("template"),
        row.getString("case_number"), row.getString("path"), row.getInt("attempts"));
  }

  /** A mail on its way out. */
  record Letter(UUID id, String recipient, String language, String template, @Nullable String caseNumber, String path,
      int attempts) {
  }
}
