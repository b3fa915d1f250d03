package org.passerelle.referral.process;

import org.passerelle.referral.Questions;

/** Elements, variables and codes of {@code referral-intake.bpmn} that this room reads or writes. */
final class IntakeModel {

  static final String REVIEW_REFERRAL = "userTask_reviewReferral";

  /** Of models before version 1.1.0, whose running cases still ask. */
  static final String REFERRAL_COMPLETE = "referralComplete";
  static final String RESUBMISSION_DUE_AT = "resubmissionDueAt";
  static final String ANSWER_REMINDER_AT = "answerReminderAt";
  static final String ANSWER_DUE_AT = "answerDueAt";
  static final String DANGER_LEVEL = "dangerLevel";
  static final String MEDICAL_NEED = "medicalNeed";
  static final String RISK_GROUP = "riskGroup";
  static final String REFERRAL_DECISION = "referralDecision";

  /** What came of the officer's last question, which the form of the review says. */
  static final String QUESTION_OUTCOME = Questions.OUTCOME;
  static final String NO_QUESTION = "none";

  static final String OUTCOME = JourneyModel.INTAKE_OUTCOME;
  static final String ACCEPTED = "accepted";
  static final String RETURNED = "returned";
  static final String QUESTION = "question";
  static final String INELIGIBLE = "ineligible";
  static final String CLOSED_INCOMPLETE = "closedIncomplete";
  static final String ALREADY_ON_FILE = "alreadyOnFile";

  private IntakeModel() {
  }
}
