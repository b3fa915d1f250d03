package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Arrivals;

/** Sets the moment at which silence about the arrival becomes a question. */
@ModelBean("expectArrivalDelegate")
class ExpectArrivalDelegate implements JavaDelegate {

  private final Arrivals arrivals;

  ExpectArrivalDelegate(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.ARRIVAL_REMINDER_AT, Date.from(arrivals.reminder(Variables.caseId(execution))));
  }
}
