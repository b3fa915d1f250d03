package org.passerelle.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to leave the house, written in the transaction of the event that causes it. A mail names the case by its number and links to a page
 * that asks for sign-in; it says nothing about the family. The one exception is the link by which a person first gets, or gets back, an account.
 */
@Component
public class Outbox {

  private final JdbcClient jdbc;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Queues a mail, once for each key.
   *
   * @param mail           to whom and what
   * @param idempotencyKey names the event: a second mail for it is not queued
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void queue(Mail mail, String idempotencyKey) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("insert into outbox (id, idempotency_key, recipient, language, template, case_number, path, one_time, created_at, next_attempt_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing")
        .params(UUID.randomUUID(), idempotencyKey, mail.recipient(), mail.language(), mail.template(), mail.caseNumber(), mail.path(),
            mail.oneTime(), now, now)
        .update();
  }

  /**
   * Queues a message to an organization's own system, once for each key; those to one organization leave in the order in which they were queued.
   *
   * @param event          to whom and about what
   * @param idempotencyKey names the event
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void queue(Event event, String idempotencyKey) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("insert into outbox (id, idempotency_key, recipient, language, template, case_number, path, channel, organization_id, subject_id, created_at, "
            + "next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, 'webhook', ?, ?, ?, ?) on conflict (idempotency_key) do nothing")
        .params(UUID.randomUUID(), idempotencyKey, event.code(), event.language(), event.type(), event.caseNumber(), event.path(), event.organization(),
            event.subject(), now, now)
        .update();
  }

  /**
   * Something an organization's own system is told of. What is said is made when it is sent, and kept nowhere.
   *
   * @param code     of the organization
   * @param language in which the organization is written to
   * @param type     what happened, such as {@code noticeSent}
   * @param path     page on which a person reads the same
   * @param subject  what it is about
   */
  public record Event(UUID organization, String code, String language, String type, String caseNumber, String path, UUID subject) {
  }

  /**
   * A mail to a person or an organization.
   *
   * @param recipient  address
   * @param language   {@code en} or {@code fr}
   * @param template   key of its texts: {@code mail.<template>.subject} and {@code mail.<template>.body}
   * @param caseNumber what it is about; null when it is about an account
   * @param path       page the link leads to
   * @param oneTime    whether whoever has the link gets in by it: such a path is forgotten as soon as the mail has left
   */
  public record Mail(String recipient, String language, String template, @Nullable String caseNumber, String path, boolean oneTime) {

    /** A mail whose link asks for sign-in. */
    public Mail(String recipient, String language, String template, @Nullable String caseNumber, String path) {
      this(recipient, language, template, caseNumber, path, false);
    }
  }
}
