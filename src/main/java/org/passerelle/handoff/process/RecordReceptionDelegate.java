package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;

/** The province has received the family: ends this stage. What the province said was written down when it said it. */
@ModelBean("recordReceptionDelegate")
class RecordReceptionDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.OUTCOME, HandoffModel.RECEIVED);
  }
}
