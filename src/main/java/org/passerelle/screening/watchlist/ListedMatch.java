package org.passerelle.screening.watchlist;

import java.util.List;
import org.passerelle.screening.Evidence;

/**
 * An entry that may mean the one who was looked for.
 *
 * @param score    0 to 1; from {@link WatchlistIndex#REPORTED} on it is reported
 * @param evidence why, field by field
 */
public record ListedMatch(ListedParty party, double score, List<Evidence> evidence) {

  public ListedMatch {
    evidence = List.copyOf(evidence);
  }
}
