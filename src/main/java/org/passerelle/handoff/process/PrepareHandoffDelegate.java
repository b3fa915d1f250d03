package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Destining;

/** Reads whether Québec receives the family, and whether a sponsor elsewhere does. */
@ModelBean("prepareHandoffDelegate")
class PrepareHandoffDelegate implements JavaDelegate {

  private final Destining destining;

  PrepareHandoffDelegate(Destining destining) {
    this.destining = destining;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Destining.Prospect prospect = destining.prepare(Variables.caseId(execution));
    execution.setVariable(HandoffModel.DESTINATION_REGION, prospect.quebec() ? HandoffModel.QUEBEC : HandoffModel.ELSEWHERE);
    execution.setVariable(HandoffModel.SPONSOR_RECEIVES, prospect.sponsorReceives());
  }
}
