package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** Takes the request back from the NGO that let its time pass. */
@ModelBean("closeOverdueDelegate")
class CloseOverdueDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  CloseOverdueDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    verification.closeOverdue(Variables.caseId(execution));
    execution.setVariable(IdentityModel.ATTESTATION_OUTCOME, "overdue");
  }
}
