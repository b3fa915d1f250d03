package org.passerelle.identity.choice;

/** Why an NGO is not independent enough to be asked about a family. */
public enum Dependence {
  /** It referred the family. */
  referredFamily,
  /** Compliance officers have entered a tie with the organization that referred the family. */
  tiedToReferrer,
  /** Somebody is principal or payee of both it and the organization that referred the family. */
  sharesPartyWithReferrer,
  /** It was asked about this family before, however that ended. */
  askedBefore,
  /** A compliance officer answered for this family that another NGO is to be asked. */
  passedOver,
  /** It is tied to an NGO that was asked before. */
  tiedToEarlierSource,
  /** Somebody is principal or payee of both it and an NGO that was asked before. */
  sharesPartyWithEarlierSource
}
