package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticesOfArrival;

/** The family never arrived: cancels its notice and ends this stage. */
@ModelBean("recordNeverArrivedDelegate")
class RecordNeverArrivedDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;

  RecordNeverArrivedDelegate(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.cancel(Variables.caseId(execution));
    execution.setVariable(HandoffModel.OUTCOME, HandoffModel.NEVER_ARRIVED);
  }
}
