package org.passerelle.screening.process;

/** What screening reads and writes in {@code referral-intake.bpmn}. */
final class ScreeningModel {

  static final String RESOLVE_DUPLICATE = "userTask_resolveDuplicate";
  static final String DUPLICATE_SUSPECTED = "duplicateSuspected";
  static final String DUPLICATE_DECISION = "duplicateDecision";

  private ScreeningModel() {
  }
}
