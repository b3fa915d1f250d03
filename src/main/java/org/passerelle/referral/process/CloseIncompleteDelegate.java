package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralChecks;

/** Ends an intake whose referral did not come back in time. */
@ModelBean("closeIncompleteDelegate")
class CloseIncompleteDelegate implements JavaDelegate {

  private final ReferralChecks checks;

  CloseIncompleteDelegate(ReferralChecks checks) {
    this.checks = checks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    checks.closeIncomplete(Variables.caseId(execution));
    execution.setVariable(IntakeModel.OUTCOME, IntakeModel.CLOSED_INCOMPLETE);
  }
}
