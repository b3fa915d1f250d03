package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;
import org.passerelle.sponsorship.optimizer.Prices;
import org.passerelle.sponsorship.optimizer.RunnerUp;
import org.passerelle.sponsorship.optimizer.Unplaced;
import org.passerelle.sponsorship.round.RoundPools.Planned;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the plan that is worth most for the pool that was collected, and writes it down as proposals to review. No place is taken yet. */
@Service
public class PlanningRound {

  /** What remains of the time in which the engine waits for a job belongs to reading and writing. */
  private static final Duration LONGEST = Duration.ofSeconds(25);

  /** Up to so many families the runner-up's cost is found by planning anew; all of it takes less than the engine waits still. */
  private static final int SMALL = 60;
  private static final Duration EACH = Duration.ofMillis(300);

  private final MatchingRounds rounds;
  private final RoundPools pools;
  private final Clock clock;

  PlanningRound(MatchingRounds rounds, RoundPools pools, Clock clock) {
    this.rounds = rounds;
    this.pools = pools;
    this.clock = clock;
  }

  /** Plans the round. */
  @Transactional
  public void plan(UUID roundId) {
    Pool pool = pools.pool(roundId, pools.sponsors(roundId));
    Plan plan = Optimizer.plan(pool, LONGEST);
    double[][] prices = Prices.of(pool);
    Map<Integer, String> unplaced = Unplaced.explain(pool, plan, prices).stream()
        .collect(Collectors.toMap(Unplaced.Explanation::family, PlanningRound::code));
    pools.plan(roundId, IntStream.range(0, pool.families()).mapToObj(family -> planned(pool, plan, prices, family, unplaced.get(family))).toList());
    pools.scarcity(roundId, prices);
    rounds.planned(roundId, plan.objective(), plan.bound(), plan.proven(), plan.took().toMillis(), clock.instant());
  }

  /** The most urgent of its families, by which the review is due. */
  @Transactional(readOnly = true)
  public Priority mostUrgent(UUID roundId) {
    return pools.mostUrgent(roundId);
  }

  private static Planned planned(Pool pool, Plan plan, double[][] prices, int family, @Nullable String unplaced) {
    int place = plan.placeOf()[family];
    if (place == Plan.NOWHERE) {
      return new Planned(family, null, null, null, unplaced);
    }
    return RunnerUp.of(pool, plan, prices, family)
        .map(next -> new Planned(family, place, next.place(), cost(pool, plan, family, next), null))
        .orElseGet(() -> new Planned(family, place, null, null, null));
  }

  /** In a small round exactly, everybody planned anew around it; in a large one by the prices. */
  private static double cost(Pool pool, Plan plan, int family, RunnerUp next) {
    return pool.families() > SMALL ? next.cost() : Math.max(0, RunnerUp.costExactly(pool, plan, family, next.place(), EACH));
  }

  private static String code(Unplaced.Explanation why) {
    return why instanceof Unplaced.CrowdedOut ? "crowdedOut" : why instanceof Unplaced.WorthLess ? "keptForLater" : "noPair";
  }
}
