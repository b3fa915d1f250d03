package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Takeovers;

/** Reminds those who receive the family of what is still open. */
@ModelBean("remindTakeoverDelegate")
class RemindTakeoverDelegate implements JavaDelegate {

  private final Takeovers takeovers;

  RemindTakeoverDelegate(Takeovers takeovers) {
    this.takeovers = takeovers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    takeovers.remind(Variables.caseId(execution));
  }
}
