package org.passerelle.sponsorship.draw;

/** Categories of Québec's collective sponsors. */
public enum Category {
  /** A regular group. */
  R,
  /** A regular group for a family it names for a specific reason. */
  RS,
  /** An experienced sponsor. */
  E,
  /** An experienced sponsor for a family it names for a specific reason. */
  ES
}
