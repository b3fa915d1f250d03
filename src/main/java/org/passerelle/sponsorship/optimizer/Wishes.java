package org.passerelle.sponsorship.optimizer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Families' own wishes after the plan: no family is worse off by its own wish than in the plan, many are better off, and what the whole
 * loses stays small (after Delacrétaz, Kominers and Teytelboym, "Matching mechanisms for refugee resettlement": under capacities of several
 * dimensions, a plan without swaps that both families would want).
 *
 * <p>An improving swap is one of two: two families exchange their places, or one family moves to a place with room for it. Either is
 * allowed, everybody fits afterwards, neither family is worse off by its own wish and at least one is strictly better off. A family without
 * a place is better off in any place that is allowed. Pairs worth less than 0 are not used.
 */
public final class Wishes {

  /** What one point of wish counts beside one point of worth, in turn. */
  private static final double[] WEIGHTS = {0.02, 0.05, 0.1, 0.2, 0.4};

  private final Pool pool;
  private final Pool usable;
  private final Plan plan;
  private final double[] wish;
  private final double[] usableWish;

  private Wishes(Pool pool, Plan plan, double[] wish) {
    this.pool = pool;
    this.plan = plan;
    this.wish = wish;
    this.usable = Narrowing.usable(pool);
    this.usableWish = Narrowing.usable(pool, wish);
  }

  /**
   * What became of the wishes.
   *
   * @param plan the new plan; its bound is that of the plan given
   * @param lost the share of the given plan's objective that it gave up
   * @param betterOff how many families are strictly better off by their own wish
   */
  public record Granted(Plan plan, double lost, int betterOff) {
  }

  /**
   * A new plan in which nobody is worse off and no improving swap is left. Of several it is the one that leaves most families better off
   * among those that give up at most this share of the objective; if every one gives up more, the one that gives up least.
   *
   * @param wish what the family would like, by pair of the pool; only its order within a family counts for who is better off
   */
  public static Granted grant(Pool pool, Plan plan, double[] wish, double mostLost, Duration atMost) {
    if (wish.length != pool.place().length) {
      throw new IllegalArgumentException("%d wishes for %d pairs".formatted(wish.length, pool.place().length));
    }
    return new Wishes(pool, plan, wish).grant(mostLost, atMost);
  }

  private Granted grant(double mostLost, Duration atMost) {
    long begin = System.nanoTime();
    Granted best = null;
    for (double weight : WEIGHTS) {
      Granted granted = settled(weight, atMost.dividedBy(WEIGHTS.length), begin);
      if (best == null || better(granted, best, mostLost)) {
        best = granted;
      }
    }
    return best;
  }

  private static boolean better(Granted one, Granted other, double mostLost) {
    if (one.lost() > mostLost || other.lost() > mostLost) {
      return one.lost() < other.lost();
    }
    return one.betterOff() > other.betterOff();
  }

  private Granted settled(double weight, Duration atMost, long begin) {
    Draft draft = Draft.of(usable, nobodyWorse(weight, atMost));
    settle(draft);
    double objective = draft.objective();
    Plan granted = new Plan(draft.placeOf(), objective, Math.max(plan.bound(), objective), false, Duration.ofNanos(System.nanoTime() - begin));
    double lost = plan.objective() == 0 ? 0 : (plan.objective() - objective) / plan.objective();
    return new Granted(granted, lost, betterOff(granted.placeOf()));
  }

  /** The plan worth most, wishes counted, among those in which everybody keeps a place at least as welcome. */
  private int[] nobodyWorse(double weight, Duration atMost) {
    double keeping = keeping(weight);
    Pool.Pairs pairs = new Pool.Pairs();
    for (int family = 0; family < usable.families(); family++) {
      boolean placed = plan.placeOf()[family] != Plan.NOWHERE;
      double least = placed ? wishOf(family, plan.placeOf()[family]) : Double.NEGATIVE_INFINITY;
      for (int pair = usable.first()[family]; pair < usable.first()[family + 1]; pair++) {
        if (usableWish[pair] >= least) {
          pairs.add(usable.place()[pair], usable.worth()[pair] + (placed ? keeping + weight * (usableWish[pair] - least) : 0));
        }
      }
      pairs.endFamily();
    }
    int[] found = Optimizer.plan(pairs.pool(usable.demand(), usable.capacity()), atMost).placeOf();
    return keepsEverybody(found) ? found : plan.placeOf();
  }

