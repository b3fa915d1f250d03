package org.passerelle.sponsorship;

import org.passerelle.reference.Priority;

/**
 * The few codes on which the stream depends.
 *
 * @param quebec           whether the family is destined for Québec
 * @param sponsorNamed     whether a sponsor named the family who can take it
 * @param sponsorAvailable whether any sponsor could be found for it
 */
public record Assessment(boolean quebec, boolean sponsorNamed, Priority priority, boolean sponsorAvailable) {

  /** The destination as the models know it. */
  public String destinationRegion() {
    return quebec ? "quebec" : "elsewhere";
  }
}
