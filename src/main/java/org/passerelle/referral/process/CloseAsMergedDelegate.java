package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.CaseClosing;

/** Closes the case of a file that has been merged into another. */
@ModelBean("closeAsMergedDelegate")
class CloseAsMergedDelegate implements JavaDelegate {

  private final CaseClosing closing;

  CloseAsMergedDelegate(CaseClosing closing) {
    this.closing = closing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    closing.closeAsMerged(Variables.caseId(execution));
  }
}
