package org.passerelle.sponsorship.process;

/** Names in {@code sponsorship-matching.bpmn}. */
public final class SponsorshipModel {

  public static final String PROCESS = "sponsorship-matching";

  /** Message: the sponsor has answered. */
  public static final String SPONSOR_ANSWERED = "passerelle.sponsorAnswered";

  /** Comes with the message: whether it takes charge. */
  public static final String SPONSOR_ACCEPTED = "sponsorAccepted";

  static final String APPROVE_PROPOSAL = "userTask_approveProposal";

  static final String DESTINATION_REGION = "destinationRegion";
  static final String SPONSOR_NAMED = "sponsorNamed";
  static final String SPONSOR_AVAILABLE = "sponsorAvailable";
  static final String STREAM = "stream";
  static final String SPONSOR_PROPOSED = "sponsorProposed";
  static final String PROPOSAL_DECISION = "proposalDecision";
  static final String HOLD_EXPIRES_AT = "holdExpiresAt";
  static final String HOLD_REMINDER_AT = "holdReminderAt";
  static final String TAKEN_IN_CHARGE_BY = "takenInChargeBy";

  private SponsorshipModel() {
  }
}
