package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.Charges;

/** Ends the sponsorship of a family that Québec does not select, for an undertaking made for Québec holds nowhere else, and this stage. */
@ModelBean("recordSelectionRefusedDelegate")
class RecordSelectionRefusedDelegate implements JavaDelegate {

  private final Charges charges;

  RecordSelectionRefusedDelegate(Charges charges) {
    this.charges = charges;
  }

  @Override
  public void execute(DelegateExecution execution) {
    charges.endNotSelected(Variables.caseId(execution));
    execution.setVariable(HandoffModel.OUTCOME, HandoffModel.SELECTION_REFUSED);
  }
}
