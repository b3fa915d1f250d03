package org.passerelle.sponsorship.optimizer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Families' own wishes after the plan: no family is worse off by its own wish than in the plan, some are better off, and the whole loses as
 * little as it can when no improving swap may be left (after Delacrétaz, Kominers and Teytelboym, "Matching mechanisms for refugee
 * resettlement": under capacities of several dimensions, a plan that families would not undo among themselves).
 *
 * <p>An improving swap is one of two: two families exchange their places, or one family moves to a place with room for it. Either is
 * allowed, everybody fits afterwards, neither family is worse off by its own wish and at least one is strictly better off. A family without
 * a place is better off in any place that is allowed. Pairs worth less than 0 are not used.
 *
 * <p>HiGHS plans for the greatest worth; whatever improving swaps that plan leaves are excluded, and it plans again, a few times. What is
 * left is carried out. Then worth is won back: one family at a time is put where it is worth more, the improving swaps that this opens are
 * carried out, and the change stays if the whole gained.
 */
public final class Wishes {

  private static final int NOBODY = -1;
  private static final int ROUNDS = 3;
  private static final int TRIALS = 20_000;
  private static final long SEED = 6;
  /** A plan so close to the best is good enough to look for its swaps. */
  private static final double CLOSE = 0.0005;

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
   * A new plan in which nobody is worse off and no improving swap is left. When time runs out, the swaps still left are carried out one by
   * one, which costs the whole more.
   *
   * @param plan a plan for this pool that holds no pair below 0
   * @param wish what the family would like, by pair of the pool; only its order within a family counts
   * @throws IllegalArgumentException when there is not one wish for each pair
   */
  public static Granted grant(Pool pool, Plan plan, double[] wish, Duration atMost) {
    return new Wishes(pool, plan, wish).grant(atMost);
  }

  /** How many improving swaps a plan leaves; an exchange that makes both families strictly better off counts once for each. */
  public static int improvingSwaps(Pool pool, Plan plan, double[] wish) {
    Wishes wishes = new Wishes(pool, plan, wish);
    return wishes.swaps(Draft.of(wishes.welcome, plan.placeOf())).size();
  }

  private Granted grant(Duration atMost) {
    long begin = System.nanoTime();
    Draft draft = planned(begin + atMost.toNanos() / 3);
    settle(draft);
    draft = regain(draft, begin + atMost.toNanos());
    double objective = draft.objective();
    Plan granted = new Plan(draft.placeOf(), objective, Math.max(plan.bound(), objective), false, Duration.ofNanos(System.nanoTime() - begin));
    return new Granted(granted, plan.objective() == 0 ? 0 : (plan.objective() - objective) / plan.objective(), betterOff(draft));
  }

  private Draft planned(long deadline) {
    Draft draft = Draft.of(welcome, plan.placeOf());
    Set<Exclusion> excluded = new HashSet<>();
    try (Program program = new Program(welcome)) {
      keepEverybody(program);
      for (int round = 0; round < ROUNDS; round++) {
        Draft now = draft;
        List<Exclusion> exclusions = swaps(draft).stream().filter(swap -> now.chosen[swap.family()] != Pool.NONE).map(swap -> Exclusion.of(now, swap))
            .filter(excluded::add).toList();
        exclusions.forEach(exclusion -> exclusion.from(program));
        long left = deadline - System.nanoTime();
        Optional<Program.Whole> next = exclusions.isEmpty() || left <= 0 ? Optional.empty() : program.whole(Duration.ofNanos(left), CLOSE);
        if (next.isEmpty()) {
          break;
        }
        draft = next.get().draft();
      }
    }
    return draft;
  }

  private void keepEverybody(Program program) {
    for (int family = 0; family < welcome.families(); family++) {
      if (plan.placeOf()[family] != Plan.NOWHERE) {
        program.keep(family);
      }
    }
  }

  /** What a plan must not hold, so that the swap is not improving: the two pairs together, or the pair while the other place has room. */
  private record Exclusion(int family, int pair, int othersPair, int place) {

    static Exclusion of(Draft draft, Swap swap) {
      int pair = draft.chosen[swap.family()];
      int othersPair = swap.other() == NOBODY ? Pool.NONE : draft.chosen[swap.other()];
      return othersPair == Pool.NONE ? new Exclusion(swap.family(), pair, Pool.NONE, draft.pool.place()[swap.pair()])
          : new Exclusion(NOBODY, Math.min(pair, othersPair), Math.max(pair, othersPair), Plan.NOWHERE);
    }

    void from(Program program) {
      if (othersPair == Pool.NONE) {
        program.onlyIfFull(family, pair, place);
      } else {
        program.notBoth(pair, othersPair);
      }
    }
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

  /** One improving swap: the family goes to that pair's place, the other one, if any, takes a pair of its own at the family's place. */
  private record Swap(int family, int pair, int other, int othersPair, double gain) {
  }

  /** A plan worth no less, again without improving swaps. */
  private Draft regain(Draft settled, long deadline) {
    SplittableRandom random = new SplittableRandom(SEED);
    Draft best = settled;
    double most = best.objective();
    for (int trial = 0; trial < TRIALS && welcome.place().length > 0 && System.nanoTime() < deadline; trial++) {
      Draft draft = best.copy();
      if (raise(draft, random)) {
        settle(draft);
        double objective = draft.objective();
        if (objective >= most) {
          best = draft;
          most = objective;
        }
      }
    }
    return best;
  }

  /** Puts one family where it is worth more, if need be in exchange for another that has somewhere to go. */
  private boolean raise(Draft draft, SplittableRandom random) {
    int family = random.nextInt(welcome.families());
    int choices = welcome.first()[family + 1] - welcome.first()[family];
    if (choices == 0) {
      return false;
    }
    int pair = welcome.first()[family] + random.nextInt(choices);
    if (pair == draft.chosen[family] || welcome.worth()[pair] <= draft.worth(family)) {
      return false;
    }
    int to = welcome.place()[pair];
    int[] leaving = draft.fits(family, to) ? new int[] {NOBODY}
        : residents(draft)[to].stream().filter(other -> draft.fitsInsteadOf(family, other, to)).mapToInt(Integer::intValue).toArray();
    if (leaving.length == 0) {
      return false;
    }
    int other = leaving[random.nextInt(leaving.length)];
    if (draft.chosen[family] != Pool.NONE) {
      draft.remove(family);
    }
    if (other != NOBODY) {
      draft.remove(other);
    }
    draft.put(family, pair);
    if (other != NOBODY) {
      Greedy.place(draft, other, welcome.worth());
      return draft.chosen[other] != Pool.NONE || plan.placeOf()[other] == Plan.NOWHERE;
    }
    return true;
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

  /** Carries out improving swaps, for each family in turn the one that costs the whole least, until none is left; each raises a wish. */
  private void settle(Draft draft) {
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

  private List<Swap> swaps(Draft draft) {
    List<Swap> swaps = new ArrayList<>();
    List<Integer>[] residents = residents(draft);
    for (int family = 0; family < welcome.families(); family++) {
      swaps.addAll(swaps(draft, residents, family));
    }
    return swaps;
  }

  /** The improving swaps in which this family is strictly better off. */
  private List<Swap> swaps(Draft draft, List<Integer>[] residents, int family) {
    List<Swap> swaps = new ArrayList<>();
    int from = draft.chosen[family];
    for (int pair = welcome.first()[family]; pair < welcome.first()[family + 1]; pair++) {
      if (pair == from || from != Pool.NONE && liking[pair] <= liking[from]) {
        continue;
      }
      if (draft.fits(family, welcome.place()[pair])) {
        swaps.add(new Swap(family, pair, NOBODY, Pool.NONE, welcome.worth()[pair] - draft.worth(family)));
      } else if (from != Pool.NONE) {
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
