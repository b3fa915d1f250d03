package org.passerelle.sponsorship.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Plans: best ones, never unlawful ones, and bounds that hold. */
class OptimizerTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @Property(tries = 60)
  void theBestPlanOfAllIsFound(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(max = 6) int families,
      @ForAll @IntRange(min = 1, max = 4) int places, @ForAll @IntRange(min = 1, max = 3) int dimensions) {
    Pool pool = Pools.random(seed, families, places, dimensions);
    Plan plan = Optimizer.plan(pool, LONG);
    assertThat(plan.proven()).isTrue();
    assertThat(plan.objective()).isCloseTo(Pools.bestByTryingAll(pool), within(1e-6)).isCloseTo(Pools.checked(pool, plan.placeOf()), within(1e-9));
    assertThat(plan.bound()).isGreaterThanOrEqualTo(plan.objective());
    assertThat(plan.objective()).isGreaterThanOrEqualTo(Greedy.plan(pool).objective() - 1e-9);
  }

  @Property(tries = 40)
  void aPlanByPricesIsLawfulAndItsBoundHolds(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(max = 6) int families) {
    Pool pool = Pools.random(seed, families, 3, 2);
    Plan plan = Optimizer.planByPrices(pool, LONG);
    double best = Pools.bestByTryingAll(pool);
    assertThat(plan.objective()).isCloseTo(Pools.checked(pool, plan.placeOf()), within(1e-9)).isLessThanOrEqualTo(best + 1e-9);
    assertThat(plan.bound()).isGreaterThanOrEqualTo(best - 1e-9);
    assertThat(plan.objective()).isGreaterThanOrEqualTo(Greedy.plan(pool).objective() - 1e-9);
  }

  @Test
  void aPoolTooLargeToDecideComesCloseToItsBound() {
    Pool pool = Pools.random(11, 1500, 150, 3);
    Plan plan = Optimizer.planByPrices(pool, LONG);
    assertThat(plan.objective()).isCloseTo(Pools.checked(pool, plan.placeOf()), within(1e-6));
    assertThat(plan.gap()).isBetween(0.0, 0.01);
    assertThat(plan.bound()).isGreaterThanOrEqualTo(plan.objective());
    assertThat(plan.objective()).isGreaterThan(Greedy.plan(pool).objective());
  }

  @Test
  void theSamePoolGivesTheSamePlan() {
    Pool pool = Pools.random(5, 80, 10, 2);
    assertThat(Optimizer.plan(pool, LONG).placeOf()).isEqualTo(Optimizer.plan(pool, LONG).placeOf());
    assertThat(Optimizer.planByPrices(pool, LONG).placeOf()).isEqualTo(Optimizer.planByPrices(pool, LONG).placeOf());
  }

  @Property(tries = 10)
  void theOrderOfFamiliesAndPlacesIsOfNoConsequence(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Pool pool = Pools.random(seed, 20, 4, 2);
    List<Integer> families = shuffled(20, seed);
    List<Integer> places = shuffled(4, seed);
    double[][] worth = new double[20][4];
    for (int family = 0; family < 20; family++) {
      for (int place = 0; place < 4; place++) {
        int pair = pool.pair(families.get(family), places.get(place));
        worth[family][place] = pair == Pool.NONE ? Double.NaN : pool.worth()[pair];
      }
    }
    Pool other = Pool.of(families.stream().map(family -> pool.demand()[family]).toArray(int[][]::new),
        places.stream().map(place -> pool.capacity()[place]).toArray(int[][]::new), worth);
    assertThat(Optimizer.plan(other, LONG).objective()).isCloseTo(Optimizer.plan(pool, LONG).objective(), within(1e-6));
  }

  private static List<Integer> shuffled(int size, long seed) {
    List<Integer> numbers = new java.util.ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(numbers, new Random(seed));
    return numbers;
  }

  @Test
  void twoPlansAtOnceAreTheSameAsOneAfterTheOther() {
    Pool one = Pools.random(1, 120, 12, 2);
    Pool other = Pools.random(2, 120, 12, 2);
    List<Double> together = List.of(one, other, one, other).parallelStream().map(pool -> Optimizer.plan(pool, LONG).objective()).toList();
    assertThat(together).containsExactly(together.get(0), together.get(1), together.get(0), together.get(1));
    assertThat(Optimizer.plan(one, LONG).objective()).isEqualTo(together.get(0));
  }

  @Test
  void nobodyAndNowhereArePoolsToo() {
    for (Pool pool : List.of(Pool.of(new int[0][], new int[0][], new double[0][]), Pool.of(new int[0][], new int[][] {{3}}, new double[0][]),
        Pool.of(new int[][] {{1}}, new int[0][], new double[1][0]), Pool.of(new int[][] {{1}, {2}}, new int[][] {{0}}, new double[][] {{1}, {1}}))) {
      Plan plan = Optimizer.plan(pool, LONG);
      assertThat(plan.objective()).isZero();
      assertThat(plan.placed()).isZero();
      assertThat(plan.bound()).isZero();
      assertThat(Optimizer.planByPrices(pool, LONG).placed()).isZero();
      assertThat(Prices.of(pool)).hasDimensions(pool.places(), pool.places() == 0 ? 0 : pool.dimensions());
      assertThat(Greedy.plan(pool).placed()).isZero();
    }
  }

  @Property(tries = 40)
  void pricesAreNeverBelowNothingAndBoundEveryPlan(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Pool pool = Pools.random(seed, 6, 3, 2);
    double[][] prices = Prices.of(pool);
    for (double[] price : prices) {
      assertThat(Arrays.stream(price).min().orElseThrow()).isNotNegative();
    }
    double[] flat = Arrays.stream(prices).flatMapToDouble(Arrays::stream).toArray();
    assertThat(Dual.value(pool, flat)).isGreaterThanOrEqualTo(Pools.bestByTryingAll(pool) - 1e-9);
  }

  @Test
  void theLastUnitOfAPlaceIsPricedAtWhatTheNextFamilyWouldGain() {
    Pool pool = Pool.of(new int[][] {{1}, {1}, {1}}, new int[][] {{2}, {5}}, new double[][] {{9, 1}, {8, 1}, {6, 1}});
    assertThat(Prices.of(pool)[0][0]).isCloseTo(5, within(1e-6));
    assertThat(Prices.of(pool)[1][0]).isZero();
  }

  @Test
  void tablesThatDoNotFitTogetherAreRefused() {
    assertThatThrownBy(() -> Pool.of(new int[][] {{1, 2}}, new int[][] {{1}}, new double[][] {{1}})).hasMessageContaining("demand of family 0");
    assertThatThrownBy(() -> Pool.of(new int[][] {{1}}, new int[][] {{-1}}, new double[][] {{1}})).hasMessageContaining("capacity of place 0 is negative");
    assertThatThrownBy(() -> Pool.of(new int[][] {{1}}, new int[][] {{1}}, new double[][] {{1, 2}})).hasMessageContaining("worth has 2 places");
    assertThatThrownBy(() -> new Pool(new int[][] {{1}}, new int[][] {{1}}, new int[] {0, 2}, new int[] {0, 0}, new double[] {1, 2}))
        .hasMessageContaining("pair 1 of family 0");
    assertThatThrownBy(() -> new Pool(new int[][] {{1}}, new int[][] {{1}}, new int[] {0, 1}, new int[] {0}, new double[] {Double.NaN}))
        .hasMessageContaining("worth NaN");
  }
}
