package org.passerelle.sponsorship.optimizer;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A plan worth as much as it can be while no two families would exchange their places. One to four families change places at a time; each
 * improving swap that a plan leaves counts against it, little at first and then ever more, and a change for the worse stays less and less
 * often (simulated annealing). The same pool and wishes give the same plan unless time runs out.
 */
final class Settling {

  private static final long SEED = 6;
  private static final int MOST_MOVED = 4;
  private static final int MOST_TOUCHED = 2 * MOST_MOVED;
  private static final int CLOCK = 1 << 12;
  /** Shares of what a placed family's pair is worth on average. */
  private static final double WARMEST = 0.033;
  private static final double COOLEST = 0.0017;
  private static final double LIGHTEST = 0.033;
  private static final double HEAVIEST = 0.8;

  /** Only pairs that are welcome to their families. */
  private final Pool pool;
  private final double[] liking;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** The pair of each family and place, or {@link Pool#NONE}. */
  private final int[] pairOf;
  private final Draft draft;
  private final Residents residents;
  /** How many residents of two places would exchange, by the two places, the lower first. */
  private final int[] between;
  private int swaps;

  private final int[] moved = new int[MOST_MOVED];
  private final int[] before = new int[MOST_MOVED];
  private int movedCount;
  private final int[] touched = new int[MOST_TOUCHED];
  private int touchedCount;
  private final int[] betweenNow;

  Settling(Pool pool, double[] liking, int[] placeOf) {
    this.pool = pool;
    this.liking = liking;
    this.pairOf = new int[pool.families() * pool.places()];
    this.residents = new Residents(pool);
    this.draft = residents.draft;
    this.between = new int[pool.places() * pool.places()];
    this.betweenNow = new int[MOST_TOUCHED * pool.places()];
    Arrays.fill(pairOf, Pool.NONE);
    for (int family = 0; family < pool.families(); family++) {
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        pairOf[family * pool.places() + pool.place()[pair]] = pair;
      }
      if (placeOf[family] != Plan.NOWHERE) {
        residents.put(family, pair(family, placeOf[family]));
      }
    }
    for (int one = 0; one < pool.places(); one++) {
      for (int other = one + 1; other < pool.places(); other++) {
        between[index(one, other)] = exchanges(one, other);
        swaps += between[index(one, other)];
      }
    }
  }

  /** How many improving swaps the plan leaves now, each two families counted once. */
  int swaps() {
    return swaps;
  }

  /** The best plan without an improving swap that was met; without such a plan, the last one. */
  int[] plan(long trials, Duration atMost) {
    long begin = System.nanoTime();
    double scale = draft.objective() / Math.max(1, residents.everyone());
    double objective = draft.objective();
    double most = Double.NEGATIVE_INFINITY;
    int[] best = null;
    double temperature = 0;
    double weight = 0;
    for (long trial = 0; trial < trials && pool.place().length > 0; trial++) {
      if (trial % CLOCK == 0) {
        double share = Math.max((double) trial / trials, (double) (System.nanoTime() - begin) / Math.max(1, atMost.toNanos()));
        if (share >= 1) {
          break;
        }
        temperature = scale * WARMEST * Math.pow(COOLEST / WARMEST, share);
        weight = scale * LIGHTEST * Math.pow(HEAVIEST / LIGHTEST, share);
      }
      objective += tried(temperature, weight);
      if (swaps == 0 && objective > most + 1e-9) {
        most = objective;
        best = draft.placeOf();
      }
    }
    return best == null ? draft.placeOf() : best;
  }

  /** Changes something, unless that costs too much; what the whole gained. */
  private double tried(double temperature, double weight) {
    double gain = changed();
    double least = temperature * Math.log(1 - random.nextDouble());
    if (!Double.isNaN(gain)) {
      int old = swapsBefore();
      if (gain + weight * old >= least) {
        int now = swapsNow();
        if (gain - weight * (now - old) >= least) {
          keep(now - old);
          return gain;
        }
      }
    }
    undo();
    return 0;
  }

  /** Puts a family elsewhere, and whoever must leave for it, often where it came from; the gain, NaN when somebody found no room. */
  private double changed() {
    movedCount = 0;
    int family = random.nextInt(pool.families());
    int pair = anyPair(family);
    if (pair == draft.chosen[family]) {
      return Double.NaN;
    }
    int from = draft.place(family);
    takeOut(family);
    if (!placed(0, pair)) {
      return Double.NaN;
    }
    for (int next = 1; next < movedCount; next++) {
      int back = from == Plan.NOWHERE || random.nextInt(4) == 0 ? Pool.NONE : pair(moved[next], from);
      if (!placed(next, back != Pool.NONE && draft.fits(moved[next], from) ? back : anyPair(moved[next]))) {
        return Double.NaN;
      }
    }
    double gain = 0;
    for (int i = 0; i < movedCount; i++) {
      gain += draft.worth(moved[i]) - (before[i] == Pool.NONE ? 0 : pool.worth()[before[i]]);
    }
    return gain;
  }

