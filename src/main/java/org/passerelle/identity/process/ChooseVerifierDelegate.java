package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;

/**
 * Of version 1.0.0 of the model, which knew no gate: without it nobody is asked any more, so that a case which began under it and comes by here
 * goes to the officer. It stays until the last of them has.
 */
@ModelBean("chooseVerifierDelegate")
class ChooseVerifierDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(IdentityModel.VERIFIER_FOUND, false);
    execution.setVariable(IdentityModel.VERIFIER_ID, null);
  }
}
