package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.QuebecSelection;

/** Asks Québec's ministry to select the family. */
@ModelBean("requestSelectionDelegate")
class RequestSelectionDelegate implements JavaDelegate {

  private final QuebecSelection selection;

  RequestSelectionDelegate(QuebecSelection selection) {
    this.selection = selection;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.SELECTION_REMINDER_AT, Date.from(selection.request(Variables.caseId(execution))));
  }
}
