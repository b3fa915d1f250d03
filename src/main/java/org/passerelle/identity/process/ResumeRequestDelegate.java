package org.passerelle.identity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.identity.Visiting;

/** Opens a held request again when its hold is over. */
@ModelBean("resumeRequestDelegate")
class ResumeRequestDelegate implements JavaDelegate {

  private final Visiting visiting;

  ResumeRequestDelegate(Visiting visiting) {
    this.visiting = visiting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    visiting.holdOver(Variables.caseId(execution));
  }
}
