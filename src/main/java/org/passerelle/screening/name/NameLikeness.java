package org.passerelle.screening.name;

/**
 * How alike two names are.
 *
 * @param score   0 to 1; from {@link #ALIKE} on they may well be one name
 * @param finding {@code same}, {@code reordered}, {@code variant}, {@code partly} or {@code differs}
 */
public record NameLikeness(double score, String finding) {

  /** From here on two names may well be one. */
  public static final double ALIKE = 0.8;

  public boolean alike() {
    return score >= ALIKE;
  }
}
