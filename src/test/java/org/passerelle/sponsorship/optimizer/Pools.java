package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Pools of the tests' own making, and the best plan of small ones by trying every plan there is. */
final class Pools {

  private Pools() {
  }

  /** Some pairs are forbidden, some worth less than nothing, some families larger than any place, some places without room. */
  static Pool random(long seed, int families, int places, int dimensions) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] demand = amounts(random, families, dimensions, 4);
    int[][] capacity = amounts(random, places, dimensions, 3 + 3 * families / Math.max(1, places));
    double[][] worth = new double[families][places];
    for (double[] row : worth) {
      Arrays.setAll(row, place -> random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(-0.2, 1));
    }
    return Pool.of(demand, capacity, worth);
  }

  private static int[][] amounts(SplittableRandom random, int rows, int dimensions, int below) {
    int[][] amounts = new int[rows][dimensions];
    for (int[] row : amounts) {
      Arrays.setAll(row, dimension -> random.nextInt(below));
    }
    return amounts;
  }

  static double bestByTryingAll(Pool pool) {
    return bestFrom(new Draft(pool), 0);
  }

  private static double bestFrom(Draft draft, int family) {
    Pool pool = draft.pool;
    if (family == pool.families()) {
      return draft.objective();
    }
    double best = bestFrom(draft, family + 1);
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      if (draft.fits(family, pool.place()[pair])) {
        draft.put(family, pair);
        best = Math.max(best, bestFrom(draft, family + 1));
        draft.remove(family);
      }
    }
    return best;
  }

  /** What is said of a plan, added up independently: the worth of its pairs; fails when a pair is not allowed or a place overfull. */
  static double checked(Pool pool, int[] placeOf) {
    int[][] used = new int[pool.places()][pool.dimensions()];
    double worth = 0;
    for (int family = 0; family < placeOf.length; family++) {
      if (placeOf[family] != Plan.NOWHERE) {
        int pair = pool.pair(family, placeOf[family]);
        if (pair == Pool.NONE) {
          throw new AssertionError("family %d is where it may not be".formatted(family));
        }
        worth += pool.worth()[pair];
        for (int dimension = 0; dimension < pool.dimensions(); dimension++) {
          used[placeOf[family]][dimension] += pool.demand()[family][dimension];
        }
      }
    }
    for (int place = 0; place < used.length; place++) {
      for (int dimension = 0; dimension < used[place].length; dimension++) {
        if (used[place][dimension] > pool.capacity()[place][dimension]) {
          throw new AssertionError("place %d is overfull".formatted(place));
        }
      }
    }
    return worth;
  }
}
