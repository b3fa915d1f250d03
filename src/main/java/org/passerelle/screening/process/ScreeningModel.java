package org.passerelle.screening.process;

/** Variables of {@code duplicate-screening.bpmn}, and of {@code referral-intake.bpmn} before its version 1.2.0. */
final class ScreeningModel {

  static final String DUPLICATE_SUSPECTED = "duplicateSuspected";
  static final String SUSPICION_ID = "suspicionId";
  static final String DUPLICATE_STRENGTH = "duplicateStrength";
  static final String DUPLICATE_DECISION = "duplicateDecision";
  /** Whether the case in which it runs has been merged into another. */
  static final String FILE_MERGED = "fileMerged";

  private ScreeningModel() {
  }
}
