package org.passerelle.sponsorship.round.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.sponsorship.round.PlanningRound;

/** Finds the plan that is worth most. */
@ModelBean("optimizeDelegate")
class OptimizeDelegate implements JavaDelegate {

  private final PlanningRound use;

  OptimizeDelegate(PlanningRound use) {
    this.use = use;
  }

  @Override
  public void execute(DelegateExecution execution) {
    use.plan(UUID.fromString((String) execution.getVariable(RoundModel.ROUND_ID)));
  }
}
