package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;

/** Puts the State in charge. */
@ModelBean("stateTakesChargeDelegate")
class StateTakesChargeDelegate implements JavaDelegate {

  private final Charges charges;

  StateTakesChargeDelegate(Charges charges) {
    this.charges = charges;
  }

  @Override
  public void execute(DelegateExecution execution) {
    charges.stateTakesCharge(Variables.caseId(execution));
    execution.setVariable(SponsorshipModel.TAKEN_IN_CHARGE_BY, Charge.BY_STATE);
  }
}
