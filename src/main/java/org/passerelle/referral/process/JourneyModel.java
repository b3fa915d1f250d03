package org.passerelle.referral.process;

/** Variables of {@code resettlement-case.bpmn} that say how its stages ended. */
final class JourneyModel {

  static final String INTAKE_OUTCOME = "intakeOutcome";
  static final String IDENTITY_DECISION = "identityDecision";
  static final String HANDOFF_OUTCOME = "handoffOutcome";

  private JourneyModel() {
  }
}
