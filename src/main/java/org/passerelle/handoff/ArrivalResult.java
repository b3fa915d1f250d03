package org.passerelle.handoff;

/** What became of a planned arrival. */
public enum ArrivalResult {
  /** The family has landed. */
  arrived,
  /** The journey has changed: the arrival is planned again. */
  changed,
  /** The family was expected and did not come. */
  noShow
}
