package org.passerelle.identity.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.gate.Gate;
import org.passerelle.identity.gate.Gate.Checked;

/** Checks that the chosen NGO may lawfully and safely be asked. */
@ModelBean("checkGateDelegate")
class CheckGateDelegate implements JavaDelegate {

  private final Gate gate;

  CheckGateDelegate(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID verifier = UUID.fromString((String) execution.getVariable(IdentityModel.VERIFIER_ID));
    Checked checked = gate.check(Variables.caseId(execution), verifier);
    execution.setVariable(IdentityModel.GATE_OPEN, checked.open());
    execution.setVariable(IdentityModel.AUTHORIZATION_ID, checked.authorizationId() == null ? null : checked.authorizationId().toString());
  }
}
