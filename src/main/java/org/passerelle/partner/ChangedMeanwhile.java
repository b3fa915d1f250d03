package org.passerelle.partner;

/** Somebody else changed the organization after the version from which this change started. Nothing was written. */
public final class ChangedMeanwhile extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
