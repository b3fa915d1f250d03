package org.passerelle.sponsorship.optimizer;

import java.time.Duration;
import java.util.Optional;

/**
 * The place a family did not get that comes nearest to the one it got.
 *
 * @param place the second best place
 * @param worth what the pair would be worth
 * @param price the price of what the family would take up there
 * @param cost what the whole would lose by it, reckoned with the prices: how much less it leaves after the price; not below 0
 */
public record RunnerUp(int place, double worth, double price, double cost) {

  /** The price of what the family takes up in its place of the plan; 0 without one. */
  static double pricePaid(Pool pool, Plan plan, double[][] prices, int family) {
    int place = plan.placeOf()[family];
    return place == Plan.NOWHERE ? 0 : Pool.charge(pool.demand()[family], prices[place]);
  }

  /** The second best place of the family, or nothing when no plan would send it to another. */
  public static Optional<RunnerUp> of(Pool pool, Plan plan, double[][] prices, int family) {
    int place = plan.placeOf()[family];
    double left = pool.worth(family, place) - pricePaid(pool, plan, prices, family);
    RunnerUp best = null;
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      int other = pool.place()[pair];
      if (other != place && Narrowing.usable(pool, family, pair)) {
        double price = Pool.charge(pool.demand()[family], prices[other]);
        double worth = pool.worth()[pair];
        if (best == null || worth - price > best.worth() - best.price()) {
          best = new RunnerUp(other, worth, price, Math.max(0, left - worth + price));
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * What the whole loses if the family goes to this place and everybody else is planned anew around it.
   *
   * @throws IllegalArgumentException when the pair is not allowed or the family does not fit the place alone
   */
  public static double costExactly(Pool pool, Plan plan, int family, int place, Duration atMost) {
    int forced = pool.pair(family, place);
    if (forced == Pool.NONE || !pool.fitsAlone(family, place)) {
      throw new IllegalArgumentException("family %d cannot go to place %d".formatted(family, place));
    }
    int[][] capacity = pool.capacity().clone();
    capacity[place] = capacity[place].clone();
    for (int dimension = 0; dimension < capacity[place].length; dimension++) {
      capacity[place][dimension] -= pool.demand()[family][dimension];
    }
    double[] worth = pool.worth().clone();
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      worth[pair] = -1;
    }
    return plan.objective() - pool.worth()[forced] - Optimizer.plan(pool.withCapacity(capacity).withWorth(worth), atMost).objective();
  }
}
