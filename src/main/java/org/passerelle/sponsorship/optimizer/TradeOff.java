package org.passerelle.sponsorship.optimizer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one aim costs in terms of another: best plans as the second aim counts for more and more. */
public final class TradeOff {

  private TradeOff() {
  }

  /**
   * One plan of the curve.
   *
   * @param share what the second aim counts, from 0 (only the first) to 1 (only the second)
   * @param first what the plan is worth by the first aim
   * @param second what it is worth by the second
   */
  public record Point(double share, double first, double second, Plan plan) {

    private boolean dominates(Point other) {
      return first >= other.first && second >= other.second && (first > other.first || second > other.second);
    }
  }

  /**
   * The curve between the pool's worth and a second one, steps + 1 shares from 0 to 1; points that another one beats in both aims are left
   * out, and of equal ones all but the first.
   *
   * @param second the second worth, by pair of the pool
   * @param atMost the time for each point
   * @throws IllegalArgumentException when there is not one second worth for each pair, or no step
   */
  public static List<Point> curve(Pool pool, double[] second, int steps, Duration atMost) {
    if (second.length != pool.place().length || steps < 1) {
      throw new IllegalArgumentException("%d second worths for %d pairs, %d steps".formatted(second.length, pool.place().length, steps));
    }
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      points.add(point(pool, second, (double) step / steps, atMost));
    }
    List<Point> curve = new ArrayList<>();
    for (Point point : points) {
      boolean beaten = points.stream().anyMatch(other -> other.dominates(point));
      boolean known = curve.stream().anyMatch(other -> other.first() == point.first() && other.second() == point.second());
      if (!beaten && !known) {
        curve.add(point);
      }
    }
    return curve;
  }

  private static Point point(Pool pool, double[] second, double share, Duration atMost) {
    double[] weighed = new double[second.length];
    for (int pair = 0; pair < weighed.length; pair++) {
      weighed[pair] = (1 - share) * pool.worth()[pair] + share * second[pair];
    }
    Plan plan = Optimizer.plan(pool.withWorth(weighed), atMost);
    return new Point(share, sum(pool, plan), sum(pool.withWorth(second), plan), plan);
  }

  private static double sum(Pool pool, Plan plan) {
    double sum = 0;
    for (int family = 0; family < pool.families(); family++) {
      sum += pool.worth(family, plan.placeOf()[family]);
    }
    return sum;
  }
}
