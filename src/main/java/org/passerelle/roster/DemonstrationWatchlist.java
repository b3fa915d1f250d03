package org.passerelle.roster;

import java.io.IOException;
import java.io.InputStream;
import org.passerelle.screening.watchlist.edition.EditionLoading;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.ListFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * At the first start, loads a fictional edition of the department's own list, which nobody in the demonstration resembles: while no list is in
 * force nobody can be screened, and no NGO may be asked.
 */
@Component
@ConditionalOnProperty("passerelle.demonstration-families")
class DemonstrationWatchlist {

  private static final Logger log = LoggerFactory.getLogger(DemonstrationWatchlist.class);
  private static final String LIST = "department";

  private final Resource file;
  private final Editions editions;
  private final EditionLoading loading;

  DemonstrationWatchlist(@Value("classpath:demonstration/watchlist.csv") Resource file, Editions editions, EditionLoading loading) {
    this.file = file;
    this.editions = editions;
    this.loading = loading;
  }

  @Order(0)
  @EventListener(ApplicationReadyEvent.class)
  void loadMissing() {
    if (editions.current(LIST).isEmpty()) {
      loading.load(editions.list(LIST).orElseThrow(), new OnClassPath(file));
      log.info("demonstration: a fictional watchlist is in force");
    }
  }

  /** The file that comes with the application. */
  private record OnClassPath(Resource resource) implements ListFile {

    @Override
    public String name() {
      return "watchlist.csv";
    }

    @Override
    public InputStream open() throws IOException {
      return resource.getInputStream();
    }
  }
}
