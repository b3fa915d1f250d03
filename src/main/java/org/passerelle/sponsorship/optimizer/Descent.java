package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;

/**
 * Prices of a large pool without a linear program: prices rise where more is asked for than there is and fall where places stay empty, in
 * steps that shrink, each price at a pace of its own (Kingma and Ba's Adam, on the subgradient of the bound). First over all pairs, then
 * over those that leave families most; whatever prices come out, {@link Dual} makes a valid bound of them.
 */
final class Descent {

  private static final int COARSE_ROUNDS = 200;
  private static final int FINE_ROUNDS = 800;
  private static final int NEAREST = 60;
  private static final double SMOOTHED = 0.95;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.99;
  private static final double STILL = 0.05;

  private final Pool pool;
  private final int[] capacity;
  private final Dual.Answer answer;
  private final double scale;
  private final long deadline;
  private double[] best;
  private double lowest;

  private Descent(Pool pool, double[] begin, double scale, long deadline) {
    this.pool = pool;
    this.capacity = Dual.flat(pool.capacity(), pool.dimensions());
    this.answer = new Dual.Answer(pool);
    this.scale = scale;
    this.deadline = deadline;
    this.best = begin;
    this.lowest = answer.at(begin).value;
  }

  /** Prices at which the bound is low, by this instant of {@link System#nanoTime()} at the latest. */
  static double[] prices(Pool pool, long deadline) {
    double scale = scale(pool);
    double[] begin = new double[pool.places() * pool.dimensions()];
    Arrays.fill(begin, scale);
    double[] coarse = new Descent(pool, begin, scale, deadline).descend(COARSE_ROUNDS, 0.15, 0.015);
    double[] fine = new Descent(Narrowing.nearest(pool, coarse, NEAREST), coarse, scale, deadline).descend(FINE_ROUNDS, 0.02, 0.001);
    return Dual.value(pool, fine) < Dual.value(pool, coarse) ? fine : coarse;
  }

  /** What families' best pairs are worth for each unit they take up, over all: the order of size of a price. */
  private static double scale(Pool pool) {
    double worth = 0;
    long units = 0;
    for (int family = 0; family < pool.families(); family++) {
      double most = 0;
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        most = Math.max(most, pool.worth()[pair]);
      }
      worth += most;
      units += Arrays.stream(pool.demand()[family]).sum();
    }
    return units == 0 ? 0 : worth / units / 2;
  }

  private double[] descend(int rounds, double widest, double narrowest) {
    int n = capacity.length;
    double[] prices = best.clone();
    double[] mean = new double[n];
    double[] square = new double[n];
    double[] smoothed = prices.clone();
    for (int round = 1; round <= rounds && System.nanoTime() < deadline; round++) {
      keepIfLower(prices);
      double step = scale * widest * Math.pow(narrowest / widest, (double) round / rounds);
      double meanBias = 1 - Math.pow(FIRST_MOMENT, round);
      double squareBias = 1 - Math.pow(SECOND_MOMENT, round);
      for (int i = 0; i < n; i++) {
        double lack = prices[i] == 0 && answer.usage[i] < capacity[i] ? 0 : (answer.usage[i] - capacity[i]) / (1.0 + capacity[i]);
        mean[i] = FIRST_MOMENT * mean[i] + (1 - FIRST_MOMENT) * lack;
        square[i] = SECOND_MOMENT * square[i] + (1 - SECOND_MOMENT) * lack * lack;
        prices[i] = Math.max(0, prices[i] + step * mean[i] / meanBias / (Math.sqrt(square[i] / squareBias) + STILL));
        smoothed[i] = SMOOTHED * smoothed[i] + (1 - SMOOTHED) * prices[i];
      }
    }
    keepIfLower(smoothed);
    return best;
  }

  private void keepIfLower(double[] prices) {
    if (answer.at(prices).value < lowest) {
      lowest = answer.value;
      best = prices.clone();
    }
  }
}
