package org.passerelle.identity.process;

/** Names in {@code identity-verification.bpmn}. */
public final class IdentityModel {

  public static final String PROCESS = "identity-verification";

  /** Message: the NGO's attestation has come. */
  public static final String ATTESTATION_RECEIVED = "passerelle.attestationReceived";
  /** Message: the NGO cannot go on for now. */
  public static final String REQUEST_HELD = "passerelle.verificationRequestHeld";
  /** Message: the NGO goes on before the hold is over. */
  public static final String REQUEST_RESUMED = "passerelle.verificationRequestResumed";
  /** Message: the NGO gives the request back. */
  public static final String REQUEST_HANDED_BACK = "passerelle.verificationRequestHandedBack";
  /** Message: something happened that endangers the family or the NGO's people. */
  public static final String INCIDENT_REPORTED = "passerelle.verificationIncidentReported";
  /** Message: the authorization under which the NGO works has expired, or was suspended or revoked. */
  public static final String AUTHORIZATION_ENDED = "passerelle.workAuthorizationEnded";

  static final String ASSESS_SAFETY = "userTask_assessSafety";
  static final String CLEAR_GATE = "userTask_clearGate";
  static final String DECIDE_IDENTITY = "userTask_decideIdentity";
  static final String SECOND_OPINION_TASK = "userTask_giveSecondOpinion";
  static final String HANDLE_FRAUD = "userTask_handleFraud";
  /** The second opinion of cases that began before version 2.0.0. */
  static final String CONFIRM_CONTRADICTION = "userTask_confirmContradiction";

  /** {@code inPerson}, {@code remoteOnly}, {@code noContact}. */
  static final String CONTACT = "contact";
  /** Whether the assessment of safety still stands: not after an incident. */
  static final String SAFETY_ASSESSED = "safetyAssessed";
  static final String VERIFIER_FOUND = "verifierFound";
  static final String VERIFIER_ID = "verifierId";
  /** Whether an NGO may lawfully and safely be asked. */
  static final String GATE_OPEN = "gateOpen";
  /** The compliance officer's answer: {@code checkAgain}, {@code anotherNgo}, {@code assessSafety}, {@code withoutNgo}. */
  static final String GATE_ANSWER = "gateAnswer";
  /** Under which authorization or documented exception the NGO would work; null where none is needed. */
  static final String AUTHORIZATION_ID = "authorizationId";
  public static final String ATTESTATION_REMINDER_AT = "attestationReminderAt";
  public static final String ATTESTATION_DUE_AT = "attestationDueAt";
  /** When a hold is over. */
  public static final String HOLD_ENDS_AT = "holdEndsAt";
  /** How the NGO's time ended: {@code received} or {@code overdue}. */
  public static final String ATTESTATION_OUTCOME = "attestationOutcome";
  /** {@code confirmed}, {@code confirmedWithReservations}, {@code inconclusive}, {@code contradicted}, {@code suspectedFraud}, {@code emergencyOverride}. */
  static final String IDENTITY_DECISION = "identityDecision";
  /** {@code agree}, {@code disagree}. */
  static final String SECOND_OPINION = "secondOpinion";
  /** {@code upheld}, {@code notUpheld}. */
  static final String FRAUD_OUTCOME = "fraudOutcome";

  private IdentityModel() {
  }
}
