package org.passerelle.sponsorship.optimizer;

import java.time.Duration;

/**
 * Who goes where.
 *
 * @param placeOf the place of each family; {@link #NOWHERE} when it stays without one
 * @param objective the sum of what the chosen pairs are worth
 * @param bound no plan for this pool can be worth more
 * @param proven whether this is a best plan, within a millionth of a point
 * @param took how long it took to find
 */
public record Plan(int[] placeOf, double objective, double bound, boolean proven, Duration took) {

  /** The family stays without a place. */
  public static final int NOWHERE = -1;

  /** How far the plan may be from the best one, as a share of the bound. */
  public double gap() {
    return proven || bound <= 0 ? 0 : (bound - objective) / bound;
  }

  /** How many families have a place. */
  public int placed() {
    int placed = 0;
    for (int place : placeOf) {
      placed += place == NOWHERE ? 0 : 1;
    }
    return placed;
  }
}
