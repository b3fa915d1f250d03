package org.passerelle.sponsorship.round.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.sponsorship.round.PublishingHolds;

/** Places the holds of the plan. */
@ModelBean("publishHoldsDelegate")
class PublishHoldsDelegate implements JavaDelegate {

  private final PublishingHolds use;

  PublishHoldsDelegate(PublishingHolds use) {
    this.use = use;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<UUID> held = use.publish(UUID.fromString((String) execution.getVariable(RoundModel.ROUND_ID)));
    execution.setVariable(RoundModel.PROPOSALS, held.stream().map(UUID::toString).toList());
  }
}