  /** Puts one of those who were taken out there, and takes out who must leave for it, but none that was put back already. */
  private boolean placed(int which, int pair) {
    if (pair == Pool.NONE) {
      return false;
    }
    int place = pool.place()[pair];
    while (!draft.fits(moved[which], place)) {
      int other = residents.count(place) == 0 ? Pool.NONE : residents.at(place, random.nextInt(residents.count(place)));
      if (movedCount == MOST_MOVED || other == Pool.NONE || wasMoved(other)) {
        return false;
      }
      takeOut(other);
    }
    residents.put(moved[which], pair);
    return true;
  }

  private int anyPair(int family) {
    int choices = pool.first()[family + 1] - pool.first()[family];
    return choices == 0 ? Pool.NONE : pool.first()[family] + random.nextInt(choices);
  }

  private boolean wasMoved(int family) {
    for (int i = 0; i < movedCount; i++) {
      if (moved[i] == family) {
        return true;
      }
    }
    return false;
  }

  private void takeOut(int family) {
    moved[movedCount] = family;
    before[movedCount++] = draft.chosen[family];
    if (draft.chosen[family] != Pool.NONE) {
      residents.remove(family);
    }
  }

  private void undo() {
    for (int i = 0; i < movedCount; i++) {
      if (draft.chosen[moved[i]] != Pool.NONE) {
        residents.remove(moved[i]);
      }
    }
    for (int i = 0; i < movedCount; i++) {
      if (before[i] != Pool.NONE) {
        residents.put(moved[i], before[i]);
      }
    }
  }

  /** How many swaps the places had that the change touched. */
  private int swapsBefore() {
    touchedCount = 0;
    for (int i = 0; i < movedCount; i++) {
      touch(before[i]);
      touch(draft.chosen[moved[i]]);
    }
    int old = 0;
    for (int i = 0; i < touchedCount; i++) {
      for (int place = 0; place < pool.places(); place++) {
        old += isFirst(i, place) ? between[index(touched[i], place)] : 0;
      }
    }
    return old;
  }

  private void touch(int pair) {
    if (pair != Pool.NONE && isFirst(touchedCount, pool.place()[pair])) {
      touched[touchedCount++] = pool.place()[pair];
    }
  }

  /** Whether this place is none of the first so many touched ones and not the next: each two places are looked at once. */
  private boolean isFirst(int upTo, int place) {
    for (int i = 0; i < upTo; i++) {
      if (touched[i] == place) {
        return false;
      }
    }
    return upTo == touchedCount || touched[upTo] != place;
  }

  private int swapsNow() {
    int now = 0;
    for (int i = 0; i < touchedCount; i++) {
      for (int place = 0; place < pool.places(); place++) {
        if (isFirst(i, place)) {
          betweenNow[i * pool.places() + place] = exchanges(touched[i], place);
          now += betweenNow[i * pool.places() + place];
        }
      }
    }
    return now;
  }

  private void keep(int more) {
    swaps += more;
    for (int i = 0; i < touchedCount; i++) {
      for (int place = 0; place < pool.places(); place++) {
        if (isFirst(i, place)) {
          between[index(touched[i], place)] = betweenNow[i * pool.places() + place];
        }
      }
    }
  }

  /** How many residents of one place would exchange with one of the other. */
  private int exchanges(int one, int other) {
    int found = 0;
    for (int i = 0; i < residents.count(one); i++) {
      int family = residents.at(one, i);
      int there = pair(family, other);
      if (there != Pool.NONE && liking[there] >= liking[draft.chosen[family]]) {
        found += exchanges(family, one, other, liking[there] > liking[draft.chosen[family]]);
      }
    }
    return found;
  }

  private int exchanges(int family, int one, int other, boolean isBetterOff) {
    int found = 0;
    for (int i = 0; i < residents.count(other); i++) {
      int resident = residents.at(other, i);
      int back = pair(resident, one);
      if (back != Pool.NONE) {
        double gain = liking[back] - liking[draft.chosen[resident]];
        if (gain >= 0 && (isBetterOff || gain > 0) && draft.fitsInsteadOf(family, resident, other) && draft.fitsInsteadOf(resident, family, one)) {
          found++;
        }
      }
    }
    return found;
  }

  private int pair(int family, int place) {
    return pairOf[family * pool.places() + place];
  }

  private int index(int one, int other) {
    return Math.min(one, other) * pool.places() + Math.max(one, other);
  }
}
