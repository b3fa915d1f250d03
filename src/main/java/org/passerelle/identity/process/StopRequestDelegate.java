package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** Makes sure that nothing goes on under an authorization that has ended. */
@ModelBean("stopRequestDelegate")
class StopRequestDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  StopRequestDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    verification.stop(Variables.caseId(execution));
  }
}