  /** More than any plan could gain by leaving one family out. */
  private double keeping(double weight) {
    double worth = Arrays.stream(usable.worth()).max().orElse(0);
    double wishes = Arrays.stream(usableWish).max().orElse(0) - Arrays.stream(usableWish).min().orElse(0);
    return 4 * (worth + weight * wishes) + 1;
  }

  private boolean keepsEverybody(int[] placeOf) {
    for (int family = 0; family < placeOf.length; family++) {
      if (placeOf[family] == Plan.NOWHERE && plan.placeOf()[family] != Plan.NOWHERE) {
        return false;
      }
    }
    return true;
  }

  private double wishOf(int family, int place) {
    return wish[pool.pair(family, place)];
  }

  private int betterOff(int[] placeOf) {
    int better = 0;
    for (int family = 0; family < placeOf.length; family++) {
      int was = plan.placeOf()[family];
      if (placeOf[family] != Plan.NOWHERE && (was == Plan.NOWHERE || wishOf(family, placeOf[family]) > wishOf(family, was))) {
        better++;
      }
    }
    return better;
  }

  /** One improving swap: the family goes to that pair's place, the other one, if any, takes the family's pair of its own. */
  private record Swap(int family, int pair, int other, int othersPair, double gain) {
  }

  private static final int NOBODY = -1;

  /** Carries out improving swaps, for each family in turn the one that costs the whole least, until none is left; each raises a wish. */
  private void settle(Draft draft) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int family = 0; family < usable.families(); family++) {
        Swap swap = swaps(draft, family).stream().reduce((a, b) -> b.gain() > a.gain() ? b : a).orElse(null);
        if (swap != null) {
          carryOut(draft, swap);
          changed = true;
        }
      }
    }
  }

  private static void carryOut(Draft draft, Swap swap) {
    if (draft.chosen[swap.family()] != Pool.NONE) {
      draft.remove(swap.family());
    }
    if (swap.other() != NOBODY) {
      draft.remove(swap.other());
      draft.put(swap.other(), swap.othersPair());
    }
    draft.put(swap.family(), swap.pair());
  }

  /** The improving swaps in which this family is strictly better off. */
  private List<Swap> swaps(Draft draft, int family) {
    List<Swap> swaps = new ArrayList<>();
    int from = draft.chosen[family];
    for (int pair = usable.first()[family]; pair < usable.first()[family + 1]; pair++) {
      if (pair == from || from != Pool.NONE && usableWish[pair] <= usableWish[from]) {
        continue;
      }
      int to = usable.place()[pair];
      double gain = usable.worth()[pair] - draft.worth(family);
      if (draft.fits(family, to)) {
        swaps.add(new Swap(family, pair, NOBODY, Pool.NONE, gain));
      } else if (from != Pool.NONE) {
        exchanges(draft, family, pair, gain, swaps);
      }
    }
    return swaps;
  }

  private void exchanges(Draft draft, int family, int pair, double gain, List<Swap> swaps) {
    int to = usable.place()[pair];
    int from = draft.place(family);
    for (int other = 0; other < usable.families(); other++) {
      if (draft.place(other) == to && draft.fitsInsteadOf(family, other, to) && draft.fitsInsteadOf(other, family, from)) {
        int back = usable.pair(other, from);
        if (back != Pool.NONE && usableWish[back] >= usableWish[draft.chosen[other]]) {
          swaps.add(new Swap(family, pair, other, back, gain + usable.worth()[back] - draft.worth(other)));
        }
      }
    }
  }

  /** How many improving swaps a plan leaves; an exchange that makes both families strictly better off counts once for each. */
  public static int improvingSwaps(Pool pool, Plan plan, double[] wish) {
    Wishes wishes = new Wishes(pool, plan, wish);
    Draft draft = Draft.of(wishes.usable, plan.placeOf());
    int left = 0;
    for (int family = 0; family < pool.families(); family++) {
      left += wishes.swaps(draft, family).size();
    }
    return left;
  }
}
