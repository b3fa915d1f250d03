package org.passerelle.referral.process;

/** Elements, variables and codes of {@code referral-intake.bpmn} that this room reads or writes. */
final class IntakeModel {

  static final String REVIEW_REFERRAL = "userTask_reviewReferral";

  static final String REFERRAL_COMPLETE = "referralComplete";
  static final String RESUBMISSION_DUE_AT = "resubmissionDueAt";
  static final String DANGER_LEVEL = "dangerLevel";
  static final String MEDICAL_NEED = "medicalNeed";
  static final String RISK_GROUP = "riskGroup";
  static final String REFERRAL_DECISION = "referralDecision";

  static final String OUTCOME = JourneyModel.INTAKE_OUTCOME;
  static final String ACCEPTED = "accepted";
  static final String RETURNED = "returned";
  static final String INELIGIBLE = "ineligible";
  static final String CLOSED_INCOMPLETE = "closedIncomplete";
  static final String ALREADY_ON_FILE = "alreadyOnFile";

  private IntakeModel() {
  }
}
