package org.passerelle.sponsorship.optimizer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Families' own wishes after the plan: no family is worse off by its own wish than in the plan, some are better off, and the whole loses as
 * little as it can when no improving swap may be left (after Delacrétaz, Kominers and Teytelboym, "Matching mechanisms for refugee
 * resettlement": under capacities of several dimensions, a plan that families would not undo among themselves).
 *
 * <p>An improving swap is an exchange of the places of two families who have one: either is allowed where the other was, everybody fits
 * afterwards in what is free then, neither is worse off by its own wish and at least one is strictly better off. A move into free room is no
 * swap. A family without a place is better off in any place that is allowed. Pairs worth less than 0 are not used.
 *
 * <p>Two plans without improving swaps are made and the one worth more is taken: the plan given with its swaps carried out one by one, and
 * the one that {@link Settling} finds, which lets few swaps come up in the first place.
 */
public final class Wishes {

  private static final long TRIALS_A_FAMILY = 60_000;
  private static final long MOST_TRIALS = 100_000_000;

  private final Plan plan;
  /** The pairs as welcome to the family as its pair of the plan. */
  private final Pool welcome;
  private final double[] liking;

  private Wishes(Pool pool, Plan plan, double[] wish) {
    if (wish.length != pool.place().length) {
      throw new IllegalArgumentException("%d wishes for %d pairs".formatted(wish.length, pool.place().length));
    }
    this.plan = plan;
    Pool.Pairs pairs = new Pool.Pairs();
    double[] likings = new double[wish.length];
    int size = 0;
    for (int family = 0; family < pool.families(); family++) {
      double least = plan.placeOf()[family] == Plan.NOWHERE ? Double.NEGATIVE_INFINITY : wish[pool.pair(family, plan.placeOf()[family])];
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        if (wish[pair] >= least && Narrowing.usable(pool, family, pair)) {
          pairs.add(pool.place()[pair], pool.worth()[pair]);
          likings[size++] = wish[pair];
        }
      }
      pairs.endFamily();
    }
    this.welcome = pairs.pool(pool.demand(), pool.capacity());
    this.liking = Arrays.copyOf(likings, size);
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
   * A new plan in which nobody is worse off and no improving swap is left. The same pool, plan and wishes give the same new plan unless time
   * runs out; with less time the whole loses more.
   *
   * @param plan a plan for this pool that holds no pair below 0
   * @param wish what the family would like, by pair of the pool; only its order within a family counts
   * @throws IllegalArgumentException when there is not one wish for each pair
   */
  public static Granted grant(Pool pool, Plan plan, double[] wish, Duration atMost) {
    return new Wishes(pool, plan, wish).grant(atMost);
  }

  /** How many improving swaps a plan leaves. */
  public static int improvingSwaps(Pool pool, Plan plan, double[] wish) {
    Wishes wishes = new Wishes(pool, plan, wish);
    return new Settling(wishes.welcome, wishes.liking, plan.placeOf()).swaps();
  }

  private Granted grant(Duration atMost) {
    long begin = System.nanoTime();
    long trials = Math.min(MOST_TRIALS, TRIALS_A_FAMILY * welcome.families());
    Draft carriedOut = settled(plan.placeOf());
    Draft kept = settled(new Settling(welcome, liking, plan.placeOf()).plan(trials, atMost));
    Draft draft = kept.objective() >= carriedOut.objective() ? kept : carriedOut;
    double objective = draft.objective();
    Plan granted = new Plan(draft.placeOf(), objective, Math.max(plan.bound(), objective), false, Duration.ofNanos(System.nanoTime() - begin));
    return new Granted(granted, plan.objective() == 0 ? 0 : (plan.objective() - objective) / plan.objective(), betterOff(draft));
  }

  private int betterOff(Draft draft) {
    int better = 0;
    for (int family = 0; family < draft.chosen.length; family++) {
      int was = plan.placeOf()[family] == Plan.NOWHERE ? Pool.NONE : welcome.pair(family, plan.placeOf()[family]);
      if (draft.chosen[family] != Pool.NONE && (was == Pool.NONE || liking[draft.chosen[family]] > liking[was])) {
        better++;
      }
    }
    return better;
  }

  /** One improving swap: the family goes to that pair's place, the other one takes a pair of its own at the family's place. */
  private record Swap(int family, int pair, int other, int othersPair, double gain) {
  }

  /** Carries out improving swaps, for each family in turn the one that costs the whole least, until none is left; each raises a wish. */
  private Draft settled(int[] placeOf) {
    Draft draft = Draft.of(welcome, placeOf);
    List<Integer>[] residents = residents(draft);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int family = 0; family < welcome.families(); family++) {
        Swap swap = swaps(draft, residents, family).stream().reduce((a, b) -> b.gain() > a.gain() ? b : a).orElse(null);
        if (swap != null) {
          carryOut(draft, swap);
          residents = residents(draft);
          changed = true;
        }
      }
    }
    return draft;
  }

  private List<Integer>[] residents(Draft draft) {
    @SuppressWarnings("unchecked")
    List<Integer>[] residents = new List[welcome.places()];
    Arrays.setAll(residents, place -> new ArrayList<>());
    for (int family = 0; family < welcome.families(); family++) {
      if (draft.chosen[family] != Pool.NONE) {
        residents[draft.place(family)].add(family);
      }
    }
    return residents;
  }

  private static void carryOut(Draft draft, Swap swap) {
    draft.remove(swap.family());
    draft.remove(swap.other());
    draft.put(swap.other(), swap.othersPair());
    draft.put(swap.family(), swap.pair());
  }

  /** The improving swaps in which this family is strictly better off. */
  private List<Swap> swaps(Draft draft, List<Integer>[] residents, int family) {
    List<Swap> swaps = new ArrayList<>();
    int from = draft.chosen[family];
    for (int pair = welcome.first()[family]; from != Pool.NONE && pair < welcome.first()[family + 1]; pair++) {
      if (liking[pair] > liking[from]) {
        exchanges(draft, residents[welcome.place()[pair]], family, pair, swaps);
      }
    }
    return swaps;
  }

  private void exchanges(Draft draft, List<Integer> residents, int family, int pair, List<Swap> swaps) {
    int to = welcome.place()[pair];
    int from = draft.place(family);
    for (int other : residents) {
      if (draft.fitsInsteadOf(family, other, to) && draft.fitsInsteadOf(other, family, from)) {
        int back = welcome.pair(other, from);
        if (back != Pool.NONE && liking[back] >= liking[draft.chosen[other]]) {
          double gain = welcome.worth()[pair] + welcome.worth()[back] - draft.worth(family) - draft.worth(other);
          swaps.add(new Swap(family, pair, other, back, gain));
        }
      }
    }
  }
}
