package org.passerelle.identity.reconciliation;

/** How two versions stand to each other, the most serious first. */
public enum Agreement {
  /** Not both can be true. */
  conflicts,
  /** A machine cannot tell; somebody has to look. */
  unclear,
  /** Both can be true, one says less or says it otherwise. */
  compatible,
  agrees,
  /** One of them says nothing. */
  silent;

  /** The more serious of the two. */
  public Agreement or(Agreement other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
