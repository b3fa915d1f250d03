package org.passerelle.sponsorship.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Places kept for those still to come. */
class LookAheadTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int[][] ONE_EACH = {{1}, {1}};
  /** The first place is worth a little more to this family than the second. */
  private static final Pool PRESENT = Pool.of(new int[][] {{1}}, ONE_EACH, new double[][] {{5, 4}});
  /** Those who came before could use the first place only, and for much more. */
  private static final Pool PAST = Pool.of(new int[][] {{1}}, ONE_EACH, new double[][] {{9, Double.NaN}});

  @Test
  void aScarcePlaceIsNotSpentOnTheFirstWhoCouldUseIt() {
    assertThat(Optimizer.plan(PRESENT, LONG).placeOf()).containsExactly(0);
    double[][] prices = LookAhead.prices(PRESENT, PAST, 1, 3);
    assertThat(Optimizer.plan(PRESENT.lessPrices(prices), LONG).placeOf()).containsExactly(1);
  }

  @Test
  void withoutAPastOrAFutureNothingIsKept() {
    Pool nobody = Pool.of(new int[0][], ONE_EACH, new double[0][]);
    assertThat(LookAhead.prices(PRESENT, nobody, 1, 3)).isDeepEqualTo(new double[][] {{0}, {0}});
    assertThat(LookAhead.prices(PRESENT, PAST, 0, 1, 3)).isDeepEqualTo(new double[][] {{0}, {0}});
  }

  @Test
  void theSameSeedDrawsTheSameFutures() {
    Pool past = Pools.random(3, 40, 5, 2);
    Pool present = Pools.random(4, 10, 5, 2);
    assertThat(LookAhead.prices(present, past, 7, 4)).isDeepEqualTo(LookAhead.prices(present, past, 7, 4));
  }

  @Test
  void asManyAreExpectedAsWouldFillWhatIsFree() {
    Pool past = Pool.of(new int[][] {{2, 0}, {4, 1}}, new int[][] {{0, 0}}, new double[][] {{1}, {1}});
    Pool present = Pool.of(new int[][] {{1, 1}}, new int[][] {{31, 1}}, new double[][] {{1}});
    assertThat(LookAhead.filling(present, past)).isEqualTo(10);
  }

  @Test
  void aPastOverOtherPlacesIsRefused() {
    assertThatThrownBy(() -> LookAhead.prices(PRESENT, Pools.random(1, 3, 5, 1), 1, 1)).hasMessageContaining("the past has 5 places");
  }
}
