package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** Reminds the NGO at half time. */
@ModelBean("remindVerifierDelegate")
class RemindVerifierDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  RemindVerifierDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    verification.remind(Variables.caseId(execution));
  }
}
