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
    matching.recordStream(Variables.caseId(execution), Stream.valueOf((String) execution.getVariable(SponsorshipModel.STREAM)));
  }
}
