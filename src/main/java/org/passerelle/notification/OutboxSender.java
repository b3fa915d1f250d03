package org.passerelle.notification;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.passerelle.notification.Letters.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.NoSuchMessageException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, each letter in a transaction of its own: a letter is locked while it is sent, so that of several nodes one
 * sends it, and marked in the same step. Should a node die between the two, the letter goes out again under the same Message-ID. Without a
 * mail server letters wait.
 */
@Component
public class OutboxSender {

  private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
  private static final int BATCH = 50;

  private final Letters letters;
  private final Postmaster postmaster;
  private final ObjectProvider<JavaMailSender> server;
  private final TransactionTemplate transaction;
  private final Attempts attempts;
  private final Clock clock;

  OutboxSender(Letters letters, Postmaster postmaster, ObjectProvider<JavaMailSender> server, TransactionTemplate transaction, Attempts attempts,
      Clock clock) {
    this.letters = letters;
    this.postmaster = postmaster;
    this.server = server;
    this.transaction = transaction;
    this.attempts = attempts;
    this.clock = clock;
    if (server.getIfAvailable() == null) {
      log.info("no mail server is set up (spring.mail.host): outgoing mail waits in the outbox");
    }
  }

  /**
   * Sends what is due, up to a batch.
   *
   * @return how many letters went out
   */
  public int sendDue() {
    JavaMailSender available = server.getIfAvailable();
    int sent = 0;
    Outcome outcome = available == null ? Outcome.STOP : Outcome.SENT;
    for (int i = 0; i < BATCH && outcome != Outcome.STOP; i++) {
      outcome = transaction.execute(status -> letters.takeDue().map(letter -> send(letter, available)).orElse(Outcome.STOP));
      sent += outcome == Outcome.SENT ? 1 : 0;
    }
    return sent;
  }

  private Outcome send(Letter letter, JavaMailSender available) {
    Instant begun = clock.instant();
    Optional<MailFault> fault = attempt(letter, available);
    attempts.ended(letter.id(), letter.attempts() + 1, begun, fault.isEmpty() ? Attempt.Outcome.delivered : Attempt.Outcome.failed,
        fault.map(MailFault::text).orElse(null));
    if (fault.isEmpty()) {
      letters.sent(letter.id());
      return Outcome.SENT;
    }
    letters.failed(letter, fault.get().text());
    log.warn("mail {} ({}, case {}) not sent: {}", letter.id(), letter.template(), letter.caseNumber(), fault.get().text());
    return fault.get().server() ? Outcome.STOP : Outcome.FAILED;
  }

  private Optional<MailFault> attempt(Letter letter, JavaMailSender available) {
    try {
      postmaster.send(letter, available);
      return Optional.empty();
    } catch (MailException | MessagingException | NoSuchMessageException e) {
      return Optional.of(MailFault.of(e));
    }
  }

  private enum Outcome {
    SENT, FAILED,
    /** Nothing is due, or there is no server to send it. */
    STOP
  }
}
