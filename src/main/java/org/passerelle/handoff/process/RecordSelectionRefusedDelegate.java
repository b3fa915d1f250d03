package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.QuebecSelection;

/** Ends the sponsorship of a family that Québec does not select, and with it this stage. */
@ModelBean("recordSelectionRefusedDelegate")
class RecordSelectionRefusedDelegate implements JavaDelegate {

  private final QuebecSelection selection;

  RecordSelectionRefusedDelegate(QuebecSelection selection) {
    this.selection = selection;
  }

  @Override
  public void execute(DelegateExecution execution) {
    selection.endSponsorship(Variables.caseId(execution));
    execution.setVariable(HandoffModel.OUTCOME, HandoffModel.SELECTION_REFUSED);
  }
}
