package org.passerelle.sponsorship.breakdown;

/** How safe a family is when its sponsorship has broken down. */
public enum Safety {
  safeWhereTheyAre,
  movedToSafety,
  protectionCalled;

  /** Whether the State takes charge at once, and supervisors are told. */
  public boolean needsProtection() {
    return this != safeWhereTheyAre;
  }
}
