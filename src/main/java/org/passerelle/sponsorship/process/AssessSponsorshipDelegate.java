package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.Assessment;
import org.passerelle.sponsorship.SponsorshipMatching;

/** Reads the few codes on which the stream depends. */
@ModelBean("assessSponsorshipDelegate")
class AssessSponsorshipDelegate implements JavaDelegate {

  private final SponsorshipMatching matching;

  AssessSponsorshipDelegate(SponsorshipMatching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Assessment assessment = matching.assess(Variables.caseId(execution));
    execution.setVariable(SponsorshipModel.DESTINATION_REGION, assessment.destinationRegion());
    execution.setVariable(SponsorshipModel.SPONSOR_NAMED, assessment.sponsorNamed());
    execution.setVariable(Variables.PRIORITY, assessment.priority().name());
    execution.setVariable(SponsorshipModel.SPECIAL_NEEDS, assessment.specialNeeds());
    execution.setVariable(SponsorshipModel.SPONSOR_AVAILABLE, assessment.sponsorAvailable());
  }
}
