package org.passerelle.casefile.document;

/** What a scanner for malicious content has said of a document. Their names are {@code document.scan.<code>}. */
public enum ScanState {
  /** Nothing was found. */
  clean,
  /** No scanner is set up here; whoever opens it is told. */
  notScanned,
  /** The scanner did not answer: nobody opens it until it has. */
  waiting,
  /** Something was found after it had been taken in: its content is gone. */
  infected;

  /** Whether it may be opened. */
  public boolean opens() {
    return this == clean || this == notScanned;
  }
}
