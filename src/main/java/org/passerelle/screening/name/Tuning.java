package org.passerelle.screening.name;

/**
 * The constants of the comparison. They were chosen on one half of OpenSanctions' labelled pairs of names and hold for each of its groups alone;
 * none of them is sharp, a tenth more or less of any moves the figures by less than one point.
 */
final class Tuning {

  /** How much of a plain word one weighs that millions of people share. */
  static final double COMMON = 0.6;
  static final double KUNYA = 0.25;
  static final double INITIAL = 0.35;
  static final double NUMBER = 0.25;
  /** A word of an organization's name that says what it does, not which one it is. */
  static final double GENERIC = 0.55;

  /** Words less alike than this are two words. */
  static final double LOWEST = 0.6;
  /** Words as alike as this agree fully. */
  static final double FULL = 0.85;
  /** What is written together on one side must be more alike than single words. */
  static final double JOINED = 0.8;
  /** What an edited letter costs beside one that is left out of a word altogether. */
  static final double SPELL = 0.9;
  /** The further price of each edit beyond the second. */
  static final double EDITS = 0.15;
  /** So many letters may be wrong in a long name before it is another name. */
  static final int SLIPS = 2;

  /** How much a word weighs against two names when each has another one in its place. */
  static final double CONFLICT = 1.8;
  /** The same when only one of the two names has it. */
  static final double MISSING = 0.24;
  static final double MISSING_IN_ORGANIZATION = 0.3;
  /** What two legal forms take away that are not the same. */
  static final double OTHER_LEGAL_FORM = 0.25;
  /** What is left of the score when nothing but initials agree. */
  static final double ONLY_INITIALS = 0.7;

  private Tuning() {
  }
}
