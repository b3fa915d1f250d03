package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A good plan from prices, and then a better one: a few families are taken out of neighbouring places and put back in another order, and
 * the change stays when it gains, or costs little early on (ruin and recreate, with a temperature that falls to nothing). The same pool and
 * prices give the same plan.
 */
final class Search {

  private static final long SEED = 20;
  private static final int PLACES_A_ROUND = 4;
  private static final int FAMILIES_A_PLACE = 8;
  private static final int VISITORS_A_PLACE = 3;
  private static final int CANDIDATES = 20;
  private static final int NEIGHBOURS = 6;
  /** Shares of what a family's best pair is worth on average. */
  private static final double WARMTH = 0.03;
  private static final double NEAR = 0.03;
  /** How much better the best place must be than the next for its family to go first, less than wholly, so that high gains go first too. */
  private static final double REGRET = 0.9;

  private final Pool pool;
  private final double[] net;
  /** Each family's pairs, what leaves it most first. */
  private final int[] order;
  /** Families for whom the place is almost as good as their best. */
  private final int[][] admirers;
  private final double scale;
  private final SplittableRandom random = new SplittableRandom(SEED);

  private final Draft draft;
  private final Residents residents;

  private final int[] out;
  private final int[] before;
  private final int[] outSince;
  private final double[] urgency;
  private int outCount;

  Search(Pool pool, double[] prices) {
    this.pool = pool;
    this.net = Narrowing.nets(pool, prices);
    this.order = order(pool, net);
    this.scale = scale(pool);
    this.admirers = admirers();
    this.residents = new Residents(pool);
    this.draft = residents.draft;
    int most = PLACES_A_ROUND * (FAMILIES_A_PLACE + VISITORS_A_PLACE);
    this.out = new int[most];
    this.before = new int[most];
    this.outSince = new int[pool.families()];
    this.urgency = new double[pool.families()];
  }

  private static int[] order(Pool pool, double[] net) {
    int[] order = new int[net.length];
    for (int family = 0; family < pool.families(); family++) {
      int from = pool.first()[family];
      int[] sorted = IntStream.range(from, pool.first()[family + 1]).boxed().sorted(Comparator.comparingDouble(pair -> -net[pair]))
          .mapToInt(Integer::intValue).toArray();
      System.arraycopy(sorted, 0, order, from, sorted.length);
    }
    return order;
  }

  private static double scale(Pool pool) {
    double sum = 0;
    for (int family = 0; family < pool.families(); family++) {
      sum += IntStream.range(pool.first()[family], pool.first()[family + 1]).mapToDouble(pair -> pool.worth()[pair]).max().orElse(0);
    }
    return sum / Math.max(1, pool.families());
  }

  private int[][] admirers() {
    int[][] lists = new int[pool.places()][0];
    int[] sizes = new int[pool.places()];
    for (int family = 0; family < pool.families(); family++) {
      for (int at = pool.first()[family]; at < candidatesEnd(family) && net[order[at]] > -NEAR * scale; at++) {
        int place = pool.place()[order[at]];
        if (sizes[place] == lists[place].length) {
          lists[place] = Arrays.copyOf(lists[place], 4 + 2 * sizes[place]);
        }
        lists[place][sizes[place]++] = family;
      }
    }
    for (int place = 0; place < lists.length; place++) {
      lists[place] = Arrays.copyOf(lists[place], sizes[place]);
    }
    return lists;
  }

  private int candidatesEnd(int family) {
    return Math.min(pool.first()[family + 1], pool.first()[family] + CANDIDATES);
  }

  /** Families whom a place leaves most go first, each to what leaves it most among what still fits; then whoever fits what remains. */
  Draft guided() {
    Draft guided = new Draft(pool);
    int[] families = IntStream.range(0, pool.families()).boxed()
        .sorted(Comparator.comparingDouble(family -> pool.first()[family] == pool.first()[family + 1] ? 0 : -net[order[pool.first()[family]]]))
        .mapToInt(Integer::intValue).toArray();
    for (int family : families) {
      for (int at = pool.first()[family]; at < pool.first()[family + 1] && net[order[at]] > -NEAR * scale; at++) {
        if (guided.fits(family, pool.place()[order[at]])) {
          guided.put(family, order[at]);
          break;
        }
      }
    }
    complete(guided);
    return guided;
  }

  /** Nobody stays without a place who could have one that is still free. */
  static void complete(Draft draft) {
    for (int family = 0; family < draft.chosen.length; family++) {
      if (draft.chosen[family] == Pool.NONE) {
        Greedy.place(draft, family, draft.pool.worth());
      }
    }
  }

