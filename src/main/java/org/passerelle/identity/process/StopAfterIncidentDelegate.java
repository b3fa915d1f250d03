package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.IdentityVerification;

/** Makes sure that nothing goes on after an incident, and that safety is assessed afresh. */
@ModelBean("stopAfterIncidentDelegate")
class StopAfterIncidentDelegate implements JavaDelegate {

  private final IdentityVerification verification;

  StopAfterIncidentDelegate(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void execute(DelegateExecution execution) {
    verification.stopAfterIncident(Variables.caseId(execution));
    execution.setVariable(IdentityModel.SAFETY_ASSESSED, false);
  }
}
