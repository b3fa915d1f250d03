package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Arrivals;

/** The family never arrived: ends this stage and what was made ready for it. */
@ModelBean("recordNeverArrivedDelegate")
class RecordNeverArrivedDelegate implements JavaDelegate {

  private final Arrivals arrivals;

  RecordNeverArrivedDelegate(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    arrivals.giveUp(Variables.caseId(execution));
    execution.setVariable(HandoffModel.OUTCOME, HandoffModel.NEVER_ARRIVED);
  }
}
