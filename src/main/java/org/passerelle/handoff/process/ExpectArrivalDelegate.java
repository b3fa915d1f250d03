package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticesOfArrival;

/** Sets the moment at which silence about the arrival becomes a question. */
@ModelBean("expectArrivalDelegate")
class ExpectArrivalDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;

  ExpectArrivalDelegate(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.ARRIVAL_REMINDER_AT, Date.from(notices.arrivalReminder(Variables.caseId(execution))));
  }
}
