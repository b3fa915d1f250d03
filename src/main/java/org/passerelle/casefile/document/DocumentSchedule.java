package org.passerelle.casefile.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When documents are looked after. Made at the start, for what nobody makes does not run. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "passerelle.documents.scheduled", matchIfMissing = true)
class DocumentSchedule {

  private final DocumentRounds rounds;

  DocumentSchedule(DocumentRounds rounds) {
    this.rounds = rounds;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void removeAbandoned() {
    rounds.removeAbandoned();
  }

  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
  void scan() {
    rounds.scan();
  }
}
