package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Receptions;

/** Asks the province to confirm that it has received the family. */
@ModelBean("remindReceptionDelegate")
class RemindReceptionDelegate implements JavaDelegate {

  private final Receptions receptions;

  RemindReceptionDelegate(Receptions receptions) {
    this.receptions = receptions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    receptions.ask(Variables.caseId(execution));
  }
}