  /** A plan at least as good as this one; the search ends after so many rounds, when the plan is worth {@code enough}, or when time is up. */
  Draft improve(Draft from, int most, double enough, long deadline) {
    settle(from);
    double now = from.objective();
    double best = now;
    int[] bestChosen = draft.chosen.clone();
    int rounds = pool.place().length == 0 ? 0 : most;
    for (int round = 1; round <= rounds && best < enough && (round % 256 != 0 || System.nanoTime() < deadline); round++) {
      double lost = ruin(round);
      double gained = recreate();
      double patience = WARMTH * scale * (1 - (double) round / rounds) * -Math.log(1 - random.nextDouble());
      if (gained + patience < lost) {
        undo();
        continue;
      }
      if (gained < lost && now == best) {
        remember(bestChosen);
      }
      now += gained - lost;
      best = Math.max(best, now);
    }
    return now == best ? draft : Draft.of(pool, places(bestChosen));
  }

  /** What was chosen before this round. */
  private void remember(int[] chosen) {
    System.arraycopy(draft.chosen, 0, chosen, 0, chosen.length);
    for (int i = 0; i < outCount; i++) {
      chosen[out[i]] = before[i];
    }
  }

  private int[] places(int[] chosen) {
    return IntStream.of(chosen).map(pair -> pair == Pool.NONE ? Plan.NOWHERE : pool.place()[pair]).toArray();
  }

  private void settle(Draft from) {
    for (int family = 0; family < from.chosen.length; family++) {
      if (from.chosen[family] != Pool.NONE) {
        residents.put(family, pool.pair(family, from.place(family)));
      }
    }
  }

  /** Empties a few neighbouring places, at least in part; what the families taken out were worth. */
  private double ruin(int round) {
    outCount = 0;
    double lost = 0;
    int place = neighbour(random.nextInt(pool.families()));
    for (int i = 0; i < PLACES_A_ROUND && place != Plan.NOWHERE; i++) {
      for (int leave = Math.min(residents.count(place), FAMILIES_A_PLACE); leave > 0; leave--) {
        lost += takeOut(residents.at(place, random.nextInt(residents.count(place))), round);
      }
      for (int visit = admirers[place].length == 0 ? 0 : VISITORS_A_PLACE; visit > 0; visit--) {
        lost += takeOut(admirers[place][random.nextInt(admirers[place].length)], round);
      }
      place = outCount == 0 ? Plan.NOWHERE : neighbour(out[random.nextInt(outCount)]);
    }
    return lost;
  }

  private int neighbour(int family) {
    int choices = Math.min(NEIGHBOURS, pool.first()[family + 1] - pool.first()[family]);
    return choices == 0 ? Plan.NOWHERE : pool.place()[order[pool.first()[family] + random.nextInt(choices)]];
  }

  private double takeOut(int family, int round) {
    if (outSince[family] == round) {
      return 0;
    }
    outSince[family] = round;
    before[outCount] = draft.chosen[family];
    out[outCount++] = family;
    double worth = draft.worth(family);
    if (draft.chosen[family] != Pool.NONE) {
      residents.remove(family);
    }
    return worth;
  }

  /** Puts families back, those first who would lose most if they waited; what they are worth now. */
  private double recreate() {
    int[] turn = Arrays.copyOf(out, outCount);
    for (int i = 0; i < outCount; i++) {
      int family = turn[i];
      urgency[family] = urgency(family);
      int j = i - 1;
      for (; j >= 0 && urgency[turn[j]] < urgency[family]; j--) {
        turn[j + 1] = turn[j];
      }
      turn[j + 1] = family;
    }
    double gained = 0;
    for (int family : turn) {
      gained += putWhereItLeavesMost(family);
    }
    for (int family : turn) {
      gained += draft.chosen[family] == Pool.NONE ? putWhereItIsWorthMost(family) : 0;
    }
    return gained;
  }

  private double urgency(int family) {
    double best = Double.NaN;
    for (int at = pool.first()[family]; at < candidatesEnd(family); at++) {
      if (draft.fits(family, pool.place()[order[at]])) {
        if (!Double.isNaN(best)) {
          return best - REGRET * Math.max(net[order[at]], -NEAR * scale) + WARMTH * scale * random.nextDouble();
        }
        best = net[order[at]];
      }
    }
    return (Double.isNaN(best) ? -scale : best + REGRET * NEAR * scale) + WARMTH * scale * random.nextDouble();
  }

  private double putWhereItLeavesMost(int family) {
    for (int at = pool.first()[family]; at < candidatesEnd(family) && net[order[at]] > -NEAR * scale; at++) {
      if (draft.fits(family, pool.place()[order[at]])) {
        residents.put(family, order[at]);
        return pool.worth()[order[at]];
      }
    }
    return 0;
  }

  private double putWhereItIsWorthMost(int family) {
    int best = Pool.NONE;
    for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
      if ((best == Pool.NONE || pool.worth()[pair] > pool.worth()[best]) && draft.fits(family, pool.place()[pair])) {
        best = pair;
      }
    }
    if (best == Pool.NONE) {
      return 0;
    }
    residents.put(family, best);
    return pool.worth()[best];
  }

  private void undo() {
    for (int i = 0; i < outCount; i++) {
      if (draft.chosen[out[i]] != Pool.NONE) {
        residents.remove(out[i]);
      }
    }
    for (int i = 0; i < outCount; i++) {
      if (before[i] != Pool.NONE) {
        residents.put(out[i], before[i]);
      }
    }
  }
}
