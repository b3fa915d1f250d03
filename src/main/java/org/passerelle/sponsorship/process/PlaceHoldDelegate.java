package org.passerelle.sponsorship.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.Holds;

/** Keeps the family for the sponsor that is asked. */
@ModelBean("placeHoldDelegate")
class PlaceHoldDelegate implements JavaDelegate {

  private final Holds holds;

  PlaceHoldDelegate(Holds holds) {
    this.holds = holds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Holds.Placed placed = holds.place(Variables.caseId(execution));
    execution.setVariable(SponsorshipModel.HOLD_EXPIRES_AT, Date.from(placed.expiresAt()));
    execution.setVariable(SponsorshipModel.HOLD_REMINDER_AT, Date.from(placed.reminderAt()));
  }
}
