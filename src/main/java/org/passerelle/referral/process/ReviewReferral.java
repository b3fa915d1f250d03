package org.passerelle.referral.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.referral.ReferralReview;
import org.springframework.stereotype.Component;

/** An intake officer accepts a referral, returns it, or finds the family ineligible. */
@Component
class ReviewReferral implements TaskDecision {

  private static final String[] GROUNDS = {"notInClass", "insideHomeCountry", "otherDurableSolution", "noReferralOrSponsor"};

  private final ReferralReview review;

  ReviewReferral(ReferralReview review) {
    this.review = review;
  }

  @Override
  public String task() {
    return IntakeModel.REVIEW_REFERRAL;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String decision = form.code(IntakeModel.REFERRAL_DECISION, IntakeModel.ACCEPTED, IntakeModel.RETURNED, IntakeModel.INELIGIBLE);
    switch (decision) {
      case IntakeModel.ACCEPTED -> review.accept(task.caseId(), form.optionalText("reason"), task.officer());
      case IntakeModel.RETURNED -> review.sendBack(task.caseId(), form.text("reason"));
      default -> review.refuse(task.caseId(), form.code("ground", GROUNDS), form.text("reason"), task.officer());
    }
    return Map.of(IntakeModel.REFERRAL_DECISION, decision);
  }
}
