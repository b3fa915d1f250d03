package org.passerelle.sponsorship.draw;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sponsor's application for one family in one window.
 *
 * @param number opaque, drawn by chance: under it the application stands in public lists
 * @param pool   where it is counted: a category, or {@code all}
 * @param rank   in the order of the draw, from 1; null when none was needed
 * @param withdrawable whether its sponsor may withdraw it: it waits, and the list of its window is not published
 */
public record WindowApplication(UUID id, String number, UUID windowId, UUID caseId, String caseNumber, UUID sponsorId, String pool, Category category,
    State state, @Nullable Integer rank, Instant appliedAt, @Nullable Instant decidedAt,
    boolean withdrawable) {

  /** What became of it. */
  public enum State {
    /** The window has not been closed, or the draw not held. */
    waiting,
    /** Received within the cap, in order or drawn: the undertaking may be filed. */
    received,
    /** Not drawn. */
    notDrawn,
    /** Withdrawn by its sponsor before the list was published: it counts nowhere. */
    withdrawn
  }
}
