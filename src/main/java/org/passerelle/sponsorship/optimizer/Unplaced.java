package org.passerelle.sponsorship.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Why families stay without a place: which limit, which families. */
public final class Unplaced {

  private Unplaced() {
  }

  /** One family's reason. */
  public sealed interface Explanation {

    int family();
  }

  /** Hard limits rule out every place. */
  public record NoPlaceAllowed(int family) implements Explanation {
  }

  /**
   * No allowed place could take the family even if nobody else went there.
   *
   * @param dimensions the dimensions in which it is too large for one or another of its allowed places, in order
   */
  public record TooLarge(int family, List<Integer> dimensions) implements Explanation {
  }

  /** Wherever the family would fit, the pair is worth less than nothing: the place is better kept. */
  public record WorthLess(int family, int bestPlace, double worth) implements Explanation {
  }

  /**
   * The family would fit alone, but what it needs is taken by families for whom it is worth more.
   *
   * @param bestPlace the place that would leave it most after the price
   * @param worth what that pair is worth
   * @param price what others give for what it would take up there
   */
  public record CrowdedOut(int family, int bestPlace, double worth, double price) implements Explanation {

    /** What the whole would lose, by the prices, if the family went there. */
    public double cost() {
      return Math.max(0, price - worth);
    }
  }

  /** The reason of each family without a place, in their order. */
  public static List<Explanation> explain(Pool pool, Plan plan) {
    return explain(pool, plan, Prices.of(pool));
  }

  /** As {@link #explain(Pool, Plan)}, with the prices at hand. */
  public static List<Explanation> explain(Pool pool, Plan plan, double[][] prices) {
    List<Explanation> explanations = new ArrayList<>();
    for (int family = 0; family < pool.families(); family++) {
      if (plan.placeOf()[family] == Plan.NOWHERE) {
        explanations.add(explain(pool, family, prices));
      }
    }
    return explanations;
  }

  private static Explanation explain(Pool pool, int family, double[][] prices) {
    if (pool.first()[family] == pool.first()[family + 1]) {
      return new NoPlaceAllowed(family);
    }
    int most = Pool.NONE;
    int best = Pool.NONE;
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      if (pool.fitsAlone(family, pool.place()[pair])) {
        most = most == Pool.NONE || pool.worth()[pair] > pool.worth()[most] ? pair : most;
        if (pool.worth()[pair] >= 0 && (best == Pool.NONE || net(pool, family, pair, prices) > net(pool, family, best, prices))) {
          best = pair;
        }
      }
    }
    if (most == Pool.NONE) {
      return new TooLarge(family, tooLargeIn(pool, family));
    }
    return best == Pool.NONE ? new WorthLess(family, pool.place()[most], pool.worth()[most])
        : new CrowdedOut(family, pool.place()[best], pool.worth()[best], pool.worth()[best] - net(pool, family, best, prices));
  }

  private static double net(Pool pool, int family, int pair, double[][] prices) {
    return pool.worth()[pair] - Pool.charge(pool.demand()[family], prices[pool.place()[pair]]);
  }

  private static List<Integer> tooLargeIn(Pool pool, int family) {
    TreeSet<Integer> dimensions = new TreeSet<>();
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      for (int dimension = 0; dimension < pool.dimensions(); dimension++) {
        if (pool.demand()[family][dimension] > pool.capacity()[pool.place()[pair]][dimension]) {
          dimensions.add(dimension);
        }
      }
    }
    return List.copyOf(dimensions);
  }
}
