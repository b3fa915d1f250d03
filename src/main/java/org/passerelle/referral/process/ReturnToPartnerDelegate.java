package org.passerelle.referral.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralChecks;

/** Returns the referral to its partner and sets the date by which it must be back. */
@ModelBean("returnToPartnerDelegate")
class ReturnToPartnerDelegate implements JavaDelegate {

  private final ReferralChecks checks;

  ReturnToPartnerDelegate(ReferralChecks checks) {
    this.checks = checks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(IntakeModel.RESUBMISSION_DUE_AT, Date.from(checks.returnToPartner(Variables.caseId(execution))));
    // the form of the next review begins without a decision
    execution.removeVariable(IntakeModel.REFERRAL_DECISION);
  }
}
