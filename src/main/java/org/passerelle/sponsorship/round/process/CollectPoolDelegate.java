package org.passerelle.sponsorship.round.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.sponsorship.round.CollectingPool;

/** Collects who waits and who could take them. */
@ModelBean("collectPoolDelegate")
class CollectPoolDelegate implements JavaDelegate {

  private final CollectingPool use;

  CollectPoolDelegate(CollectingPool use) {
    this.use = use;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(RoundModel.ANY_PAIR, use.collect(UUID.fromString((String) execution.getVariable(RoundModel.ROUND_ID))));
  }
}
