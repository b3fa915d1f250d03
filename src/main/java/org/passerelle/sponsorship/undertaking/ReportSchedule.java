package org.passerelle.sponsorship.undertaking;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When sponsors' reports are looked through for those that fall due. Made at the start, for what nobody makes does not run. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "passerelle.reports.scheduled", matchIfMissing = true)
class ReportSchedule {

  private final ReportRounds rounds;

  ReportSchedule(ReportRounds rounds) {
    this.rounds = rounds;
  }

  @Scheduled(initialDelayString = "PT25S", fixedDelayString = "PT10M")
  void tell() {
    rounds.tell();
  }
}
