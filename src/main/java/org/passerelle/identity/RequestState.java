package org.passerelle.identity;

/** Where a verification request stands. */
public enum RequestState {
  /** The NGO is to answer. */
  open,
  /** The NGO cannot go on for now, and has said until when. */
  held,
  /** It has attested. */
  answered,
  /** Its time was over before it did. */
  overdue,
  /** The case stopped. */
  withdrawn,
  /** The NGO gave it back unanswered. */
  handedBack,
  /** What it worked under has ended, or the work became unlawful otherwise. */
  stopped,
  /** Something happened that endangers the family or the NGO's people. */
  incident;

  /** Whether the NGO has it in hand. */
  public boolean inHand() {
    return this == open || this == held;
  }
}
