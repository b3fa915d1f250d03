package org.passerelle.referral.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.referral.Questions;
import org.passerelle.referral.ReferralReview;
import org.springframework.stereotype.Component;

/** An intake officer accepts a referral, asks the partner a question, returns it, or finds the family ineligible. */
@Component
class ReviewReferral implements TaskDecision {

  /** Grounds of the Immigration and Refugee Protection Regulations, 139 to 147; each one's legal words are {@code ground.<code>}. */
  private static final String[] GROUNDS = {"insideHomeCountry", "inCanada", "noApplication", "notForResidence", "otherDurableSolution", "notInClass",
      "noFunding", "cannotEstablish", "notSelectedByQuebec", "sponsorshipIncomplete", "noReferralOrSponsor"};

  private final ReferralReview review;
  private final Questions questions;

  ReviewReferral(ReferralReview review, Questions questions) {
    this.review = review;
    this.questions = questions;
  }

  @Override
  public String task() {
    return IntakeModel.REVIEW_REFERRAL;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String decision = form.code(IntakeModel.REFERRAL_DECISION, IntakeModel.ACCEPTED, IntakeModel.QUESTION,
        IntakeModel.RETURNED, IntakeModel.INELIGIBLE);
    switch (decision) {
      case IntakeModel.ACCEPTED -> review.accept(task.caseId(), form.optionalText("reason"), task.officer());
      case IntakeModel.QUESTION -> questions.ask(task.caseId(), form.text("question"), task.officer());
      case IntakeModel.RETURNED -> review.sendBack(task.caseId(), form.text("reason"));
      default -> review.refuse(task.caseId(), form.code("ground", GROUNDS), form.text("reason"), task.officer());
    }
    return Map.of(IntakeModel.REFERRAL_DECISION, decision, IntakeModel.QUESTION_OUTCOME, IntakeModel.NO_QUESTION);
  }
}
