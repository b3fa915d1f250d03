package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.round.MatchingRound.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An officer reads the plan, chooses otherwise for a family where need be, and decides. */
@Service
public class ReviewingPlan {

  /** What an officer decides on a plan. */
  public enum Decision { publish, optimizeAgain, discard }

  private final MatchingRounds rounds;
  private final RoundPools pools;
  private final Overrides overrides;
  private final Audit audit;
  private final Clock clock;

  ReviewingPlan(MatchingRounds rounds, RoundPools pools, Overrides overrides, Audit audit, Clock clock) {
    this.rounds = rounds;
    this.pools = pools;
    this.overrides = overrides;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Leaves a family with another sponsor than the plan, or with nobody. Choosing the plan's sponsor again undoes it.
   *
   * @param sponsor position of the sponsor in the round; null for nobody
   * @throws WrongField when the plan is no longer to be reviewed, a limit rules the pair out, or the sponsor has no room for it besides those whom
   *                    it is to take already
   */
  @Transactional
  public void override(UUID roundId, String caseNumber, @Nullable Integer sponsor, String reason) {
    MatchingRound round = rounds.lock(roundId);
    if (round.state() != State.planned) {
      throw new WrongField("sponsor", "round.override.closed");
    }
    PlacedFamily family = pools.family(roundId, caseNumber).orElseThrow();
    List<PlacedSponsor> sponsors = pools.sponsors(roundId);
    if (sponsor != null) {
      check(roundId, family, sponsors.get(sponsor));
    }
    pools.choose(roundId, family.position(), sponsor);
    overrides.add(round, family, id(sponsors, family.planned()), id(sponsors, sponsor), family.worth(family.planned()) - family.worth(sponsor), reason,
        SignedIn.actor(), clock.instant());
    audit.record("overridePlan", caseNumber, round.number());
  }

  private void check(UUID roundId, PlacedFamily family, PlacedSponsor chosen) {
    if (!family.allows(chosen.position())) {
      throw new WrongField("sponsor", "round.override.ruledOut");
    }
    Room left = chosen.left().minus(pools.taken(roundId, chosen.position(), family.position()));
    if (!left.holds(family.room())) {
      throw new WrongField("sponsor", "round.override.full", chosen.code(), Math.max(0, left.families()), Math.max(0, left.persons()),
          Math.max(0, left.children()), Math.max(0, left.specialNeeds()), family.room().persons(), family.room().children());
    }
  }

  private static @Nullable UUID id(List<PlacedSponsor> sponsors, @Nullable Integer sponsor) {
    return sponsor == null ? null : sponsors.get(sponsor).id();
  }

  /**
   * Writes down what the officer decided on the plan.
   *
   * @throws WrongField when it is discarded without a reason
   */
  @Transactional
  public void decide(UUID roundId, Decision decision, @Nullable String reason) {
    MatchingRound round = rounds.lock(roundId);
    if (decision == Decision.discard && reason == null) {
      throw new WrongField("reason", "form.missing");
    }
    audit.record("decideRound", round.number(), decision.name());
    switch (decision) {
      case publish -> rounds.to(roundId, State.publishing);
      case optimizeAgain -> rounds.to(roundId, State.begun);
      case discard -> rounds.end(roundId, State.discarded, SignedIn.actor(), reason, clock.instant());
    }
  }
}
