package org.passerelle.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at sending something of the outbox.
 *
 * @param outcome    null when it was cut short, or is under way
 * @param status     what the receiver's system answered, when it answered
 * @param durationMs milliseconds
 * @param error      kind of the failure; nothing that the other side wrote
 */
public record Attempt(UUID message, int number, Instant at, @Nullable Outcome outcome, @Nullable Integer status, @Nullable Integer durationMs,
    @Nullable String error) {

  /** What came of it. */
  public enum Outcome {
    /** It was taken. */
    delivered,
    /** The other side says that we may not, or that there is nothing any more: 401, 403 or 410. */
    refused,
    /** It was answered with a failure, or not in the way that was agreed. */
    failed,
    /** No answer in time. */
    timedOut,
    /** No connection. */
    unreachable,
    /** The address leads where nothing may be sent. */
    wrongAddress,
    /** There was nothing left to tell. */
    nothingToSay
  }
}
