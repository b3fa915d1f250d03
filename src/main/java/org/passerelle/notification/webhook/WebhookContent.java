package org.passerelle.notification.webhook;

import java.util.Optional;
import java.util.UUID;

/** What is said to an organization's own system, and what its answer means: owned by whoever knows what it is about. */
public interface WebhookContent {

  /**
   * The JSON of one message, as it is true now.
   *
   * @param type    what happened, such as {@code noticeSent}
   * @param subject what it is about
   * @return empty when there is nothing to tell that organization any more
   */
  Optional<String> body(UUID organization, String type, UUID subject);

  /** The organization's system has said, signed, that it has received it. May be told more than once. */
  void received(UUID organization, UUID subject);
}
