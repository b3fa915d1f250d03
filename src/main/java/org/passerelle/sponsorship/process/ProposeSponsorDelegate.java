package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.SponsorshipMatching;

/** Proposes the next sponsor. */
@ModelBean("proposeSponsorDelegate")
class ProposeSponsorDelegate implements JavaDelegate {

  private final SponsorshipMatching matching;

  ProposeSponsorDelegate(SponsorshipMatching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(SponsorshipModel.SPONSOR_PROPOSED, matching.proposeNext(Variables.caseId(execution)));
  }
}
