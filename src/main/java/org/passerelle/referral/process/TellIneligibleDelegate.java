package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralReview;

/** Ends an intake whose family is not eligible. */
@ModelBean("tellIneligibleDelegate")
class TellIneligibleDelegate implements JavaDelegate {

  private final ReferralReview review;

  TellIneligibleDelegate(ReferralReview review) {
    this.review = review;
  }

  @Override
  public void execute(DelegateExecution execution) {
    review.tellIneligible(Variables.caseId(execution));
    execution.setVariable(IntakeModel.OUTCOME, IntakeModel.INELIGIBLE);
  }
}
