package org.passerelle.identity.biometrics.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.biometrics.BiometricsOnFile;

/** Sees who of the family still owes biometrics, and what those given say. */
@ModelBean("findBiometricsOwedDelegate")
class FindBiometricsOwedDelegate implements JavaDelegate {

  private final BiometricsOnFile biometrics;

  FindBiometricsOwedDelegate(BiometricsOnFile biometrics) {
    this.biometrics = biometrics;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(BiometricsModel.OUTCOME, biometrics.outcome(Variables.caseId(execution)).name());
  }
}
