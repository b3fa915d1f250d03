package org.passerelle.referral;

/** The messages by which a partner's acts reach the models. */
public final class ReferralMessages {

  public static final String RESUBMITTED = "passerelle.referralResubmitted";
  public static final String INFORMATION_ANSWERED = "passerelle.informationAnswered";
  public static final String WITHDRAWN = "passerelle.caseWithdrawn";
  public static final String CIRCUMSTANCES_CHANGED = "passerelle.circumstancesChanged";

  private ReferralMessages() {
  }
}
