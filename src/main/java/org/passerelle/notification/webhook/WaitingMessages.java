package org.passerelle.notification.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.notification.Attempts;
import org.passerelle.notification.BackOff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of what waits to be told to other systems. Of each receiver's messages only the first that waits may be sent, so that they arrive in order.
 */
@Component
class WaitingMessages {

  /** Longer than any attempt takes: whoever has not said by then what came of it has died, and the message is sent again under the same key. */
  static final Duration PRESUMED_DEAD = Duration.ofMinutes(2);

  private static final String WAITS = "channel = 'webhook' and sent_at is null and given_up_at is null ";

  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final Clock clock;

  WaitingMessages(JdbcClient jdbc, Attempts attempts, Clock clock) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** Takes the message due longest, for this caller alone, and notes that an attempt begins. To a suspended organization nothing is sent. */
  Optional<Message> take() {
    Optional<Message> due = jdbc.sql("select id, organization_id, recipient as code, template as type, case_number, subject_id, attempts + 1 as attempt "
            + "from outbox where id in (select h.id from webhook w join organization g on g.id = w.organization_id cross join lateral "
            + "(select id from outbox where organization_id = w.organization_id and " + WAITS + "order by position limit 1) h "
            + "where w.paused_at is null and g.suspended_at is null) and " + WAITS + "and next_attempt_at <= ? "
            + "order by next_attempt_at limit 1 for no key update skip locked")
        .param(now()).query(Message.class).optional();
    due.ifPresent(message -> {
      jdbc.sql("update outbox set attempts = ?, next_attempt_at = ? where id = ?")
          .params(message.attempt(), Timestamp.from(clock.instant().plus(PRESUMED_DEAD)), message.id()).update();
      attempts.begin(message.id(), message.attempt());
    });
    return due;
  }

  void delivered(Message message) {
    jdbc.sql("update outbox set sent_at = ?, last_error = null where id = ? and sent_at is null").params(now(), message.id()).update();
  }

  /** Notes why an attempt failed and when the next one is due, unless another has begun since. */
  void failed(Message message, @Nullable String error) {
    jdbc.sql("update outbox set last_error = ?, next_attempt_at = ? where id = ? and attempts = ?")
        .params(error, Timestamp.from(clock.instant().plus(BackOff.WEBHOOK.after(message.attempt()))), message.id(), message.attempt()).update();
  }

  /** Nothing is left to tell: those behind it go on. */
  void dropped(Message message, String why) {
    jdbc.sql("update outbox set given_up_at = ?, last_error = ? where id = ? and sent_at is null").params(now(), why, message.id()).update();
  }

  /** Everything that waits for this receiver is due now. */
  void hurry(UUID organization) {
    jdbc.sql("update outbox set next_attempt_at = ? where organization_id = ? and " + WAITS).params(now(), organization).update();
  }

  /** Gives up what waits for this receiver. */
  void giveUp(UUID organization, String why) {
    jdbc.sql("update outbox set given_up_at = ?, last_error = ? where organization_id = ? and " + WAITS).params(now(), why, organization).update();
  }

  /** Tells by mail what waits for this receiver, each once: the key is the one under which the mail would have been written in the first place. */
  void mailInstead(UUID organization) {
    jdbc.sql("insert into outbox (id, idempotency_key, recipient, language, template, case_number, path, created_at, next_attempt_at) "
            + "select gen_random_uuid(), left(o.idempotency_key, -length(:suffix)), g.email, g.language, o.template, o.case_number, o.path, :now, :now "
            + "from outbox o join organization g on g.id = o.organization_id where o.organization_id = :organization and o.channel = 'webhook' "
            + "and o.sent_at is null and o.given_up_at is null and o.idempotency_key like '%' || :suffix on conflict (idempotency_key) do nothing")
        .param("suffix", WebhookSetup.KEY_SUFFIX).param("now", now()).param("organization", organization).update();
  }

  long waiting(UUID organization) {
    return jdbc.sql("select count(*) from outbox where organization_id = ? and " + WAITS).param(organization).query(Long.class).single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /**
   * A message on its way out.
   *
   * @param id      the key under which it is sent, at each attempt
   * @param code    of the organization
   * @param type    what happened
   * @param attempt number of the attempt that begins
   */
  record Message(UUID id, UUID organizationId, String code, String type, String caseNumber, UUID subjectId, int attempt) {
  }
}
