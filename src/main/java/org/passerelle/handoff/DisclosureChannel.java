package org.passerelle.handoff;

/** By which way facts of a family leave the house. */
public enum DisclosureChannel {
  /** Read on one of our pages by a person. */
  page,
  /** Read by a program. */
  api,
  /** Sent to a program. */
  webhook,
  /** Taken along as a document. */
  pdf,
  /** Read by a calendar program. */
  calendar
}
