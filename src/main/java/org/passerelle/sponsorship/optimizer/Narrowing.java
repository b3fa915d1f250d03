package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;

/** Smaller pools with the same families and places but only the pairs that matter. */
final class Narrowing {

  private Narrowing() {
  }

  private interface Keep {

    boolean keeps(int family, int pair);
  }

  /** Only pairs that a plan may hold: those worth something (or nothing) whose family would fit the place alone. */
  static Pool usable(Pool pool) {
    return keep(pool, (family, pair) -> usable(pool, family, pair));
  }

  static boolean usable(Pool pool, int family, int pair) {
    return pool.worth()[pair] >= 0 && pool.fitsAlone(family, pool.place()[pair]);
  }

  /** The pairs that leave each family most at these prices. */
  static Pool nearest(Pool pool, double[] prices, int each) {
    double[] net = nets(pool, prices);
    double[] least = new double[pool.families()];
    for (int family = 0; family < least.length; family++) {
      double[] row = Arrays.copyOfRange(net, pool.first()[family], pool.first()[family + 1]);
      Arrays.sort(row);
      least[family] = row.length > each ? row[row.length - each] : Double.NEGATIVE_INFINITY;
    }
    return keep(pool, (family, pair) -> net[pair] >= least[family]);
  }

  /**
   * The pairs that a plan worth more than this one may hold. Choosing any other costs its family more, at these prices, than lies between
   * the bound and the plan.
   */
  static Pool undecided(Pool pool, double[] prices, double objective) {
    Dual.Answer answer = new Dual.Answer(pool).at(prices);
    double slack = answer.value - objective + 1e-9 * Math.max(1, Math.abs(objective));
    double[] net = nets(pool, prices);
    return keep(pool, (family, pair) -> answer.left[family] - net[pair] <= slack);
  }

  static double[] nets(Pool pool, double[] prices) {
    double[] net = new double[pool.place().length];
    for (int family = 0; family < pool.families(); family++) {
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        net[pair] = Dual.net(pool, pair, pool.demand()[family], prices);
      }
    }
    return net;
  }

  private static Pool keep(Pool pool, Keep keep) {
    Pool.Pairs kept = new Pool.Pairs();
    for (int family = 0; family < pool.families(); family++) {
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        if (keep.keeps(family, pair)) {
          kept.add(pool.place()[pair], pool.worth()[pair]);
        }
      }
      kept.endFamily();
    }
    return kept.pool(pool.demand(), pool.capacity());
  }
}
