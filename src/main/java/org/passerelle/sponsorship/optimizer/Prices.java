package org.passerelle.sponsorship.optimizer;

import java.time.Duration;

/**
 * What one more unit of each place's dimension would be worth to the whole: the duals of the plan in which families could be split (Ahani,
 * Gölz, Procaccia, Teytelboym and Trapp, "Dynamic Placement in Refugee Resettlement"). A place with room to spare has the price 0.
 */
public final class Prices {

  /** Up to so many pairs the linear program is solved exactly; above, prices come within a thousandth or so of it. */
  static final int EXACT = 30_000;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Prices() {
  }

  /** Prices by place and dimension, none below 0. */
  public static double[][] of(Pool pool) {
    return Dual.byPlace(flat(Narrowing.usable(pool), System.nanoTime() + LONGEST.toNanos()), pool.dimensions());
  }

  static double[] flat(Pool usable, long deadline) {
    if (usable.place().length == 0) {
      return new double[usable.places() * usable.dimensions()];
    }
    if (usable.place().length > EXACT) {
      return Descent.prices(usable, deadline);
    }
    try (Program program = new Program(usable)) {
      return program.prices();
    }
  }
}
