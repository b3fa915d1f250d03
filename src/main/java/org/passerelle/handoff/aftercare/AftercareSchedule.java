package org.passerelle.handoff.aftercare;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When what families are owed is looked through. Made at the start, for what nobody makes does not run. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "passerelle.aftercare.scheduled", matchIfMissing = true)
class AftercareSchedule {

  private final MilestoneRounds rounds;
  private final ClosingTheBooks books;

  AftercareSchedule(MilestoneRounds rounds, ClosingTheBooks books) {
    this.rounds = rounds;
    this.books = books;
  }

  @Scheduled(initialDelayString = "PT35S", fixedDelayString = "PT10M")
  void tell() {
    rounds.tell();
  }

  @Scheduled(cron = "0 50 3 * * *")
  void closeTheBooks() {
    books.archive();
    books.forgetNames();
  }
}
