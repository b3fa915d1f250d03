package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.SponsorshipMatching;

/** Ends the search for a sponsor, and whatever a sponsor holds meanwhile. */
@ModelBean("endSearchDelegate")
class EndSearchDelegate implements JavaDelegate {

  private final SponsorshipMatching matching;

  EndSearchDelegate(SponsorshipMatching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    matching.endSearch(Variables.caseId(execution));
  }
}
