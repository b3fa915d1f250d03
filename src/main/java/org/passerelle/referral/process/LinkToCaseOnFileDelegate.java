package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.ReferralReview;

/** Ends an intake whose family is on file already. */
@ModelBean("linkToCaseOnFileDelegate")
class LinkToCaseOnFileDelegate implements JavaDelegate {

  private final ReferralReview review;

  LinkToCaseOnFileDelegate(ReferralReview review) {
    this.review = review;
  }

  @Override
  public void execute(DelegateExecution execution) {
    review.linkToCaseOnFile(Variables.caseId(execution));
    execution.setVariable(IntakeModel.OUTCOME, IntakeModel.ALREADY_ON_FILE);
  }
}
