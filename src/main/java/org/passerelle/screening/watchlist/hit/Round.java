package org.passerelle.screening.watchlist.hit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everyone on file compared again after a new edition: families whose case is open, and the organizations in the register.
 *
 * @param total    families and organizations when it began; some may have come or gone since
 * @param hits     that are open because of it
 * @param failed   families and organizations that could not be compared
 * @param replaced whether a later round took over before it was through
 */
public record Round(long number, @Nullable UUID editionId, Instant begunAt, int total, int done, int hits, int failed, Phase phase, String after,
    @Nullable Instant endedAt, boolean replaced) {

  /** What is gone through, in this order. */
  public enum Phase {
    cases, organizations
  }

  public boolean running() {
    return endedAt == null;
  }

  /** At least what is done: the file may have grown. */
  public int most() {
    return Math.max(total, done);
  }
}
