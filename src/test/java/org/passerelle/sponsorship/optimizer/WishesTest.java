package org.passerelle.sponsorship.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Wishes granted at nobody's expense. */
class WishesTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  /** Too short to look everywhere: what is promised holds all the same. */
  private static final Duration SHORT = Duration.ofMillis(100);

  @Property(tries = 30)
  void nobodyIsWorseOffAndNoImprovingSwapIsLeft(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(max = 25) int families) {
    Pool pool = Pools.random(seed, families, 4, 2);
    Plan plan = Optimizer.plan(pool, LONG);
    double[] wish = wishes(pool, seed);
    Wishes.Granted granted = Wishes.grant(pool, plan, wish, SHORT);
    int[] now = granted.plan().placeOf();
    assertThat(granted.plan().objective()).isCloseTo(Pools.checked(pool, now), within(1e-9));
    int better = 0;
    for (int family = 0; family < families; family++) {
      double was = wishOf(pool, wish, family, plan.placeOf()[family]);
      assertThat(wishOf(pool, wish, family, now[family])).isGreaterThanOrEqualTo(was);
      better += wishOf(pool, wish, family, now[family]) > was ? 1 : 0;
    }
    assertThat(granted.betterOff()).isEqualTo(better);
    assertThat(Wishes.improvingSwaps(pool, granted.plan(), wish)).isZero();
    assertThat(anyTwoWouldExchange(pool, now, wish)).isFalse();
  }

  private static double[] wishes(Pool pool, long seed) {
    Random random = new Random(seed);
    return random.doubles(pool.place().length, -1, 1).toArray();
  }

  private static double wishOf(Pool pool, double[] wish, int family, int place) {
    return place == Plan.NOWHERE ? Double.NEGATIVE_INFINITY : wish[pool.pair(family, place)];
  }

  /** By trying: exchange two families' places, and see whether the plan is still lawful and welcome. */
  private static boolean anyTwoWouldExchange(Pool pool, int[] placeOf, double[] wish) {
    for (int one = 0; one < placeOf.length; one++) {
      for (int other = 0; other < one; other++) {
        int[] exchanged = placeOf.clone();
        exchanged[one] = placeOf[other];
        exchanged[other] = placeOf[one];
        if (lawful(pool, exchanged, one) && lawful(pool, exchanged, other) && fits(pool, exchanged)) {
          double first = wishOf(pool, wish, one, exchanged[one]) - wishOf(pool, wish, one, placeOf[one]);
          double second = wishOf(pool, wish, other, exchanged[other]) - wishOf(pool, wish, other, placeOf[other]);
          if (first >= 0 && second >= 0 && first + second > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean lawful(Pool pool, int[] placeOf, int family) {
    int pair = placeOf[family] == Plan.NOWHERE ? Pool.NONE : pool.pair(family, placeOf[family]);
    return pair != Pool.NONE && pool.worth()[pair] >= 0;
  }

  private static boolean fits(Pool pool, int[] placeOf) {
    try {
      Pools.checked(pool, placeOf);
      return true;
    } catch (AssertionError overfull) {
      return false;
    }
  }

  @Test
  void twoWhoWouldRatherExchangeDo() {
    Pool pool = Pool.of(new int[][] {{1}, {1}}, new int[][] {{1}, {1}}, new double[][] {{1, 0.99}, {0.99, 1}});
    Plan plan = Optimizer.plan(pool, LONG);
    Wishes.Granted granted = Wishes.grant(pool, plan, new double[] {0, 1, 1, 0}, LONG);
    assertThat(plan.placeOf()).containsExactly(0, 1);
    assertThat(granted.plan().placeOf()).containsExactly(1, 0);
    assertThat(granted.betterOff()).isEqualTo(2);
    assertThat(granted.lost()).isCloseTo(0.01, within(1e-9));
    assertThat(Wishes.improvingSwaps(pool, plan, new double[] {0, 1, 1, 0})).isPositive();
  }

  @Test
  void aMoveIntoFreeRoomIsNoSwap() {
    Pool pool = Pool.of(new int[][] {{1}}, new int[][] {{1}, {1}}, new double[][] {{1, 0.5}});
    Plan plan = Optimizer.plan(pool, LONG);
    double[] wish = {0, 1};
    assertThat(Wishes.improvingSwaps(pool, plan, wish)).isZero();
    assertThat(Wishes.grant(pool, plan, wish, LONG).plan().placeOf()).containsExactly(0);
  }

  @Test
  void withoutTimeTheSwapsAreCarriedOut() {
    Pool pool = Pools.random(11, 60, 6, 1);
    Plan plan = Greedy.plan(pool);
    double[] wish = wishes(pool, 11);
    assertThat(Wishes.improvingSwaps(pool, plan, wish)).isPositive();
    assertThat(Wishes.improvingSwaps(pool, Wishes.grant(pool, plan, wish, Duration.ZERO).plan(), wish)).isZero();
  }

  @Test
  void theSameWishesGiveTheSamePlan() {
    Pool pool = Pools.random(12, 20, 5, 2);
    Plan plan = Greedy.plan(pool);
    double[] wish = wishes(pool, 12);
    assertThat(Wishes.grant(pool, plan, wish, LONG).plan().placeOf()).containsExactly(Wishes.grant(pool, plan, wish, LONG).plan().placeOf());
  }
}
