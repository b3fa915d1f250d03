package org.passerelle.identity;

/** Where a verification request stands. */
public enum RequestState {
  /** The NGO is to answer. */
  open,
  /** It has attested. */
  answered,
  /** Its time was over before it did. */
  overdue,
  /** The case stopped. */
  withdrawn
}
