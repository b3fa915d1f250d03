package org.passerelle.casefile;

/** Ends a sponsorship that has lost its ground, such as one for Québec when Québec does not select the family. */
public interface SponsorshipEnd {

  /** Ends the sponsorship of that case, if it has one, gives the sponsor its place back and tells it. */
  void end(CaseFile file);
}
