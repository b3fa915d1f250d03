package org.passerelle.handoff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as the organization that gave it reads it.
 *
 * @param way    {@code person}, {@code telephone} or {@code system}
 * @param person who gave it, of its own people
 */
public record GivenReceipt(UUID noticeId, Instant at, String way, @Nullable String person) {
}
