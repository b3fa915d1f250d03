package org.passerelle.screening.watchlist.edition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file says it.
 *
 * @param asOf day of publication, else the latest day on which somebody was listed; null when the file gives neither
 */
record ReadList(List<ListEntry> entries, @Nullable LocalDate asOf) {

  ReadList {
    entries = List.copyOf(entries);
  }
}
