package org.passerelle.screening.duplicate;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.screening.Evidence;

/**
 * What speaks for and against two persons being one. Relatives share a name, an address, a phone and each other: where what agrees would agree as
 * well between sisters, a last finding takes back as much as is needed. One person is weighed against strangers and against relatives, and the
 * lesser of the two counts.
 */
final class Comparison {

  private final Weights weights;
  private final List<Evidence> said;
  private final double amongRelatives;

  /**
   * What was compared.
   *
   * @param said           what each field says of one person against two strangers
   * @param amongRelatives the sum of what it says of one person against two relatives
   */
  Comparison(Weights weights, List<Evidence> said, double amongRelatives) {
    this.weights = weights;
    this.said = List.copyOf(said);
    this.amongRelatives = amongRelatives;
  }

  /** The same with what was found besides; relatives share it. */
  Comparison and(Evidence more) {
    List<Evidence> all = new ArrayList<>(said);
    all.add(more);
    return new Comparison(weights, all, amongRelatives);
  }

  /** The sum, in bits. */
  double weight() {
    return Math.min(PersonLikeness.weight(said), bound());
  }

  /** Field by field; the weights sum to {@link #weight()}. */
  List<Evidence> evidence() {
    double over = PersonLikeness.weight(said) - bound();
    if (over <= 0) {
      return said;
    }
    List<Evidence> all = new ArrayList<>(said);
    all.add(weights.evidence("family", "shared", -over));
    return all;
  }

  /** There are fewer relatives than strangers on file: less has to speak against them. */
  private double bound() {
    return amongRelatives + weights.of("threshold.possible") - weights.of("relative.possible");
  }
}
