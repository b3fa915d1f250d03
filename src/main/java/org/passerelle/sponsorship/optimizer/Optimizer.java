package org.passerelle.sponsorship.optimizer;

import java.time.Duration;

/**
 * The plan that is worth most: whole families, no place overfull in any dimension, no pair that a hard limit forbids. Prices come first and
 * with them a bound that no plan can exceed; then a good plan guided by the prices; then HiGHS decides among the pairs that a still better
 * plan could hold. In a large pool too many pairs stay undecided for that, and the plan comes with its proven distance from the bound.
 */
public final class Optimizer {

  /** Up to so many undecided pairs HiGHS is asked. */
  private static final int DECIDABLE = 30_000;
  private static final int NEAREST = 60;
  private static final int ROUNDS_A_FAMILY = 40;
  /** A plan that HiGHS will not improve is searched for longer. */
  private static final int LEAST_ROUNDS = 400_000;
  /** A plan this close to the bound, as a share of it, is not searched any further in a pool too large to decide. */
  private static final double CLOSE = 0.001;

  private final int decidable;

  private Optimizer(int decidable) {
    this.decidable = decidable;
  }

  /**
   * The best plan that is found in this time. The same pool gives the same plan unless time runs out. A pool in which nobody can be placed
   * has a plan too, without places; {@link Unplaced} says why.
   */
  public static Plan plan(Pool pool, Duration atMost) {
    return new Optimizer(DECIDABLE).find(pool, atMost);
  }

  /** As for a pool too large to decide, whatever its size. */
  static Plan planByPrices(Pool pool, Duration atMost) {
    return new Optimizer(0).find(pool, atMost);
  }

  private Plan find(Pool pool, Duration atMost) {
    long begin = System.nanoTime();
    long deadline = begin + atMost.toNanos();
    Pool usable = Narrowing.usable(pool);
    double[] prices = decidable > 0 ? Prices.flat(usable, begin + atMost.toNanos() / 2) : Descent.prices(usable, begin + atMost.toNanos() / 2);
    double bound = Dual.value(usable, prices);
    Draft draft = guided(usable, prices, bound, deadline);
    double objective = draft.objective();
    boolean proven = bound - objective <= 1e-9 * Math.max(1, bound);
    Pool undecided = Narrowing.undecided(usable, prices, objective);
    if (!proven && undecided.place().length <= decidable) {
      try (Program program = new Program(undecided)) {
        Program.Whole whole = program.whole(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))).orElse(null);
        proven = whole != null && whole.proven();
        if (whole != null && whole.draft().objective() > objective) {
          draft = Draft.of(usable, whole.draft().placeOf());
        }
      }
    }
    Search.complete(draft);
    objective = draft.objective();
    return new Plan(draft.placeOf(), objective, proven ? objective : Math.max(bound, objective), proven, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** The better of what prices and what hands would do, improved. */
  private Draft guided(Pool usable, double[] prices, double bound, long deadline) {
    Pool nearest = Narrowing.nearest(usable, prices, NEAREST);
    Search search = new Search(nearest, prices);
    int rounds = ROUNDS_A_FAMILY * usable.families();
    if (usable.place().length > decidable) {
      rounds = Math.max(rounds, LEAST_ROUNDS);
    }
    Draft guided = Draft.of(usable, search.improve(search.guided(), rounds, bound * (1 - CLOSE), deadline).placeOf());
    Search.complete(guided);
    Draft greedy = Greedy.draft(usable);
    return greedy.objective() > guided.objective() ? greedy : guided;
  }
}
