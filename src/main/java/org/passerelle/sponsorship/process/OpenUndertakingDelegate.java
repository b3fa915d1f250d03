package org.passerelle.sponsorship.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.undertaking.Undertakings;

/** Asks the sponsor who accepted for its undertaking and settlement plan. */
@ModelBean("openUndertakingDelegate")
class OpenUndertakingDelegate implements JavaDelegate {

  private final Undertakings undertakings;

  OpenUndertakingDelegate(Undertakings undertakings) {
    this.undertakings = undertakings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Undertakings.Asked asked = undertakings.ask(Variables.caseId(execution));
    execution.setVariable(SponsorshipModel.UNDERTAKING_DUE_AT, Date.from(asked.dueAt()));
    execution.setVariable(SponsorshipModel.UNDERTAKING_REMINDER_AT, Date.from(asked.reminderAt()));
  }
}
