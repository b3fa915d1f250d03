package org.passerelle.screening.watchlist.hit;

import java.util.Optional;
import java.util.UUID;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.reference.Priority;
import org.springframework.stereotype.Component;

/** How soon an officer must look at a hit: as soon as its case must go on, and a strong hit never later than an urgent matter. */
@Component
public class HitUrgency {

  private final WatchlistHits hits;
  private final CaseFiles files;

  HitUrgency(WatchlistHits hits, CaseFiles files) {
    this.hits = hits;
    this.files = files;
  }

  public Priority of(UUID hit) {
    Screened screened = hits.of(hit).orElseThrow();
    Priority ofCase = Optional.of(screened).filter(Screened::isCase).map(each -> files.get(each.id()).workingPriority()).orElse(Priority.normal);
    return ofCase == Priority.normal && hits.strong(hit) ? Priority.urgent : ofCase;
  }
}
