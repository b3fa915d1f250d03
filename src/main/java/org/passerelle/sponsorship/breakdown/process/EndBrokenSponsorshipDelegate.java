package org.passerelle.sponsorship.breakdown.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.breakdown.Breakdowns;

/** Ends a sponsorship that has broken down. */
@ModelBean("endBrokenSponsorshipDelegate")
class EndBrokenSponsorshipDelegate implements JavaDelegate {

  private final Breakdowns breakdowns;

  EndBrokenSponsorshipDelegate(Breakdowns breakdowns) {
    this.breakdowns = breakdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    breakdowns.endSponsorship(Variables.caseId(execution));
  }
}
