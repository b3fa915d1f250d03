package org.passerelle.sponsorship.undertaking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.partner.Correspondence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports on a family's settlement that its sponsor owes: from the family's arrival until they are filed. */
@Service
public class SponsorReports {

  private final UndertakingRegister register;
  private final ReportRegister reports;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Audit audit;
  private final ObjectProvider<ReportObserver> observers;
  private final Clock clock;

  SponsorReports(UndertakingRegister register, ReportRegister reports, Correspondence correspondence, Timeline timeline, Audit audit,
      ObjectProvider<ReportObserver> observers, Clock clock) {
    this.register = register;
    this.reports = reports;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.audit = audit;
    this.observers = observers;
    this.clock = clock;
  }

  /** The family has arrived: its sponsor's reports fall due from that day. Does nothing when no sponsor has undertaken anything for it. */
  @Transactional
  public void familyArrived(UUID caseId, LocalDate day) {
    register.established(caseId, day).ifPresent(undertaking -> {
      reports.owe(undertaking.id(), undertaking.stream(), day);
      if (!reports.of(undertaking.id()).isEmpty()) {
        timeline.add(caseId, "sponsorReportsDue", undertaking.sponsorCode());
        correspondence.write(undertaking.sponsorId(), "sponsorReportsDue", undertaking.caseNumber(), Undertakings.path(undertaking), "undertaking:" + undertaking.id());
      }
    });
  }

  /**
   * Files a report.
   *
   * @param account how the family has settled
   * @param needs   what it lacks
   * @return the undertaking; empty when this sponsor has none such, or it asks for no such report
   * @throws NotWaiting when it was filed before, or is not owed any more
   */
  @Transactional
  public Optional<Undertaking> file(UUID sponsorId, UUID undertakingId, String code, String account, @Nullable String needs) {
    return register.ofSponsor(sponsorId, undertakingId).filter(undertaking -> reports.of(undertakingId).stream().anyMatch(report -> report.code().equals(code)))
        .map(undertaking -> {
          if (!reports.filed(undertakingId, code, account, needs, clock.instant(), SignedIn.actor())) {
            throw new NotWaiting("report " + code, undertaking.caseNumber());
          }
          timeline.add(undertaking.caseId(), "sponsorReportFiled", undertaking.sponsorCode());
          audit.record("fileSponsorReport", undertaking.caseNumber(), code);
          observers.forEach(observer -> observer.filed(undertaking.caseId(), code));
          return undertaking;
        });
  }
}
