package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Receptions;

/** The family has landed: sets when to ask about its reception. */
@ModelBean("recordArrivalDelegate")
class RecordArrivalDelegate implements JavaDelegate {

  private final Receptions receptions;

  RecordArrivalDelegate(Receptions receptions) {
    this.receptions = receptions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.RECEPTION_REMINDER_AT, Date.from(receptions.reminder(Variables.caseId(execution))));
  }
}
