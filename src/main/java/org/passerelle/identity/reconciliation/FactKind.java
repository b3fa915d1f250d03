package org.passerelle.identity.reconciliation;

import java.lang.Character.UnicodeScript;

/** What a claim is about. Its names are {@code reconciliation.fact.<code>}; facts are shown in this order. */
public enum FactKind {
  /** The name in Latin letters. */
  name,
  /** The name in the person's own script. */
  script,
  birth,
  /** What the person is to the principal applicant. */
  relation,
  /** Employment or service that the family relies on. */
  service,
  documentNumber,
  /** Whether the person resembles the pictures of them. */
  likeness,
  /** Fingerprints and photograph, taken in a third country. */
  biometrics,
  whereabouts,
  /** Who belongs to the family. */
  composition,
  /** Whether the family as a whole is the one that was referred. */
  whole,
  /** What people say who know the family. */
  acquaintance,
  /** What fits nowhere else. */
  other;

  /** Whether it is about the family and not about one of its members, when nobody is named. */
  public boolean ofFamily() {
    return compareTo(whereabouts) >= 0;
  }

  /** Which of the two kinds of names this one is. */
  public static FactKind ofName(String written) {
    boolean latin = written.codePoints().filter(Character::isLetter).allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    return latin ? name : script;
  }
}
