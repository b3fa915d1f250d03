package org.passerelle.notification.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.notification.Attempt.Outcome;

/**
 * Where an organization's own system is told.
 *
 * @param secretSince   since when the secret in force signs
 * @param formerUntil   until when the one before it signs too; null when there is none
 * @param pausedAt      since when nothing is sent; null when it is
 * @param pausedBecause {@code byHand}, {@code unauthorized} (it answered 401), {@code gone} (410) or {@code failing}
 * @param testedAt      when it was last tried out
 */
public record Webhook(UUID organization, String url, Instant secretSince, @Nullable Instant formerUntil, @Nullable Instant pausedAt,
    @Nullable String pausedBy, @Nullable String pausedBecause, @Nullable Instant testedAt, @Nullable Outcome testOutcome,
    @Nullable Integer testStatus) {

  public boolean paused() {
    return pausedAt != null;
  }
}
