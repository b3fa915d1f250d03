package org.passerelle.handoff.aftercare;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseArchive;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done by night with what is over: closed cases leave the lists on the day their retention rule says, and names that were reported of
 * families nobody had announced are forgotten. Nothing else is ever deleted here.
 */
@Service
public class ClosingTheBooks {

  private static final int BATCH = 200;
  private static final Duration NAMES_KEPT = Duration.ofDays(90);

  private final CaseArchive archive;
  private final UnannouncedReports reports;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Today today;
  private final Clock clock;

  ClosingTheBooks(CaseArchive archive, UnannouncedReports reports, Audit audit, TransactionTemplate transaction, Today today, Clock clock) {
    this.archive = archive;
    this.reports = reports;
    this.audit = audit;
    this.transaction = transaction;
    this.today = today;
    this.clock = clock;
  }

  /** Archives what is due, so many at a time, each time in a transaction of its own. Answers how many there were. */
  public int archive() {
    LocalDate day = today.get();
    int all = 0;
    int batch;
    do {
      Integer done = transaction.execute(status -> {
        List<String> archived = archive.archiveDue(day, BATCH);
        archived.forEach(number -> audit.record("archiveCase", number, null));
        return archived.size();
      });
      batch = done == null ? 0 : done;
      all += batch;
    } while (batch == BATCH);
    return all;
  }

  /** Forgets names of reports settled long ago. */
  public int forgetNames() {
    Integer forgotten = transaction.execute(status -> reports.forgetNames(clock.instant().minus(NAMES_KEPT)));
    return forgotten == null ? 0 : forgotten;
  }
}
