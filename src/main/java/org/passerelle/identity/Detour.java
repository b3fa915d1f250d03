package org.passerelle.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came between a request and an attestation.
 *
 * @param heldAt     when the NGO held it; null when it never did
 * @param holdReason why, in its words
 * @param endCode    why it gave it back, one of {@link Visiting.HandBackReason}; null when it did not
 * @param endReason  in words why it was given back or stopped
 */
public record Detour(@Nullable Instant heldAt, @Nullable String holdReason, @Nullable String endCode, @Nullable String endReason) {
}
