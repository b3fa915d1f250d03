package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limits;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Sponsors;
import org.passerelle.sponsorship.WaitingFamilies;
import org.passerelle.sponsorship.optimizer.LookAhead;
import org.passerelle.sponsorship.optimizer.Pool;
import org.springframework.stereotype.Component;

/**
 * Who waits and who could take them, at this moment: families and sponsors outside Québec, every pair judged by every limit, the rest weighed by
 * the policy, and places priced for families still to come.
 */
@Component
class WaitingQueue {

  /** Futures that the prices are averaged over. */
  private static final int FUTURES = 5;

  private final WaitingFamilies waiting;
  private final FamiliesToPlace families;
  private final Sponsors sponsors;
  private final Limits limits;
  private final FactsOnFile facts;
  private final PolicyTable table;
  private final Today today;
  private final Clock clock;

  WaitingQueue(WaitingFamilies waiting, FamiliesToPlace families, Sponsors sponsors, Limits limits, FactsOnFile facts, PolicyTable table, Today today,
      Clock clock) {
    this.waiting = waiting;
    this.families = families;
    this.sponsors = sponsors;
    this.limits = limits;
    this.facts = facts;
    this.table = table;
    this.today = today;
    this.clock = clock;
  }

  /**
   * Reads it all, in a number of queries that does not grow with it.
   *
   * @param seed the same seed draws the same futures
   */
  Read read(long seed) {
    Instant now = clock.instant();
    Policy policy = Policy.of(table);
    List<Sponsor> able = sponsors.withRoom().stream().filter(sponsor -> !sponsor.inQuebec()).toList();
    Map<FamilyToPlace, Boolean> past = facts.past(now);
    List<FamilyToPlace> who = families.of(waiting.now());
    Facts known = facts.read(Stream.concat(who.stream(), past.keySet().stream()).map(FamilyToPlace::caseId).collect(Collectors.toSet()),
        able.stream().map(Sponsor::id).toList(), past, now);
    Pairing present = Pairing.of(who, able, limits.judge(able, who), known, policy);
    return new Read(present, prices(present, past.keySet(), known, policy, seed), policy, table.version(), past.size(), known.behind(), now);
  }

  /** Prices in points; all zero without a past. */
  private double[][] prices(Pairing present, Set<FamilyToPlace> past, Facts known, Policy policy, long seed) {
    List<FamilyToPlace> came = past.stream().map(WaitingQueue::asIfNew).toList();
    Pool before = Pairing.of(came, present.sponsors(), limits.judge(present.sponsors(), came), known, policy).pool();
    return LookAhead.prices(present.pool(), before, expected(past.size()), seed, FUTURES);
  }

  /** What sponsors can carry is counted by the year: so many families as came in a year are expected, less what of the year has passed. */
  private int expected(int inAYear) {
    LocalDate day = today.get();
    return (int) Math.round((double) inAYear * (day.lengthOfYear() - day.getDayOfYear()) / day.lengthOfYear());
  }

  private static FamilyToPlace asIfNew(FamilyToPlace family) {
    return new FamilyToPlace(family.caseId(), family.caseNumber(), family.priority(), family.room(), family.needs(), family.languages(), family.nationality(),
        family.intendedProvince(), family.sponsorCode(), family.recognized(), true, Set.of(), null);
  }

  /**
   * The queue as it was read.
   *
   * @param prices by sponsor and dimension, in points
   * @param past   how many families of the past year the prices rest on
   * @param behind groups that were matched less than their share
   */
  record Read(Pairing pairing, double[][] prices, Policy policy, String policyVersion, int past, Set<String> behind, Instant at) {
  }
}
