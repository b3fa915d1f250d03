package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.Holds;

/** Reminds the sponsor at half time. */
@ModelBean("remindSponsorDelegate")
class RemindSponsorDelegate implements JavaDelegate {

  private final Holds holds;

  RemindSponsorDelegate(Holds holds) {
    this.holds = holds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    holds.remind(Variables.caseId(execution));
  }
}
