package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticesOfArrival;

/** Asks the province what happened on the day of arrival. */
@ModelBean("remindArrivalDelegate")
class RemindArrivalDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;

  RemindArrivalDelegate(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.askAboutArrival(Variables.caseId(execution));
  }
}
