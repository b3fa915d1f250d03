package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralChecks;

/**
 * Asks whether the referral holds what it must. The door refuses what does not, so no model asks any more; cases that began under a version of
 * the intake before 1.1.0 and wait for their partner still come by here, and this stays until the last of them has.
 */
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
