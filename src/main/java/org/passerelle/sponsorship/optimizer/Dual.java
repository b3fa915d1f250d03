package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * What a pool is worth at most when each place asks a price for each unit and nothing else limits it: every family takes the pair that
 * leaves it most after the price, and the capacity is sold at the price. By weak duality no plan can be worth more, whatever the prices (if
 * none is below 0), so the bound needs no trust in a solver: it is added up over all pairs here.
 *
 * <p>Prices stand place after place, dimension after dimension.
 */
final class Dual {

  private static final int SMALL = 100_000;

  private Dual() {
  }

  /** The bound at these prices. */
  static double value(Pool pool, double[] prices) {
    return new Answer(pool).at(prices).value;
  }

  /** How the families answer prices. One answer is used again and again, for its arrays are large. */
  static final class Answer {

    private final Pool pool;
    private final int[] capacity;
    /** The pair each family would take, or {@link Pool#NONE}. */
    final int[] taken;
    /** What that pair leaves the family after the price; 0 without one. */
    final double[] left;
    /** How much of each place's dimension would be taken. */
    final int[] usage;
    double value;

    Answer(Pool pool) {
      this.pool = pool;
      this.capacity = flat(pool.capacity(), pool.dimensions());
      this.taken = new int[pool.families()];
      this.left = new double[pool.families()];
      this.usage = new int[capacity.length];
    }

    /** Always halved at the same family and added in the same order, so that the same pool gives the same last digit. */
    Answer at(double[] prices) {
      int middle = pool.families() / 2;
      double[] sums = new double[2];
      if (pool.place().length < SMALL) {
        sums[0] = families(0, middle, prices);
        sums[1] = families(middle, pool.families(), prices);
      } else {
        CompletableFuture<Void> half = CompletableFuture.runAsync(() -> sums[0] = families(0, middle, prices));
        sums[1] = families(middle, pool.families(), prices);
        half.join();
      }
      value = sums[0] + sums[1];
      for (int i = 0; i < prices.length; i++) {
        value += prices[i] * capacity[i];
      }
      use();
      return this;
    }

    private void use() {
      Arrays.fill(usage, 0);
      int dimensions = pool.dimensions();
      for (int family = 0; family < taken.length; family++) {
        if (taken[family] != Pool.NONE) {
          int at = pool.place()[taken[family]] * dimensions;
          for (int amount : pool.demand()[family]) {
            usage[at++] += amount;
          }
        }
      }
    }

    private double families(int from, int to, double[] prices) {
      int[] first = pool.first();
      double sum = 0;
      for (int family = from; family < to; family++) {
        int best = Pool.NONE;
        double most = 0;
        int[] demand = pool.demand()[family];
        for (int pair = first[family]; pair < first[family + 1]; pair++) {
          double net = net(pool, pair, demand, prices);
          if (net > most) {
            most = net;
            best = pair;
          }
        }
        taken[family] = best;
        left[family] = most;
        sum += most;
      }
      return sum;
    }
  }

  /** What the pair leaves after the price. */
  static double net(Pool pool, int pair, int[] demand, double[] prices) {
    double net = pool.worth()[pair];
    int at = pool.place()[pair] * demand.length;
    for (int amount : demand) {
      net -= amount * prices[at++];
    }
    return net;
  }

  static int[] flat(int[][] amounts, int dimensions) {
    int[] flat = new int[amounts.length * dimensions];
    for (int i = 0; i < amounts.length; i++) {
      System.arraycopy(amounts[i], 0, flat, i * dimensions, dimensions);
    }
    return flat;
  }

  static double[][] byPlace(double[] prices, int dimensions) {
    double[][] byPlace = new double[dimensions == 0 ? 0 : prices.length / dimensions][];
    for (int place = 0; place < byPlace.length; place++) {
      byPlace[place] = Arrays.copyOfRange(prices, place * dimensions, (place + 1) * dimensions);
    }
    return byPlace;
  }
}
