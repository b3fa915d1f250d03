package org.passerelle.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.passerelle.notification.Attempt.Outcome;
import org.passerelle.notification.Attempts;
import org.passerelle.notification.BackOff;
import org.passerelle.notification.webhook.WaitingMessages.Message;
import org.passerelle.notification.webhook.WebhookPost.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells other systems what waits for them. A message is taken in a transaction of its own, sent outside any, and what came of it is noted in another: a
 * receiver that hangs holds no row, and a sender that dies between leaves an attempt without an outcome and a message that goes out again under its key.
 */
@Component
class WebhookSender {

  private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
  private static final int BATCH = 100;

  private final WaitingMessages messages;
  private final Webhooks webhooks;
  private final WebhookContent content;
  private final WebhookPost post;
  private final Attempts attempts;
  private final Pausing pausing;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WebhookSender(WaitingMessages messages, Webhooks webhooks, WebhookContent content, WebhookPost post, Attempts attempts, Pausing pausing,
      TransactionTemplate transaction, Clock clock) {
    this.messages = messages;
    this.webhooks = webhooks;
    this.content = content;
    this.post = post;
    this.attempts = attempts;
    this.pausing = pausing;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sends what is due, up to a batch.
   *
   * @return how many messages were delivered
   */
  int sendDue() {
    int delivered = 0;
    for (int i = 0; i < BATCH; i++) {
      Optional<Message> taken = transaction.execute(status -> messages.take());
      if (taken == null || taken.isEmpty()) {
        break;
      }
      delivered += send(taken.get()) ? 1 : 0;
    }
    return delivered;
  }

  private boolean send(Message message) {
    Instant begun = clock.instant();
    Delivery delivery = attempt(message);
    if (delivery.received()) {
      received(message);
    }
    Duration taken = Duration.between(begun, clock.instant());
    transaction.executeWithoutResult(status -> note(message, delivery, taken.isNegative() ? Duration.ZERO : taken));
    return delivery.outcome() == Outcome.delivered;
  }

  private Delivery attempt(Message message) {
    try {
      Optional<String> body = content.body(message.organizationId(), message.type(), message.subjectId());
      if (body.isEmpty()) {
        return Delivery.failed(Outcome.nothingToSay, null);
      }
      Optional<Webhook> to = webhooks.of(message.organizationId());
      return to.isEmpty() ? Delivery.failed(Outcome.nothingToSay, null)
          : post.send(to.get().url(), webhooks.secrets(message.organizationId()), message.type(), message.id(), body.get());
    } catch (RuntimeException e) {
      log.error("message {} ({}, case {}) could not be made: {}", message.id(), message.type(), message.caseNumber(), e.getClass().getName());
      return Delivery.failed(Outcome.failed, e.getClass().getSimpleName());
    }
  }

  /** Should we die or fail here, the receipt is missing and the notice goes out again, as from anybody who was silent. */
  private void received(Message message) {
    try {
      content.received(message.organizationId(), message.subjectId());
    } catch (RuntimeException e) {
      log.warn("receipt for message {} (case {}) not taken: {}", message.id(), message.caseNumber(), e.getClass().getSimpleName());
    }
  }

  private void note(Message message, Delivery delivery, Duration taken) {
    attempts.end(message.id(), message.attempt(), delivery.outcome(), delivery.status(), taken, delivery.error());
    switch (delivery.outcome()) {
      case delivered -> messages.delivered(message);
      case nothingToSay -> messages.dropped(message, Outcome.nothingToSay.name());
      default -> failed(message, delivery);
    }
  }

  private void failed(Message message, Delivery delivery) {
    Integer status = delivery.status();
    String why = status == null ? delivery.outcome() + (delivery.error() == null ? "" : " " + delivery.error()) : "HTTP " + status;
    messages.failed(message, why);
    log.warn("message {} ({}, case {}) to {} not delivered: {}", message.id(), message.type(), message.caseNumber(), message.code(), why);
    if (delivery.outcome() == Outcome.refused) {
      pausing.pause(message, status != null && status == 410 ? "gone" : "unauthorized");
    } else if (BackOff.WEBHOOK.exhausted(message.attempt())) {
      pausing.pause(message, "failing");
    }
  }
}
