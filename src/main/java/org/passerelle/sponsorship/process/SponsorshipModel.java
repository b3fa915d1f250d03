package org.passerelle.sponsorship.process;

/** Names in {@code sponsorship-matching.bpmn}. */
public final class SponsorshipModel {

  public static final String PROCESS = "sponsorship-matching";

  /** Message: the sponsor has answered. */
  public static final String SPONSOR_ANSWERED = "passerelle.sponsorAnswered";

  /** Comes with the message: whether it takes charge. */
  public static final String SPONSOR_ACCEPTED = "sponsorAccepted";

  /** Message: a round holds the family for a sponsor. */
  public static final String HOLD_PUBLISHED = "passerelle.holdPublished";

  /** Comes with that message and with {@code placeHold}: until when the sponsor may answer, and when it is reminded. */
  public static final String HOLD_EXPIRES_AT = "holdExpiresAt";
  public static final String HOLD_REMINDER_AT = "holdReminderAt";

  /** Message: an officer chose another stream. */
  public static final String STREAM_CHOSEN = "passerelle.streamChosen";

  /** Message: the sponsor has filed its undertaking with the settlement plan. */
  public static final String UNDERTAKING_FILED = "passerelle.undertakingFiled";

  /** Message: Québec's ministry has decided on the undertaking. */
  public static final String UNDERTAKING_DECIDED = "passerelle.undertakingDecided";

  /** What was decided: {@link #APPROVED}, {@link #REFUSED} or {@link #TO_BE_CORRECTED}; {@link #NONE} before. */
  public static final String UNDERTAKING_DECISION = "undertakingDecision";
  public static final String APPROVED = "approved";
  public static final String REFUSED = "refused";
  public static final String TO_BE_CORRECTED = "toBeCorrected";
  public static final String NONE = "none";

  /** Task in which an officer assesses an undertaking outside Québec. */
  public static final String ASSESS_UNDERTAKING = "userTask_assessUndertaking";

  static final String SPECIAL_NEEDS = "specialNeeds";
  static final String NAMED = "namedSponsorAsked";
  static final String QUEBEC = "quebecDecides";
  static final String STILL_SOUGHT = "stillSought";
  static final String SEARCH_ENDS_AT = "searchEndsAt";
  static final String UNDERTAKING_DUE_AT = "undertakingDueAt";
  static final String UNDERTAKING_REMINDER_AT = "undertakingReminderAt";

  static final String APPROVE_PROPOSAL = "userTask_approveProposal";

  static final String DESTINATION_REGION = "destinationRegion";
  static final String SPONSOR_NAMED = "sponsorNamed";
  static final String SPONSOR_AVAILABLE = "sponsorAvailable";
  static final String STREAM = "stream";
  static final String SPONSOR_PROPOSED = "sponsorProposed";
  static final String PROPOSAL_DECISION = "proposalDecision";
  static final String TAKEN_IN_CHARGE_BY = "takenInChargeBy";

  private SponsorshipModel() {
  }
}
