package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticesOfArrival;

/** Asks the province to confirm that it has received the family. */
@ModelBean("remindReceptionDelegate")
class RemindReceptionDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;

  RemindReceptionDelegate(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.askAboutReception(Variables.caseId(execution));
  }
}
