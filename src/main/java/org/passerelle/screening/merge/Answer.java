package org.passerelle.screening.merge;

/** What the merge unit may say about two persons who are alike. */
public enum Answer {
  /** Two persons. */
  different,
  /** One person, who stands in two files that both go on. */
  linked,
  /** One family: the later file is merged into the one on record. */
  same
}
