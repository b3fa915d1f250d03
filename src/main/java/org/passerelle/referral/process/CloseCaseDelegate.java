package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.CaseClosing;

/** Closes the case with how its last stage ended. */
@ModelBean("closeCaseDelegate")
class CloseCaseDelegate implements JavaDelegate {

  private final CaseClosing closing;

  CloseCaseDelegate(CaseClosing closing) {
    this.closing = closing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    closing.close(Variables.caseId(execution), (String) execution.getVariable(JourneyModel.INTAKE_OUTCOME),
        (String) execution.getVariable(JourneyModel.IDENTITY_DECISION), (String) execution.getVariable(JourneyModel.HANDOFF_OUTCOME));
  }
}
