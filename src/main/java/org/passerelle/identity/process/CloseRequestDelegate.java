package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** Closes the request of the NGO that let its time pass. */
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
