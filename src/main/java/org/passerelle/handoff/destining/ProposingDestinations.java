package org.passerelle.handoff.destining;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.CityChoice;
import org.passerelle.handoff.destining.DestinationRequests.Counted;
import org.passerelle.handoff.destining.DestinationRequests.Destined;
import org.passerelle.reference.Place;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes a family's destination by planning for all who wait at once, and takes the places of the city that an officer chooses. */
@Service
class ProposingDestinations implements CityChoice {

  private static final Duration LONGEST = Duration.ofSeconds(8);
  /** A rate is not read off fewer days than these. */
  private static final long FEWEST_DAYS = 30;

  private final DestinationRequests requests;
  private final DestinationFacts facts;
  private final CityPlans plans;
  private final PolicyInForce policies;
  private final Today today;
  private final Clock clock;

  ProposingDestinations(DestinationRequests requests, DestinationFacts facts, CityPlans plans, PolicyInForce policies, Today today, Clock clock) {
    this.requests = requests;
    this.facts = facts;
    this.plans = plans;
    this.policies = policies;
    this.today = today;
    this.clock = clock;
  }

  @Override
  @Transactional
  public List<Suggestion> propose(UUID caseId, List<Place> open) {
    FamilyFacts family = facts.family(caseId);
    requests.open(caseId, AskedFor.of(family, open.stream().collect(Collectors.toMap(Place::code, Place::province))));
    Set<UUID> together = new LinkedHashSet<>(List.of(caseId));
    together.addAll(requests.waiting());
    List<FamilyFacts> families = facts.families(together);
    List<Destined> past = requests.past();
    Policy policy = policies.get();
    List<Option> options = new Weighing(families, facts.cities(open), policy).options(index(families, caseId),
        past.isEmpty() ? List.of() : facts.families(past.stream().map(Destined::caseId).distinct().toList()), expected(past), caseId.getMostSignificantBits(),
        LONGEST);
    requests.proposed(caseId, policy.version(), families.size(), options);
    return options.stream().filter(Option::mayBeChosen).map(option -> new Suggestion(option.place(), option.because())).toList();
  }

  @Override
  @Transactional
  public void take(UUID caseId, Place city, String reason, @Nullable String beyondPlan) {
    FamilyFacts family = facts.family(caseId);
    City there = facts.cities(List.of(city)).get(0);
    if (Obstacle.against(family, there).stream().anyMatch(obstacle -> !obstacle.mayBeExceeded())) {
      throw new WrongField("destination", "destining.fault.care", city.label());
    }
    requests.open(caseId, AskedFor.of(family, Map.of(city.code(), city.province())));
    giveBackCounted(caseId);
    int year = today.get().getYear();
    boolean within = plans.take(city.code(), year, family.persons(), false);
    if (!within && beyondPlan == null) {
      throw new WrongField("beyondPlan", "destining.fault.full", city.label(), Math.max(0, there.left()), String.valueOf(year), family.persons());
    }
    if (!within) {
      plans.take(city.code(), year, family.persons(), true);
    }
    requests.counted(caseId, new Counted(city.code(), year, family.persons()));
    keep(caseId, city, reason, within ? null : beyondPlan);
  }

  @Override
  @Transactional
  public void giveBack(UUID caseId) {
    giveBackCounted(caseId);
    requests.withdrawn(caseId);
  }

  private void giveBackCounted(UUID caseId) {
    requests.lockCounted(caseId).ifPresent(counted -> plans.giveBack(counted.place(), counted.year(), counted.persons()));
  }

  private void keep(UUID caseId, Place city, String reason, @Nullable String beyondPlan) {
    List<Option> options = requests.options(caseId);
    Optional<Integer> at = IntStream.range(0, options.size()).filter(each -> options.get(each).place().equals(city)).boxed().findFirst();
    Option first = options.isEmpty() ? null : options.get(0);
    Double lost = at.isEmpty() || first == null ? null : Math.max(0, first.left() - options.get(at.get()).left());
    requests.chosen(caseId, city, at.map(each -> each + 1).orElse(null), first == null ? null : first.place(), lost, reason, beyondPlan);
  }

  /** How many families are to come before the year's plan ends, as many a day as were destined lately. */
  private int expected(List<Destined> past) {
    if (past.isEmpty()) {
      return 0;
    }
    LocalDate now = today.get();
    long days = Math.max(FEWEST_DAYS, ChronoUnit.DAYS.between(past.get(past.size() - 1).at(), clock.instant()));
    long left = ChronoUnit.DAYS.between(now, LocalDate.of(now.getYear() + 1, 1, 1));
    return (int) (past.size() * left / days);
  }

  private static int index(List<FamilyFacts> families, UUID caseId) {
    return IntStream.range(0, families.size()).filter(each -> families.get(each).family().caseId().equals(caseId)).findFirst().orElseThrow();
  }
}
