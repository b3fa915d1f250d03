package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Holds;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Limits;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Sponsors;
import org.passerelle.sponsorship.round.MatchingRound.State;
import org.passerelle.sponsorship.round.RoundPools.Chosen;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places the holds of a plan that an officer published, all or none. What has changed since the plan is looked at once more: a limit that
 * stands against a pair now, a place that has gone, a family that no longer waits. Such a family stays as it is, and the round says why.
 */
@Service
public class PublishingHolds {

  private static final String FULL = "full.";

  private final MatchingRounds rounds;
  private final RoundPools pools;
  private final FamiliesToPlace families;
  private final Sponsors sponsors;
  private final Limits limits;
  private final Holds holds;
  private final Clock clock;

  PublishingHolds(MatchingRounds rounds, RoundPools pools, FamiliesToPlace families, Sponsors sponsors, Limits limits, Holds holds, Clock clock) {
    this.rounds = rounds;
    this.pools = pools;
    this.families = families;
    this.sponsors = sponsors;
    this.limits = limits;
    this.holds = holds;
    this.clock = clock;
  }

  /**
   * Publishes the plan.
   *
   * @return the proposals that are held, whose cases are to be told
   */
  @Transactional
  public List<UUID> publish(UUID roundId) {
    MatchingRound round = rounds.lock(roundId);
    if (round.state() != State.publishing) {
      throw new IllegalStateException("round " + round.number() + " is " + round.state());
    }
    List<Chosen> chosen = pools.chosen(roundId);
    List<PlacedSponsor> of = pools.sponsors(roundId);
    Map<UUID, FamilyToPlace> now = families.of(chosen.stream().map(Chosen::caseId).toList()).stream()
        .collect(Collectors.toMap(FamilyToPlace::caseId, Function.identity()));
    Map<UUID, Sponsor> able = sponsors.withRoom().stream().collect(Collectors.toMap(Sponsor::id, Function.identity()));
    Limit.Judge judge = limits.judge(List.copyOf(able.values()), List.copyOf(now.values()));
    List<UUID> held = new ArrayList<>();
    for (Chosen family : chosen) {
      UUID sponsor = of.get(family.sponsor()).id();
      hold(roundId, family, now.get(family.caseId()), able.get(sponsor), judge).ifPresent(held::add);
    }
    rounds.end(roundId, State.published, SignedIn.actor(), null, clock.instant());
    return held;
  }

  private Optional<UUID> hold(UUID round, Chosen planned, @Nullable FamilyToPlace family, @Nullable Sponsor sponsor, Limit.Judge judge) {
    if (family == null) {
      return write(round, planned, Holds.Outcome.notWaiting.name(), null, null);
    }
    if (sponsor == null) {
      return write(round, planned, Holds.Outcome.placeGone.name(), null, null);
    }
    List<Limit.Refusal> refusals = family.waitingSince() == null ? List.of() : judge.against(sponsor, family);
    Optional<String> lawful = refusals.stream().map(Limit.Refusal::code).filter(code -> !code.startsWith(FULL)).findFirst();
    if (lawful.isPresent()) {
      return write(round, planned, "limit", lawful.get(), null);
    }
    Holds.Published published = holds.publish(family, sponsor.id());
    return write(round, planned, published.outcome().name(), null, published.proposal());
  }

  private Optional<UUID> write(UUID round, Chosen family, String outcome, @Nullable String limit, @Nullable UUID proposal) {
    pools.outcome(round, family.position(), outcome, limit, proposal);
    return Optional.ofNullable(proposal);
  }
}
