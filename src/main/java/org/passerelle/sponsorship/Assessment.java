package org.passerelle.sponsorship;

import org.passerelle.reference.Priority;

/**
 * The few codes on which the stream depends.
 *
 * @param quebec           whether the family is destined for Québec
 * @param sponsorNamed     whether a sponsor named the family who can take it
 * @param sponsorAvailable whether any sponsor could be found for it
 * @param specialNeeds     whether it needs more than others, for which joint assistance exists
 */
public record Assessment(boolean quebec, boolean sponsorNamed, Priority priority, boolean sponsorAvailable,
    boolean specialNeeds) {

  /** The destination as the models know it. */
  public String destinationRegion() {
    return quebec ? "quebec" : "elsewhere";
  }
}
