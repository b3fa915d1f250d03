package org.passerelle.screening.watchlist.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One loaded file of a list, and how it differs from the one before.
 *
 * @param number   counts the editions of its list
 * @param base     number of the edition it was compared with; 0 for none
 * @param asOf     day of publication, else the latest day on which it lists somebody
 * @param doubts   why somebody must confirm it: {@link #OLDER}, {@link #SHRUNK}
 * @param loadedBy user name, or {@code system} for the command
 */
public record Edition(UUID id, String list, int number, int base, State state, @Nullable LocalDate asOf, String fileName, int entries, int added,
    int removed, int changed, List<String> doubts, String loadedBy, Instant loadedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {

  /** It says it was published before the edition in force. */
  public static final String OLDER = "older";

  /** It lacks more of the entries in force than lists lose from one day to the next. */
  public static final String SHRUNK = "shrunk";

  /** What became of it. */
  public enum State {
    /** Waits for somebody to confirm it. */
    proposed, inForce, replaced,
    /** Never was in force. */
    dropped
  }

  /** Whether it differs in nothing. */
  public boolean same() {
    return added + removed + changed == 0;
  }
}
