package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.CaseClosing;

/** Closes the case of a family that has withdrawn. */
@ModelBean("tellPartiesDelegate")
class TellPartiesDelegate implements JavaDelegate {

  private final CaseClosing closing;

  TellPartiesDelegate(CaseClosing closing) {
    this.closing = closing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    closing.closeAsWithdrawn(Variables.caseId(execution));
  }
}
