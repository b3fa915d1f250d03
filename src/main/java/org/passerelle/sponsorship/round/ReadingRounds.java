package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers, supervisors and auditors read of rounds. */
@Service
public class ReadingRounds {

  /** Rows on one page. */
  public static final int PAGE = 25;

  private final MatchingRounds rounds;
  private final RoundPools pools;
  private final Overrides overrides;
  private final Audit audit;
  private final Clock clock;

  ReadingRounds(MatchingRounds rounds, RoundPools pools, Overrides overrides, Audit audit, Clock clock) {
    this.rounds = rounds;
    this.pools = pools;
    this.overrides = overrides;
    this.audit = audit;
    this.clock = clock;
  }

  /** Which families of a round are shown. */
  public enum Shown { all, unplaced, changed }

  /** MatchingRounds, latest first; one more than {@link #PAGE} says that there is a next page. */
  @Transactional(readOnly = true)
  public List<MatchingRound> page(@Nullable String after) {
    return rounds.page(after, PAGE);
  }

  /** The round that has not ended. */
  @Transactional(readOnly = true)
  public Optional<MatchingRound> underWay() {
    return rounds.underWay();
  }

  /** A round with some of its families. The reading is written down. */
  @Transactional
  public Optional<Opened> open(String number, Shown shown, int from) {
    return rounds.find(number).map(round -> {
      audit.record("readRound", number, null);
      UUID id = round.id();
      return new Opened(round, pools.totals(id), pools.page(id, shown, from, PAGE), pools.sponsors(id), pools.groups(id), pools.loads(id), pools.limits(id));
    });
  }

  /** One family of a round, with what was chosen for it otherwise than the plan. */
  @Transactional
  public Optional<OneFamily> family(String number, String caseNumber) {
    return rounds.find(number).flatMap(round -> pools.family(round.id(), caseNumber).map(family -> {
      audit.record("readRoundFamily", caseNumber, number);
      return new OneFamily(round, family, pools.sponsors(round.id()), overrides.of(round.id(), family.caseId()));
    }));
  }

  /** What officers chose otherwise in published rounds; one more than {@link #PAGE} says that there is a next page. */
  @Transactional
  public List<Overrides.Override> overrides(@Nullable Long before) {
    audit.record("readOverrides", "rounds", null);
    return overrides.counting(before, PAGE);
  }

  /** What became of the holds of the past year. */
  @Transactional(readOnly = true)
  public List<Overrides.Became> became() {
    return overrides.became(clock.instant().minus(365, ChronoUnit.DAYS));
  }

  /**
   * A round as it is shown.
   *
   * @param families one more than {@link #PAGE} says that there is a next page
   */
  public record Opened(MatchingRound round, RoundPools.Totals totals, List<PlacedFamily> families, List<PlacedSponsor> sponsors,
      List<RoundPools.GroupShare> groups, List<RoundPools.LoadShare> loads, List<RoundPools.LimitShare> limits) {
  }

  /** A family of a round. */
  public record OneFamily(MatchingRound round, PlacedFamily family, List<PlacedSponsor> sponsors, List<Overrides.Override> overrides) {
  }
}
