package org.passerelle.referral.batch;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When batches are tidied up. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "passerelle.batches.scheduled", matchIfMissing = true)
class BatchSchedule {

  private final ObjectProvider<BatchTidying> tidying;

  BatchSchedule(ObjectProvider<BatchTidying> tidying) {
    this.tidying = tidying;
  }

  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
  void tidy() {
    tidying.getObject().tidy();
  }
}
