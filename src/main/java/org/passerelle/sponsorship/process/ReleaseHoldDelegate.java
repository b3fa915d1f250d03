package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.Holds;

/** Sets the family free for another sponsor. */
@ModelBean("releaseHoldDelegate")
class ReleaseHoldDelegate implements JavaDelegate {

  private final Holds holds;

  ReleaseHoldDelegate(Holds holds) {
    this.holds = holds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    holds.expire(Variables.caseId(execution));
  }
}
