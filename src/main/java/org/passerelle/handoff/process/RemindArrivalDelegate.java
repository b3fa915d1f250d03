package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Arrivals;

/** Asks the province what happened on the day of arrival. */
@ModelBean("remindArrivalDelegate")
class RemindArrivalDelegate implements JavaDelegate {

  private final Arrivals arrivals;

  RemindArrivalDelegate(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    arrivals.ask(Variables.caseId(execution));
  }
}
