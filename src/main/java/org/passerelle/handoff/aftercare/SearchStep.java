package org.passerelle.handoff.aftercare;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was asked about a family that did not arrive.
 *
 * @param asked   one of {@link #WHOM}
 * @param spokeTo who answered
 * @param account what was said
 * @param takenAt when
 */
public record SearchStep(String asked, @Nullable String spokeTo, String account, Instant takenAt, String notedBy, Instant notedAt) {

  /** Whom to ask, in the order in which they are likely to know. */
  public static final List<String> WHOM = List.of("carrier", "port", "migrationOffice", "sponsor", "provider", "office", "other");
}
