package org.passerelle.notification.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.engine.WrongField;
import org.passerelle.notification.Attempt.Outcome;
import org.passerelle.notification.webhook.WebhookPost.Delivery;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with the webhook of an organization. Each secret is shown once, to whoever made it. */
@Service
public class WebhookSetup {

  /** Ends the key of a message that is sent system to system; without it, it is the key of the mail that says the same. */
  public static final String KEY_SUFFIX = ":webhook";

  private static final int SECRET_BYTES = 32;

  private final Webhooks webhooks;
  private final WaitingMessages messages;
  private final Addresses addresses;
  private final WebhookPost post;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  WebhookSetup(Webhooks webhooks, WaitingMessages messages, Addresses addresses, WebhookPost post, Audit audit) {
    this.webhooks = webhooks;
    this.messages = messages;
    this.addresses = addresses;
    this.post = post;
    this.audit = audit;
  }

  /** The organization's webhook, if it has one, and how much waits for it. */
  @Transactional(readOnly = true)
  public Optional<Standing> of(UUID organization) {
    return webhooks.of(organization).map(webhook -> new Standing(webhook, messages.waiting(organization)));
  }

  /**
   * Sets the address: of a new webhook, or of the one there is.
   *
   * @return the secret of a new one; null when there was one, which keeps its secret
   * @throws WrongField when nothing may be sent to that address
   */
  @Transactional
  public @Nullable String enter(UUID organization, String code, String url) {
    addresses.fault(url).ifPresent(fault -> {
      throw new WrongField("url", fault);
    });
    String secret = newSecret();
    boolean added = webhooks.add(organization, url, secret);
    if (!added) {
      webhooks.move(organization, url);
      messages.hurry(organization);
    }
    audit.record(added ? "setUpWebhook" : "moveWebhook", code, null);
    return added ? secret : null;
  }

  /**
   * Makes a new secret; for some days messages are signed with both.
   *
   * @param since when the secret that it follows was made
   * @return null when another secret is in force by now
   */
  @Transactional
  public @Nullable String rotate(UUID organization, String code, Instant since) {
    String secret = newSecret();
    if (!webhooks.rotate(organization, secret, since)) {
      return null;
    }
    audit.record("rotateWebhookSecret", code, null);
    return secret;
  }

  /** Stops sending; what waits is told by mail, and goes out when sending begins again. */
  @Transactional
  public void pause(UUID organization, String code) {
    if (webhooks.pause(organization, "byHand")) {
      messages.mailInstead(organization);
      audit.record("pauseWebhook", code, "byHand");
    }
  }

  @Transactional
  public void resume(UUID organization, String code) {
    if (webhooks.resume(organization)) {
      messages.hurry(organization);
      audit.record("resumeWebhook", code, null);
    }
  }

  /** Takes the webhook away: from now on the organization is told by mail, at once of what still waits. */
  @Transactional
  public void remove(UUID organization, String code) {
    if (webhooks.remove(organization)) {
      messages.mailInstead(organization);
      messages.giveUp(organization, "toldByMail");
      audit.record("removeWebhook", code, null);
    }
  }

  /** Sends a message that says nothing but that it is a trial, now, and keeps what came of it. Not in a transaction: the other system may hang. */
  public Optional<Outcome> test(UUID organization, String code) {
    return webhooks.of(organization).map(webhook -> test(webhook, organization, code));
  }

  private Outcome test(Webhook webhook, UUID organization, String code) {
    List<String> secrets = webhooks.secrets(organization);
    Delivery delivery = post.send(webhook.url(), secrets, "ping", UUID.randomUUID(), "{\"event\":\"ping\",\"organization\":\"" + code + "\"}");
    webhooks.tested(organization, delivery.outcome(), delivery.status());
    audit.record("testWebhook", code, delivery.outcome().name());
    return delivery.outcome();
  }

  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * A webhook as it stands.
   *
   * @param waiting messages that were not delivered yet
   */
  public record Standing(Webhook webhook, long waiting) {
  }
}
