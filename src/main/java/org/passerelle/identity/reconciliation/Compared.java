package org.passerelle.identity.reconciliation;

/**
 * What the comparison of two versions found.
 *
 * @param finding code of the sentence that says why: {@code reconciliation.finding.<code>}
 */
public record Compared(Agreement agreement, String finding) {

  static Compared conflicts(String finding) {
    return new Compared(Agreement.conflicts, finding);
  }

  static Compared unclear(String finding) {
    return new Compared(Agreement.unclear, finding);
  }

  static Compared compatible(String finding) {
    return new Compared(Agreement.compatible, finding);
  }

  static Compared agrees(String finding) {
    return new Compared(Agreement.agrees, finding);
  }

  static Compared silent(String finding) {
    return new Compared(Agreement.silent, finding);
  }
}
