package org.passerelle.sponsorship.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Why a family is where it is, or nowhere; and what one aim costs another. */
class ReasonsTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final double FORBIDDEN = Double.NaN;

  @Test
  void everyFamilyWithoutAPlaceIsTold() {
    Pool pool = Pool.of(new int[][] {{1, 0}, {9, 1}, {2, 0}, {2, 0}, {1, 0}}, new int[][] {{2, 0}, {3, 5}},
        new double[][] {{FORBIDDEN, FORBIDDEN}, {1, 1}, {5, FORBIDDEN}, {3, FORBIDDEN}, {-1, FORBIDDEN}});
    List<Unplaced.Explanation> explanations = Unplaced.explain(pool, Optimizer.plan(pool, LONG));
    assertThat(explanations).hasSize(4);
    assertThat(explanations.get(0)).isEqualTo(new Unplaced.NoPlaceAllowed(0));
    assertThat(explanations.get(1)).isEqualTo(new Unplaced.TooLarge(1, List.of(0, 1)));
    assertThat(explanations.get(2)).isInstanceOfSatisfying(Unplaced.CrowdedOut.class, crowded -> {
      assertThat(crowded.family()).isEqualTo(3);
      assertThat(crowded.bestPlace()).isZero();
      assertThat(crowded.price()).isBetween(3.0, 5.0);
      assertThat(crowded.cost()).isCloseTo(crowded.price() - 3, within(1e-9));
    });
    assertThat(explanations.get(3)).isEqualTo(new Unplaced.WorthLess(4, 0, -1));
  }

  @Property(tries = 30)
  void explanationsAreTrue(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Pool pool = Pools.random(seed, 12, 3, 2);
    Plan plan = Optimizer.plan(pool, LONG);
    List<Unplaced.Explanation> explanations = Unplaced.explain(pool, plan);
    assertThat(explanations).hasSize(pool.families() - plan.placed());
    Draft draft = Draft.of(pool, plan.placeOf());
    for (Unplaced.Explanation explanation : explanations) {
      int family = explanation.family();
      List<Integer> fitting = java.util.stream.IntStream.range(pool.first()[family], pool.first()[family + 1]).boxed()
          .filter(pair -> pool.fitsAlone(family, pool.place()[pair])).toList();
      boolean worthIt = fitting.stream().anyMatch(pair -> pool.worth()[pair] >= 0);
      if (explanation instanceof Unplaced.NoPlaceAllowed) {
        assertThat(pool.first()[family]).isEqualTo(pool.first()[family + 1]);
      } else if (explanation instanceof Unplaced.TooLarge tooLarge) {
        assertThat(fitting).isEmpty();
        assertThat(tooLarge.dimensions()).isNotEmpty();
      } else if (explanation instanceof Unplaced.WorthLess) {
        assertThat(fitting).isNotEmpty();
        assertThat(worthIt).isFalse();
      } else if (explanation instanceof Unplaced.CrowdedOut crowded) {
        assertThat(fitting).contains(pool.pair(family, crowded.bestPlace()));
        assertThat(draft.fits(family, crowded.bestPlace())).isFalse();
      }
    }
  }

  @Test
  void theRunnerUpAndWhatItWouldHaveCost() {
    Pool pool = Pool.of(new int[][] {{1}, {1}}, new int[][] {{1}, {1}}, new double[][] {{9, 4}, {7, 6}});
    Plan plan = Optimizer.plan(pool, LONG);
    double[][] prices = Prices.of(pool);
    RunnerUp runnerUp = RunnerUp.of(pool, plan, prices, 0).orElseThrow();
    assertThat(plan.placeOf()).containsExactly(0, 1);
    assertThat(runnerUp.place()).isEqualTo(1);
    assertThat(runnerUp.worth()).isEqualTo(4);
    assertThat(runnerUp.cost()).isCloseTo(9 - RunnerUp.pricePaid(pool, plan, prices, 0) - 4 + prices[1][0], within(1e-9));
    assertThat(RunnerUp.costExactly(pool, plan, 0, 1, LONG)).isCloseTo(4, within(1e-6));
    assertThat(RunnerUp.costExactly(pool, plan, 0, 0, LONG)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aPlaceThatNoPlanWouldUseIsNobodysRunnerUp() {
    Pool pool = Pool.of(new int[][] {{1}, {1}}, new int[][] {{1}, {1}, {1}}, new double[][] {{9, -1, 2}, {FORBIDDEN, FORBIDDEN, 20}});
    Plan plan = Optimizer.plan(pool, LONG);
    assertThat(RunnerUp.of(pool, plan, new double[][] {{0}, {0}, {15}}, 0)).get().extracting(RunnerUp::place).isEqualTo(2);
    assertThat(RunnerUp.of(pool, plan, new double[][] {{0}, {0}, {15}}, 1)).isEmpty();
  }

  @Property(tries = 20)
  void whatTheRunnerUpCostsByPricesIsNoMoreThanItCosts(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Pool pool = Pools.random(seed, 6, 3, 1);
    Plan plan = Optimizer.plan(pool, LONG);
    double[][] prices = Prices.of(pool);
    double rounding = Dual.value(pool, java.util.Arrays.stream(prices).flatMapToDouble(java.util.Arrays::stream).toArray()) - plan.objective();
    for (int family = 0; family < pool.families(); family++) {
      RunnerUp runnerUp = RunnerUp.of(pool, plan, prices, family).orElse(null);
      if (runnerUp != null) {
        assertThat(runnerUp.cost()).isLessThanOrEqualTo(RunnerUp.costExactly(pool, plan, family, runnerUp.place(), LONG) + rounding + 1e-6);
      }
    }
  }

  @Test
  void aPlaceThatIsNotAllowedCostsNothingThatCouldBeSaid() {
    Pool pool = Pool.of(new int[][] {{1}}, new int[][] {{1}, {0}}, new double[][] {{FORBIDDEN, 1}});
    Plan plan = Optimizer.plan(pool, LONG);
    assertThat(RunnerUp.of(pool, plan, Prices.of(pool), 0)).isEmpty();
    assertThatThrownBy(() -> RunnerUp.costExactly(pool, plan, 0, 0, LONG)).hasMessageContaining("family 0 cannot go to place 0");
    assertThatThrownBy(() -> RunnerUp.costExactly(pool, plan, 0, 1, LONG)).hasMessageContaining("family 0 cannot go to place 1");
  }
}
