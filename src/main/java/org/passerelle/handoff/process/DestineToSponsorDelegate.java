package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Destining;

/** Destines the family to its sponsor's community. */
@ModelBean("destineToSponsorDelegate")
class DestineToSponsorDelegate implements JavaDelegate {

  private final Destining destining;

  DestineToSponsorDelegate(Destining destining) {
    this.destining = destining;
  }

  @Override
  public void execute(DelegateExecution execution) {
    destining.toSponsorsCommunity(Variables.caseId(execution));
  }
}
