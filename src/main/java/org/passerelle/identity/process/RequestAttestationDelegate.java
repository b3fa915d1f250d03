package org.passerelle.identity.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;
import org.passerelle.identity.VerificationRequest;

/** Asks the chosen NGO to attest. */
@ModelBean("requestAttestationDelegate")
class RequestAttestationDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  RequestAttestationDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID verifier = UUID.fromString((String) execution.getVariable(IdentityModel.VERIFIER_ID));
    VerificationRequest request = verification.request(Variables.caseId(execution), verifier);
    execution.setVariable(IdentityModel.ATTESTATION_REMINDER_AT, Date.from(request.remindAt()));
    execution.setVariable(IdentityModel.ATTESTATION_DUE_AT, Date.from(request.dueAt()));
  }
}
