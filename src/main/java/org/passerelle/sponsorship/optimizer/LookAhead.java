package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What families still to come would gain from each place, so that a scarce one is not spent on the first who could use it: the prices of
 * the pool at hand together with a sampled future, averaged over several futures (Ahani, Gölz, Procaccia, Teytelboym and Trapp, "Dynamic
 * Placement in Refugee Resettlement": the duals of futures drawn from past arrivals, drawn anew as places fill). Charge them with
 * {@link Pool#lessPrices}: the best plan for what is left then uses a place only where it gains more than the future would.
 *
 * <p>The pool at hand may be one family, as they come, or all who wait in a round; its capacities are what is still free.
 */
public final class LookAhead {

  private LookAhead() {
  }

  /**
   * Prices when as many families like those of the past are expected as would fill what is still free.
   *
   * @param past families who came before, over the same places; its capacities do not count
   */
  public static double[][] prices(Pool present, Pool past, long seed, int samples) {
    return prices(present, past, filling(present, past), seed, samples);
  }

  /**
   * Prices when so many families are still expected. Without a past, or when nobody is expected, every price is 0.
   *
   * @throws IllegalArgumentException when the past has other places or dimensions
   */
  public static double[][] prices(Pool present, Pool past, int expected, long seed, int samples) {
    if (past.families() > 0 && (past.places() != present.places() || past.dimensions() != present.dimensions())) {
      throw new IllegalArgumentException("the past has %d places in %d dimensions, the present %d in %d".formatted(past.places(), past.dimensions(),
          present.places(), present.dimensions()));
    }
    double[][] mean = new double[present.places()][present.dimensions()];
    if (past.families() == 0 || expected <= 0 || samples <= 0) {
      return mean;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[][] futures = IntStream.range(0, samples).mapToObj(sample -> random.ints(expected, 0, past.families()).toArray()).toArray(int[][]::new);
    double[][][] prices = Arrays.stream(futures).parallel().map(future -> Prices.of(together(present, past, future))).toArray(double[][][]::new);
    for (double[][] sample : prices) {
      for (int place = 0; place < mean.length; place++) {
        for (int dimension = 0; dimension < mean[place].length; dimension++) {
          mean[place][dimension] += sample[place][dimension] / samples;
        }
      }
    }
    return mean;
  }

  /** How many families like those of the past would fill what the present leaves free, in the dimension of which they take up most. */
  public static int filling(Pool present, Pool past) {
    long[] taken = new long[past.dimensions()];
    for (int[] demand : past.demand()) {
      for (int dimension = 0; dimension < taken.length; dimension++) {
        taken[dimension] += demand[dimension];
      }
    }
    int most = IntStream.range(0, taken.length).reduce(0, (a, b) -> taken[b] > taken[a] ? b : a);
    if (taken.length == 0 || taken[most] == 0) {
      return 0;
    }
    long free = Arrays.stream(present.capacity()).mapToLong(capacity -> capacity[most]).sum();
    long wanted = Arrays.stream(present.demand()).mapToLong(demand -> demand[most]).sum();
    return (int) Math.max(0, Math.round((double) (free - wanted) * past.families() / taken[most]));
  }

  private static Pool together(Pool present, Pool past, int[] future) {
    Pool.Pairs pairs = new Pool.Pairs();
    int[][] demand = new int[present.families() + future.length][];
    for (int family = 0; family < demand.length; family++) {
      Pool from = family < present.families() ? present : past;
      int original = family < present.families() ? family : future[family - present.families()];
      demand[family] = from.demand()[original];
      for (int pair = from.first()[original]; pair < from.first()[original + 1]; pair++) {
        pairs.add(from.place()[pair], from.worth()[pair]);
      }
      pairs.endFamily();
    }
    return pairs.pool(demand, present.capacity());
  }
}
