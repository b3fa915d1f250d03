package org.passerelle.sponsorship;

/** What else has to end when a sponsor no longer holds, or no longer answers for, a family. Called in the transaction that ends it. */
public interface AtSponsorshipEnd {

  /** The proposal that has just ended, for whatever reason. */
  void ended(Proposal proposal);
}
