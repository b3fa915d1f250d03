package org.passerelle.identity.process;

/** Names in {@code identity-verification.bpmn}. */
public final class IdentityModel {

  public static final String PROCESS = "identity-verification";

  /** Message: the NGO's attestation has come. */
  public static final String ATTESTATION_RECEIVED = "passerelle.attestationReceived";

  static final String DECIDE_IDENTITY = "userTask_decideIdentity";
  static final String CONFIRM_CONTRADICTION = "userTask_confirmContradiction";

  static final String VERIFIER_FOUND = "verifierFound";
  static final String VERIFIER_ID = "verifierId";
  static final String ATTESTATION_REMINDER_AT = "attestationReminderAt";
  static final String ATTESTATION_DUE_AT = "attestationDueAt";
  static final String IDENTITY_DECISION = "identityDecision";
  static final String SECOND_OPINION = "secondOpinion";

  private IdentityModel() {
  }
}
