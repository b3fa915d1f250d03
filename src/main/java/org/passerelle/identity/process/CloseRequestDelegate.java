package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** The same in version 1.0.0 of the model, for the cases that began under it. */
@ModelBean("closeRequestDelegate")
class CloseRequestDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  CloseRequestDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    verification.closeOverdue(Variables.caseId(execution));
  }
}
