package org.passerelle.sponsorship.draw;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draw without its list.
 *
 * @param id           of its window
 * @param applications how many stand in its list
 * @param listHash     SHA-256 of the list
 * @param valueSource  which public value was named in advance, and where it can be read
 * @param valueDueAt   from when it can be
 * @param nonce        null until it is drawn
 */
public record DrawSummary(UUID id, LocalDate opensOn, LocalDate closesOn, int applications, String listHash, String commitment, String valueSource,
    Instant valueDueAt, Instant publishedAt, @Nullable String nonce, @Nullable String value, @Nullable String seed, @Nullable Instant drawnAt) {
}
