package org.passerelle.sponsorship.round;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When it is looked whether a round is due. Made at the start, for what nobody makes does not run. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "passerelle.rounds.scheduled", matchIfMissing = true)
class RoundSchedule {

  private final BeginningRounds beginning;

  RoundSchedule(BeginningRounds beginning) {
    this.beginning = beginning;
  }

  @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
  void beginWhenDue() {
    beginning.beginWhenDue();
  }
}
