package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralReview;

/** Ends an intake with an accepted referral. */
@ModelBean("acknowledgeAcceptanceDelegate")
class AcknowledgeAcceptanceDelegate implements JavaDelegate {

  private final ReferralReview review;

  AcknowledgeAcceptanceDelegate(ReferralReview review) {
    this.review = review;
  }

  @Override
  public void execute(DelegateExecution execution) {
    review.acknowledge(Variables.caseId(execution));
    execution.setVariable(IntakeModel.OUTCOME, IntakeModel.ACCEPTED);
  }
}
