package org.passerelle.partner.authorization;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When authorizations are looked through for those that are over. Made at the start, for what nobody makes does not run. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "passerelle.authorizations.scheduled", matchIfMissing = true)
class ExpirySchedule {

  private final ExpiryRounds rounds;

  ExpirySchedule(ExpiryRounds rounds) {
    this.rounds = rounds;
  }

  @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
  void announce() {
    rounds.announce();
  }
}
