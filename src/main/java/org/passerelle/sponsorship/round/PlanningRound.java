package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the plan that is worth most for the pool that was collected, and writes it down as proposals to review. No place is taken yet. */
@Service
public class PlanningRound {

  /** What remains of the time in which the engine waits for a job belongs to reading and writing. */
  private static final Duration LONGEST = Duration.ofSeconds(25);

  private final Rounds rounds;
  private final RoundPools pools;
  private final Clock clock;

  PlanningRound(Rounds rounds, RoundPools pools, Clock clock) {
    this.rounds = rounds;
    this.pools = pools;
    this.clock = clock;
  }

  /** Plans the round. */
  @Transactional
  public void plan(UUID roundId) {
    List<PlacedFamily> families = pools.families(roundId);
    List<PlacedSponsor> sponsors = pools.sponsors(roundId);
    Pool pool = RoundPool.net(families, sponsors);
    Plan plan = Optimizer.plan(pool, LONGEST);
    for (PlacedFamily family : families) {
      int place = plan.placeOf()[family.position()];
      pools.plan(roundId, family.position(), place == Plan.NOWHERE ? null : place, place == Plan.NOWHERE ? why(family, pool) : null);
    }
    RunnersUp.of(pool, plan).forEach((family, next) -> pools.runnerUp(roundId, family, next.place(), next.cost()));
    rounds.planned(roundId, plan.objective(), plan.bound(), plan.proven(), plan.took().toMillis(), clock.instant());
  }

  /** The most urgent of its families, by which the review is due. */
  @Transactional(readOnly = true)
  public Priority mostUrgent(UUID roundId) {
    return pools.mostUrgent(roundId);
  }

  private static @Nullable String why(PlacedFamily family, Pool pool) {
    if (family.allowed().isEmpty()) {
      return "noPair";
    }
    boolean worthIt = false;
    for (int pair = pool.first()[family.position()]; pair < pool.first()[family.position() + 1]; pair++) {
      worthIt |= pool.worth()[pair] >= 0;
    }
    return worthIt ? "crowdedOut" : "keptForLater";
  }
}
