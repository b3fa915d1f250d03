package org.passerelle.sponsorship.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;

/** Whatever the queue: no plan breaks a limit or a capacity, and what it says of a pair adds up. */
class RoundPlanPropertyTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Property(tries = 60)
  void noPlanBreaksALimitOrACapacityAndReasonsAddUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int families,
      @ForAll @IntRange(min = 1, max = 6) int sponsors) {
    Random random = new Random(seed);
    List<FamilyToPlace> who = IntStream.range(0, families).mapToObj(each -> family(random)).toList();
    List<Sponsor> able = IntStream.range(0, sponsors).mapToObj(each -> sponsor(random)).toList();
    Set<Long> forbidden = new java.util.HashSet<>();
    who.forEach(family -> able.forEach(sponsor -> {
      if (random.nextInt(4) == 0) {
        forbidden.add(pair(sponsor, family));
      }
    }));
    Limit.Judge judge = (sponsor, family) -> forbidden.contains(pair(sponsor, family)) ? List.of(Refusal.of("forbidden")) : List.of();
    Policy policy = new Policy(Criteria.ALL.stream().map(criterion -> new Policy.Counted(criterion.code(),
        criterion.levels().stream().map(level -> new Policy.Level(level, random.nextInt(60) - 5)).toList())).toList());
    Facts facts = new Facts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of(Priority.normal, Duration.ofDays(90)), NOW);
    Pairing pairing = Pairing.of(who, able, judge, facts, policy);
    Pool pool = pairing.pool();
    Plan plan = Optimizer.plan(pool, Duration.ofSeconds(5));

    int[][] used = new int[sponsors][4];
    double sum = 0;
    for (int family = 0; family < families; family++) {
      int place = plan.placeOf()[family];
      Pairing.Row row = pairing.rows().get(family);
      assertThat(row.allowed().size() + row.limits().stream().mapToInt(ShutOut::sponsors).sum()).isEqualTo(sponsors);
      assertThat(Stream.concat(row.allowed().stream(), RuledOut.bySponsor(row.ruledOut()).stream().map(RefusedSponsor::position)))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, sponsors).boxed().toList());
      if (place != Plan.NOWHERE) {
        assertThat(judge.against(able.get(place), who.get(family))).isEmpty();
        int pair = row.allowed().indexOf(place);
        int parts = policy.parts(row.levels().get(pair)).stream().mapToInt(Policy.Part::points).sum();
        assertThat(row.worth().get(pair)).isEqualTo(Math.max(0, parts));
        sum += row.worth().get(pair);
        for (int dimension = 0; dimension < 4; dimension++) {
          used[place][dimension] += who.get(family).room().inDimensions()[dimension];
        }
      }
    }
    assertThat(sum).isCloseTo(plan.objective(), org.assertj.core.data.Offset.offset(1e-6));
    for (int place = 0; place < sponsors; place++) {
      for (int dimension = 0; dimension < 4; dimension++) {
        assertThat(used[place][dimension]).isLessThanOrEqualTo(able.get(place).roomLeft().inDimensions()[dimension]);
      }
    }
  }

  private static long pair(Sponsor sponsor, FamilyToPlace family) {
    return sponsor.id().getMostSignificantBits() ^ 31 * family.caseId().getMostSignificantBits();
  }

  private static FamilyToPlace family(Random random) {
    int persons = 1 + random.nextInt(8);
    return new FamilyToPlace(new UUID(random.nextLong(), 0), "C", Priority.values()[random.nextInt(3)], Room.ofFamily(persons, random.nextInt(persons), random.nextBoolean()),
        Set.of(), List.of(random.nextBoolean() ? "prs" : "ar"), "AFG", random.nextBoolean() ? "MB" : null, null, false, true, Set.of(),
        NOW.minus(Duration.ofDays(random.nextInt(120))));
  }

  private static Sponsor sponsor(Random random) {
    int households = 1 + random.nextInt(4);
    return new Sponsor(new UUID(random.nextLong(), 1), "S", SponsorKind.agreementHolder, random.nextBoolean() ? "winnipeg" : "halifax", random.nextBoolean() ? "MB" : "NS",
        List.of(random.nextBoolean() ? "prs" : "en"), new Room(households, households * 5, households * 3, 1 + random.nextInt(2)), new Room(0, 0, 0, 0), 8,
        EnumSet.allOf(Sponsor.Takes.class));
  }
}
