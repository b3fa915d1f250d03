package org.passerelle.casefile.document;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Looks for malicious content in a document before anybody opens it. */
public interface DocumentScanner {

  /** Says what was found. Never throws because of the scanner: one that cannot be reached or understood has the document wait. */
  Verdict scan(InputStream content);

  /** Whether there is a scanner at all. */
  boolean present();

  /** For an installation without one. */
  static DocumentScanner none() {
    return new DocumentScanner() {
      @Override
      public Verdict scan(InputStream content) {
        return new Verdict(ScanState.notScanned, null);
      }

      @Override
      public boolean present() {
        return false;
      }
    };
  }

  /**
   * What was found.
   *
   * @param finding the scanner's name for it, when infected
   */
  record Verdict(ScanState state, @Nullable String finding) {
  }
}
