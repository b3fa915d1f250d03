package org.passerelle.sponsorship.undertaking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.reference.Today;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds sponsors of reports that fall due and tells them when the day is over. Each is a transaction of its own: it is noted as told together with the mail
 * in the outbox, so that after a power failure the rest is told, and nothing twice.
 */
@Service
public class ReportRounds {

  private static final String AHEAD = "reportReminderDays";
  private static final int BATCH = 50;
  private static final Logger log = LoggerFactory.getLogger(ReportRounds.class);

  private final ReportRegister reports;
  private final Correspondence correspondence;
  private final ProgrammeLimits limits;
  private final Timeline timeline;
  private final TransactionTemplate transaction;
  private final Today today;
  private final Clock clock;

  ReportRounds(ReportRegister reports, Correspondence correspondence, ProgrammeLimits limits, Timeline timeline, TransactionTemplate transaction, Today today,
      Clock clock) {
    this.reports = reports;
    this.correspondence = correspondence;
    this.limits = limits;
    this.timeline = timeline;
    this.transaction = transaction;
    this.today = today;
    this.clock = clock;
  }

  /** Tells of all; one that fails holds no other up, and is tried again in the next round. */
  public void tell() {
    LocalDate day = today.get();
    // whoever is told that the day is over needs no reminder of it any more
    each(after -> reports.toTellOverdue(day, after, BATCH), report -> tell(report, "sponsorReportOverdue", reports::overdueTold));
    LocalDate ahead = day.plusDays(limits.get(AHEAD));
    each(after -> reports.toRemind(ahead, after, BATCH), report -> tell(report, report.dueOn().isBefore(day) ? null : "sponsorReportReminded", reports::reminded));
  }

  private static void each(Function<@Nullable OwedReport, List<OwedReport>> page, Consumer<OwedReport> work) {
    OwedReport after = null;
    List<OwedReport> found;
    do {
      found = page.apply(after);
      found.forEach(work);
      after = found.isEmpty() ? null : found.get(found.size() - 1);
    } while (found.size() == BATCH);
  }

  private void tell(OwedReport report, @Nullable String event, BiPredicate<OwedReport, Instant> noted) {
    try {
      transaction.executeWithoutResult(status -> {
        if (noted.test(report, clock.instant()) && event != null) {
          timeline.add(report.caseId(), event, report.sponsorCode());
          correspondence.write(report.sponsorId(), event, report.caseNumber(), "/sponsor/undertakings/" + report.undertakingId(),
              "report:" + report.undertakingId() + ":" + report.code());
        }
      });
    } catch (RuntimeException e) {
      log.error("the sponsor of case {} could not be told of its report, it is tried again: {}", report.caseNumber(), e.getClass().getSimpleName());
    }
  }
}
