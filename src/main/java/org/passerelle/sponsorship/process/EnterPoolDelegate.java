package org.passerelle.sponsorship.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.SponsorshipMatching;

/** Lets the family wait until a round finds a sponsor for it. */
@ModelBean("enterPoolDelegate")
class EnterPoolDelegate implements JavaDelegate {

  private final SponsorshipMatching matching;

  EnterPoolDelegate(SponsorshipMatching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<Instant> until = matching.enterPool(Variables.caseId(execution));
    execution.setVariable(SponsorshipModel.STILL_SOUGHT, until.isPresent());
    until.ifPresent(end -> execution.setVariable(SponsorshipModel.SEARCH_ENDS_AT, Date.from(end)));
  }
}
