package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.SponsorshipMatching;
import org.passerelle.sponsorship.Stream;

/** Writes the stream that the decision table chose on the file. */
@ModelBean("recordStreamDelegate")
class RecordStreamDelegate implements JavaDelegate {

  private final SponsorshipMatching matching;

  RecordStreamDelegate(SponsorshipMatching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Stream stream = matching.recordStream(Variables.caseId(execution), Stream.valueOf((String) execution.getVariable(SponsorshipModel.STREAM)),
        Boolean.TRUE.equals(execution.getVariable(SponsorshipModel.SPONSOR_NAMED)));
    execution.setVariable(SponsorshipModel.STREAM, stream.name());
    execution.setVariable(SponsorshipModel.NAMED, stream.named());
    execution.setVariable(SponsorshipModel.QUEBEC, stream.quebec());
    execution.setVariable(SponsorshipModel.UNDERTAKING_DECISION, SponsorshipModel.NONE);
  }
}
