package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralChecks;

/** Asks whether the referral holds what it must. */
@ModelBean("checkCompletenessDelegate")
class CheckCompletenessDelegate implements JavaDelegate {

  private final ReferralChecks checks;

  CheckCompletenessDelegate(ReferralChecks checks) {
    this.checks = checks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(IntakeModel.REFERRAL_COMPLETE, checks.check(Variables.caseId(execution)));
  }
}
