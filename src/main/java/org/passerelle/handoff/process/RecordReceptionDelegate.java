package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Takeovers;

/** The province has taken over: ends this stage. What it said was written down when it said it. */
@ModelBean("recordReceptionDelegate")
class RecordReceptionDelegate implements JavaDelegate {

  private final Takeovers takeovers;

  RecordReceptionDelegate(Takeovers takeovers) {
    this.takeovers = takeovers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    takeovers.ended(Variables.caseId(execution));
    execution.setVariable(HandoffModel.OUTCOME, HandoffModel.RECEIVED);
  }
}
