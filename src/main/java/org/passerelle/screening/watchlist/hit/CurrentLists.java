package org.passerelle.screening.watchlist.hit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.WatchlistIndex;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.Editions.StoredEntry;
import org.springframework.stereotype.Component;

/**
 * The lists in force, ready to be searched in memory. Each node keeps its own copy and asks the database before each use whether it is still the one
 * in force; within a transaction that uses it no other edition comes into force.
 */
@Component
class CurrentLists {

  private final Editions editions;
  private volatile @Nullable Loaded loaded;

  CurrentLists(Editions editions) {
    this.editions = editions;
  }

  /** The lists in force; they stay so until the transaction ends. */
  Loaded hold() {
    return upToDate(editions.holdInForce());
  }

  private Loaded upToDate(Map<String, Integer> inForce) {
    Loaded known = loaded;
    return known != null && known.editions().equals(inForce) ? known : load(inForce);
  }

  private synchronized Loaded load(Map<String, Integer> inForce) {
    Loaded known = loaded;
    if (known != null && known.editions().equals(inForce)) {
      return known;
    }
    Map<UUID, StoredEntry> entries = new LinkedHashMap<>();
    editions.entriesInForce().forEach(entry -> entries.put(entry.id(), entry));
    WatchlistIndex index = WatchlistIndex.of(entries.values().stream().map(entry -> entry.entry().party(entry.id().toString())).toList());
    Loaded fresh = new Loaded(inForce, entries, index);
    loaded = fresh;
    return fresh;
  }

  /**
   * Lists in memory.
   *
   * @param editions number in force by list
   */
  record Loaded(Map<String, Integer> editions, Map<UUID, StoredEntry> entries, WatchlistIndex index) {
  }
}
