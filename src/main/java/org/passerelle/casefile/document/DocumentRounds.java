package org.passerelle.casefile.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.document.DocumentScanner.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done to documents while nobody asks: those that nobody attached go, those that wait for the scanner are scanned. */
@Service
class DocumentRounds {

  /** How long a document waits for a submission to name it: as long as a draft that may attach it. */
  static final Duration WAITS = Duration.ofDays(180);

  /** How long one that was tried is left alone, so that it holds nothing else up and no other node tries it too. */
  static final Duration LEFT_ALONE = Duration.ofMinutes(2);

  private static final int BATCH = 50;

  private final StoredDocuments stored;
  private final DocumentScanner scanner;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DocumentRounds(StoredDocuments stored, DocumentScanner scanner, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.stored = stored;
    this.scanner = scanner;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Removes what has waited too long. */
  void removeAbandoned() {
    Instant before = clock.instant().minus(WAITS);
    int removed = BATCH;
    while (removed == BATCH) {
      removed = transaction.execute(status -> {
        List<UUID> gone = stored.removeAbandoned(before, BATCH);
        gone.forEach(id -> audit.record("removeAbandonedDocument", id.toString(), null));
        return gone.size();
      });
    }
  }

  /** Scans what has not been scanned, until nothing is left or the scanner does not answer. */
  void scan() {
    if (!scanner.present()) {
      return;
    }
    boolean answered = true;
    for (int i = 0; i < BATCH && answered; i++) {
      Instant now = clock.instant();
      Optional<Document> next = stored.takeUnscanned(now.minus(LEFT_ALONE), now);
      answered = next.isPresent() && scan(next.get());
    }
  }

  /** The document is not locked meanwhile: what its owner does with it does not wait for the scanner. */
  private boolean scan(Document document) {
    Verdict verdict = scanner.scan(new StoredContent(stored, document.id()));
    if (verdict.state() == ScanState.waiting) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      boolean first = stored.scanned(document.id(), verdict.state(), clock.instant());
      if (first && verdict.state() == ScanState.infected) {
        stored.removeContent(document.id());
        audit.record("removeInfectedDocument", document.id().toString(), verdict.finding());
      }
    });
    return true;
  }
}
