package org.passerelle.screening.watchlist.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.screening.watchlist.edition.Edition.State;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Loads new editions of lists. A file is read whole before anything is changed, and then changes everything in one transaction or nothing. One that looks like
 * a mistake – older than what is in force, or much shorter – is compared and kept, and comes into force only when somebody confirms it: with a list too short,
 * nobody on it would be found any more.
 */
@Service
public class EditionLoading {

  /** So much of a list may go at once before somebody must confirm it, in hundredths. */
  static final int LARGEST_LOSS = 20;

  private static final int LONGEST_FILE_NAME = 120;

  private final Editions editions;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final DataSize largest;

  EditionLoading(Editions editions, Audit audit, ApplicationEventPublisher events, PlatformTransactionManager transactions,
      @Value("${passerelle.watchlists.largest}") DataSize largest) {
    this.editions = editions;
    this.audit = audit;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.largest = largest;
  }

  /** What a file may weigh, in MB. */
  public long largestInMegabytes() {
    return largest.toMegabytes();
  }

  /**
   * Loads a file as a new edition of a list.
   *
   * @throws ListRefused when the file is not whole and right; nothing has changed then
   */
  public Loaded load(Watchlist list, ListFile file) {
    byte[] sha256;
    ReadList read;
    try {
      sha256 = Fingerprint.of(file, largest.toBytes());
      Optional<Edition> known = editions.ofFile(list.code(), sha256);
      if (known.isPresent()) {
        return new Loaded(known.get(), false);
      }
      read = ListReading.read(file, list.format());
    } catch (ListRefused refused) {
      audit.record("refuseWatchlist", list.code(), refused.reason().name());
      throw refused;
    }
    return transaction.execute(status -> load(list.code(), file, sha256, read));
  }

  private Loaded load(String list, ListFile file, byte[] sha256, ReadList read) {
    int base = editions.lock(list);
    Optional<Edition> known = editions.ofFile(list, sha256);
    if (known.isPresent()) {
      return new Loaded(known.get(), false);
    }
    Map<String, ListEntry> before = editions.entriesOf(list);
    Comparison comparison = Comparison.between(before, read.entries());
    List<String> doubts = doubts(editions.current(list), before.size(), read, comparison);
    editions.dropProposed(list);
    Edition edition = editions.propose(list, base, read, sha256, fileName(file), comparison, doubts);
    if (doubts.isEmpty()) {
      apply(edition);
    } else {
      audit.record("proposeWatchlist", list, String.valueOf(edition.number()));
    }
    return new Loaded(editions.find(edition.id()).orElseThrow(), true);
  }

  /** Puts an edition into force that waits to be confirmed; false when it no longer does, or another came into force meanwhile. */
  @Transactional
  public boolean putIntoForce(UUID id) {
    Edition asked = editions.find(id).orElseThrow();
    int current = editions.lock(asked.list());
    Edition edition = editions.find(id).orElseThrow();
    if (edition.state() != State.proposed || edition.base() != current) {
      return false;
    }
    apply(edition);
    return true;
  }

  /** Drops an edition that waits to be confirmed; false when it no longer does. */
  @Transactional
  public boolean drop(UUID id) {
    Edition edition = editions.find(id).orElseThrow();
    boolean dropped = editions.drop(id);
    if (dropped) {
      audit.record("dropWatchlist", edition.list(), String.valueOf(edition.number()));
    }
    return dropped;
  }

  private void apply(Edition edition) {
    editions.apply(edition);
    audit.record("putWatchlistInForce", edition.list(), String.valueOf(edition.number()));
    events.publishEvent(new NewEdition(edition));
  }

  private static List<String> doubts(Optional<Edition> current, int before, ReadList read, Comparison comparison) {
    List<String> doubts = new ArrayList<>();
    if (current.isPresent() && current.get().asOf() != null && read.asOf() != null && read.asOf().isBefore(current.get().asOf())) {
      doubts.add(Edition.OLDER);
    }
    if (comparison.count(Comparison.Kind.removed) * 100L > (long) before * LARGEST_LOSS) {
      doubts.add(Edition.SHRUNK);
    }
    return doubts;
  }

  private static String fileName(ListFile file) {
    String name = file.name().replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}<>\"]", "").strip();
    return name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
  }

  /** Answers a page that was sent without a file. */
  public static ListRefused noFile() {
    return ListRefused.whole(Reason.noFile);
  }

  /**
   * What became of a file.
   *
   * @param fresh false when this very file was loaded before: nothing has changed
   */
  public record Loaded(Edition edition, boolean fresh) {
  }
}
