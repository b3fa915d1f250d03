package org.passerelle.casefile.document;

/** Refusals for tests of what is answered to them. */
public final class Refusals {

  private Refusals() {
  }

  public static RefusedDocument infected() {
    return new RefusedDocument(RefusedDocument.Reason.infected);
  }
}
