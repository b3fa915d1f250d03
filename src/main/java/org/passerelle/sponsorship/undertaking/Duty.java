package org.passerelle.sponsorship.undertaking;

/** What somebody has to do for a family that settles. */
public enum Duty {
  airport, interpreter, orientation, languageTraining, employment, healthVisit, provincialHealth, school;

  /** Who does it. */
  public enum By { sponsor, provider, both, notNeeded }
}
