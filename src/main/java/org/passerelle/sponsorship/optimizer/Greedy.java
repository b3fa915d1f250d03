package org.passerelle.sponsorship.optimizer;

import java.time.Duration;

/** Families in order, each to the place that is worth most of those where it still fits: what hands do without a plan. */
public final class Greedy {

  private Greedy() {
  }

  /** The plan of families taken in their order; its bound is the sum of each family's best pair. */
  public static Plan plan(Pool pool) {
    long begin = System.nanoTime();
    Draft draft = draft(pool);
    double bound = Dual.value(pool, new double[pool.places() * pool.dimensions()]);
    double objective = draft.objective();
    return new Plan(draft.placeOf(), objective, Math.max(bound, objective), false, Duration.ofNanos(System.nanoTime() - begin));
  }

  static Draft draft(Pool pool) {
    Draft draft = new Draft(pool);
    for (int family = 0; family < pool.families(); family++) {
      place(draft, family, pool.worth());
    }
    return draft;
  }

  /** Puts the family where it fits and this value is highest, unless every value or worth is below 0. */
  static void place(Draft draft, int family, double[] value) {
    Pool pool = draft.pool;
    int best = Pool.NONE;
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      if (value[pair] >= 0 && pool.worth()[pair] >= 0 && (best == Pool.NONE || value[pair] > value[best])
          && draft.fits(family, pool.place()[pair])) {
        best = pair;
      }
    }
    if (best != Pool.NONE) {
      draft.put(family, best);
    }
  }
}
