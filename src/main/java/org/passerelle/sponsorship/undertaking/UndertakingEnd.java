package org.passerelle.sponsorship.undertaking;

import java.time.Clock;
import org.passerelle.casefile.Timeline;
import org.passerelle.sponsorship.AtSponsorshipEnd;
import org.passerelle.sponsorship.Proposal;
import org.springframework.stereotype.Component;

/** When a sponsorship ends, its undertaking ends, and no report is owed any longer. */
@Component
class UndertakingEnd implements AtSponsorshipEnd {

  private final UndertakingRegister register;
  private final ReportRegister reports;
  private final Timeline timeline;
  private final Clock clock;

  UndertakingEnd(UndertakingRegister register, ReportRegister reports, Timeline timeline, Clock clock) {
    this.register = register;
    this.reports = reports;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public void ended(Proposal proposal) {
    register.ended(proposal.id(), clock.instant()).ifPresent(ended -> {
      reports.drop(ended.id(), clock.instant());
      timeline.add(ended.caseId(), "undertakingEnded", ended.sponsorCode());
    });
  }
}
