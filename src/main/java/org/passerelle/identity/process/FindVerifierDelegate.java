package org.passerelle.identity.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** Chooses the NGO to ask next. */
@ModelBean("findVerifierDelegate")
class FindVerifierDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  FindVerifierDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<UUID> verifier = verification.chooseVerifier(Variables.caseId(execution));
    execution.setVariable(IdentityModel.VERIFIER_FOUND, verifier.isPresent());
    execution.setVariable(IdentityModel.VERIFIER_ID, verifier.map(UUID::toString).orElse(null));
  }
}
