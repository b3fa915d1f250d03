package org.passerelle.identity.process;

import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;
import org.passerelle.identity.VerificationRequest;

/** Asks the chosen NGO to attest. */
@ModelBean("askVerifierDelegate")
class AskVerifierDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  AskVerifierDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID authorization = Optional.ofNullable((String) execution.getVariable(IdentityModel.AUTHORIZATION_ID)).map(UUID::fromString).orElse(null);
    VerificationRequest request = verification.ask(Variables.caseId(execution),
        UUID.fromString((String) execution.getVariable(IdentityModel.VERIFIER_ID)), authorization);
    execution.setVariable(IdentityModel.ATTESTATION_REMINDER_AT, Date.from(request.remindAt()));
    execution.setVariable(IdentityModel.ATTESTATION_DUE_AT, Date.from(request.dueAt()));
  }
}
