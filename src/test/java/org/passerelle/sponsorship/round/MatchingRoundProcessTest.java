package org.passerelle.sponsorship.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.Priority;
import org.passerelle.support.CoversModel;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of {@code matching-round.bpmn}, with what is held, told and kept. */
@CoversModel("matching-round")
class MatchingRoundProcessTest extends IntegrationTest {

  private static final String REVIEW = "userTask_reviewPlan";
  private static final String AWAIT = "receiveTask_awaitSponsorAnswer";
  private static final String POOL = "receiveTask_awaitHold";

  /** More than any sponsor of the demonstration takes, so that only this test's own come into question. */
  private static final int LARGE = 20;

  @Autowired
  private BeginningRounds beginning;
  @Autowired
  private ReviewingPlan reviewing;
  @Autowired
  private GivingUpRounds givingUp;
  @Autowired
  private MatchingRounds rounds;
  @Autowired
  private RoundPools pools;
  @Autowired
  private Overrides overrides;
  @Autowired
  private Persons persons;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private ManagementService management;
  @Autowired
  private TaskService tasks;
  @Autowired
  private HistoryService history;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private List<HeldByCase> holds;

  private OutsideParties parties;
  private String language;

  @BeforeEach
  void aQueueOfOurOwn() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    jdbc.sql("update waiting_family set left_at = now() where left_at is null").update();
    // nobody came in the past year, so that places have no price
    jdbc.sql("update waiting_family set waiting_since = waiting_since - interval '2 years' where waiting_since > now() - interval '2 years'").update();
    rounds.underWay().ifPresent(open -> {
      throw new AssertionError("another test left round " + open.number() + " open");
    });
  }

  @AfterEach
  void keepPlacesRight() {
    parties.closeSponsors(language);
    officers.signOut();
    rounds.underWay().ifPresent(open -> {
      runtime.createProcessInstanceQuery().processInstanceBusinessKey(open.number()).list().forEach(run -> runtime.deleteProcessInstance(run.getId(), "test"));
      rounds.end(open.id(), MatchingRound.State.discarded, "test", "left by a test that failed", clock.instant());
    });
    jdbc.sql("update waiting_family set left_at = now() where left_at is null").update();
    assertThat(jdbc.sql("select count(*) from sponsor s where ? = any(s.languages) and s.families_taken <> (select count(*) from proposal p "
        + "where p.sponsor_id = s.organization_id and p.state in ('proposed', 'held', 'accepted'))").param(language).query(Integer.class).single()).isZero();
  }

  @Test
  void aPlanIsReviewedPublishedAndEachCaseIsTold() {
    Party near = sponsor("NEAR", "winnipeg", 1);
    Party far = sponsor("FAR", "halifax", 1);
    CaseFile wishes = waiting("MB");
    CaseFile other = waiting(null);
    MatchingRound round = planned();

    assertThat(round.state()).isEqualTo(MatchingRound.State.planned);
    assertThat(round.proven()).isTrue();
    assertThat(round.policyVersion()).startsWith("1.0.0");
    PlacedFamily first = family(round, wishes);
    assertThat(sponsorOf(round, first)).isEqualTo(near.id());
    assertThat(sponsorOf(round, family(round, other))).isEqualTo(far.id());
    assertThat(round.policy().parts(first.levels(first.planned()))).contains(new Policy.Part("familyWish", "province", 18));
    assertThat(round.policy().parts(first.levels(first.planned())).stream().mapToInt(Policy.Part::points).sum()).isEqualTo((int) first.worth(first.planned()));
    assertThat(first.shutOut()).anyMatch(out -> out.limit().equals("tooLarge"));
    assertThat(parties.placesTaken(near)).isZero();
    assertThat(mails(wishes)).isEmpty();

    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "publish"));

    assertThat(officers.ended(round.number())).isTrue();
    assertThat(officers.waitsAt(wishes.number())).containsExactly(AWAIT);
    assertThat(officers.waitsAt(other.number())).containsExactly(AWAIT);
    assertThat(mails(wishes)).containsExactly("holdPlaced");
    assertThat(parties.placesTaken(near)).isOne();
    assertThat(state(wishes)).isEqualTo("held");
    assertThat(rounds.get(round.id()).state()).isEqualTo(MatchingRound.State.published);
    assertThat(jdbc.sql("select count(*) from waiting_family where left_at is null").query(Integer.class).single()).isZero();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance(round)).list()).extracting(variable -> variable.getName())
        .containsOnly("roundId", "caseNumber", "besideJourney", "anyPair", "planDecision", "proposals", "proposalId", "dueAt", "followUpAt", "taskPriority",
            "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances", "loopCounter");
  }

  @Test
  void ofTwoRoundsAtOnceOneBegins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> begun = IntStream.range(0, 4).mapToObj(each -> threads.submit(() -> {
      start.await();
      return beginning.begin().isPresent();
    })).toList();
    start.countDown();
    threads.shutdown();
    int won = 0;
    for (Future<Boolean> each : begun) {
      won += each.get() ? 1 : 0;
    }
    assertThat(won).isOne();
    officers.runJobs(rounds.underWay().orElseThrow().number());
  }

  @Test
  void anEmptyQueueEndsWithAnExplanation() {
    MatchingRound round = planned();
    assertThat(round.state()).isEqualTo(MatchingRound.State.nobody);
    assertThat(round.nobodyBecause()).isEqualTo("noFamily");
    assertThat(officers.ended(round.number())).isTrue();
  }

  @Test
  void aQueueInWhichLimitsRuleEveryPairOutIsExplainedLimitByLimit() {
    sponsor("SMALL", "winnipeg", 1);
    CaseFile file = waiting("MB");
    jdbc.sql("update sponsor set largest_household = 2 where ? = any(languages)").param(language).update();
    MatchingRound round = planned();
    assertThat(round.nobodyBecause()).isEqualTo("allShutOut");
    assertThat(family(round, file).shutOut()).anySatisfy(out -> assertThat(out.limit()).isEqualTo("tooLarge"));
    assertThat(pools.limits(round.id())).anySatisfy(limit -> {
      assertThat(limit.example().code()).isEqualTo("tooLarge");
      assertThat(limit.leftWithout()).isOne();
    });
    assertThat(officers.waitsAt(file.number())).containsExactly(POOL);
  }

  /** Linked files are files of their own: each family is one row, one place and one hold, with all its persons, however many files it is linked with. */
  @Test
  void aLargeFamilyLinkedWithThreeOthersIsPlacedOnceAndWhole() {
    Party sponsor = sponsor("ROOM", "winnipeg", 2);
    CaseFile large = waiting("MB");
    List<CaseFile> linked = IntStream.range(0, 3).mapToObj(each -> waiting(null)).toList();
    linked.forEach(other -> link(large, other));
    MatchingRound round = planned();
    List<PlacedFamily> rows = pools.page(round.id(), ReadingRounds.Shown.all, 0, 100);
    assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.room().persons()).isEqualTo(LARGE));
    assertThat(rows).filteredOn(row -> row.chosen() != null && pools.sponsors(round.id()).get(row.chosen()).id().equals(sponsor.id())).hasSize(2);
    assertThat(rows).filteredOn(row -> row.unplaced() != null).extracting(PlacedFamily::unplaced).containsExactly("crowdedOut", "crowdedOut");

    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "publish"));
    assertThat(jdbc.sql("select families_taken || ' ' || persons_taken from sponsor where organization_id = ?").param(sponsor.id()).query(String.class).single())
        .isEqualTo("2 " + 2 * LARGE);
    assertThat(sponsorOf(round, family(round, large))).isEqualTo(sponsor.id());
    assertThat(jdbc.sql("select persons from proposal where case_id = ?").param(large.id()).query(Integer.class).list()).containsExactly(LARGE);
    assertThat(officers.waitsAt(large.number())).containsExactly(AWAIT);
    assertThat(linked).filteredOn(other -> officers.waitsAt(other.number()).contains(POOL)).hasSize(2);
  }

  /** A household for which no single sponsor has room is never divided among several, whatever they have together. */
  @Test
  void aHouseholdForWhichNoSponsorHasRoomStaysTogetherAndTheRoundSaysWhy() {
    parties.sponsor("HALF", "winnipeg", language, 2, 2 * LARGE);
    parties.sponsor("OTHERHALF", "winnipeg", language, 2, 2 * LARGE);
    CaseFile file = waiting("MB", 2 * LARGE);
    jdbc.sql("update sponsor set persons = ? where ? = any(languages)").params(2 * LARGE - 1, language).update();
    MatchingRound round = planned();
    assertThat(round.nobodyBecause()).isEqualTo("allShutOut");
    assertThat(family(round, file).room().persons()).isEqualTo(2 * LARGE);
    assertThat(family(round, file).shutOut()).anySatisfy(out -> {
      assertThat(out.limit()).isEqualTo("full.persons");
      assertThat(out.sponsors()).isGreaterThanOrEqualTo(2);
    });
    assertThat(officers.waitsAt(file.number())).containsExactly(POOL);
  }

  @Test
  void aPlanIsFoundAgainOnFreshFactsOrDiscardedWithAReason() {
    sponsor("A", "winnipeg", 1);
    CaseFile first = waiting(null);
    MatchingRound round = planned();
    CaseFile late = waiting(null);
    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "optimizeAgain"));
    assertThat(rounds.get(round.id()).attempt()).isEqualTo(2);
    assertThat(pools.page(round.id(), ReadingRounds.Shown.all, 0, 100)).extracting(PlacedFamily::caseNumber).containsExactlyInAnyOrder(first.number(), late.number());
    assertThat(pools.page(round.id(), ReadingRounds.Shown.all, 0, 100)).filteredOn(each -> each.planned() == null).singleElement()
        .satisfies(without -> assertThat(without.unplaced()).isEqualTo("crowdedOut"));

    assertThatThrownBy(() -> officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "discard"))).hasMessageContaining("Reasons");
    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "discard", "reason", "A sponsor is about to join."));
    assertThat(rounds.get(round.id())).satisfies(ended -> {
      assertThat(ended.state()).isEqualTo(MatchingRound.State.discarded);
      assertThat(ended.discardReason()).isEqualTo("A sponsor is about to join.");
      assertThat(ended.endedBy()).isEqualTo("matching");
    });
    assertThat(officers.waitsAt(first.number())).containsExactly(POOL);
  }

  @Test
  void anOfficerChoosesOtherwiseWithinLimitsAndCapacityAndTheReasonIsKept() {
    Party one = sponsor("ONE", "winnipeg", 1);
    Party two = sponsor("TWO", "halifax", 1);
    CaseFile wishes = waiting("MB");
    CaseFile other = waiting(null);
    MatchingRound round = planned();
    PlacedFamily family = family(round, wishes);
    int otherPlace = family.allowed().stream().filter(each -> !each.equals(family.planned())).findFirst().orElseThrow();
    officers.signIn("matching");

    assertThatThrownBy(() -> reviewing.override(round.id(), wishes.number(), otherPlace, "They asked.")).isInstanceOfSatisfying(WrongField.class,
        wrong -> assertThat(wrong.messageKey()).isEqualTo("round.override.full"));
    int ruledOut = pools.sponsors(round.id()).stream().map(PlacedSponsor::position).filter(each -> !family.allows(each)).findFirst().orElseThrow();
    assertThatThrownBy(() -> reviewing.override(round.id(), wishes.number(), ruledOut, "They asked.")).isInstanceOfSatisfying(WrongField.class,
        wrong -> assertThat(wrong.messageKey()).isEqualTo("round.override.ruledOut"));
    reviewing.override(round.id(), other.number(), null, "Kin are about to be found.");
    reviewing.override(round.id(), wishes.number(), otherPlace, "A canary reason.");

    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "publish"));
    assertThat(parties.placesTaken(one)).isZero();
    assertThat(parties.placesTaken(two)).isOne();
    assertThat(officers.waitsAt(other.number())).containsExactly(POOL);
    assertThat(overrides.counting(null, 10)).filteredOn(each -> each.round().equals(round.number())).hasSize(2).anySatisfy(kept -> {
      assertThat(kept.reason()).isEqualTo("A canary reason.");
      assertThat(kept.pointsLost()).isEqualTo(8);
      assertThat(kept.state()).isEqualTo("held");
    });
    assertThatThrownBy(() -> reviewing.override(round.id(), wishes.number(), null, "Too late.")).isInstanceOf(WrongField.class);
  }

  @Test
  void aPlaceOrAFamilyGoneMeanwhileStaysForTheNextRoundWithTheReason() {
    Party gone = sponsor("GONE", "winnipeg", 1);
    CaseFile file = waiting("MB");
    CaseFile withdrawn = waiting(null);
    Party second = sponsor("SECOND", "halifax", 1);
    MatchingRound round = planned();
    jdbc.sql("update sponsor set families = 0 where organization_id = ?").param(gone.id()).update();
    release(withdrawn);

    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "publish"));
    assertThat(family(round, file).outcome()).isEqualTo("placeGone");
    assertThat(family(round, withdrawn).outcome()).isEqualTo("notWaiting");
    assertThat(officers.waitsAt(file.number())).containsExactly(POOL);
    assertThat(parties.placesTaken(second)).isZero();
    assertThat(mails(file)).isEmpty();
    assertThat(officers.ended(round.number())).isTrue();
  }

  @Test
  void aLimitThatStandsSinceThePlanKeepsThePairApart() {
    sponsor("ONE", "winnipeg", 1);
    CaseFile file = waiting("MB");
    MatchingRound round = planned();
    jdbc.sql("update referral_version set content = '{}' where case_id = ?").param(file.id()).update();
    officers.complete(round.number(), REVIEW, "matching", Map.of("planDecision", "publish"));
    assertThat(family(round, file).outcome()).isEqualTo("limit");
    assertThat(family(round, file).outcomeLimit()).isEqualTo("noConsent");
  }

  @Test
  void aCaseThatStoppedBetweenHoldAndTellingIsSkippedAndOneThatFailsHoldsUpNoOther() {
    Party sponsor = sponsor("BOTH", "winnipeg", 3);
    List<CaseFile> files = IntStream.range(0, 3).mapToObj(each -> waiting("MB")).toList();
    MatchingRound round = planned();
    publishWithoutTelling(round);
    assertThat(parties.placesTaken(sponsor)).isEqualTo(3);
    assertThat(files).allSatisfy(file -> assertThat(mails(file)).containsExactly("holdPlaced"));

    release(files.get(0));
    List<Job> tellings = management.createJobQuery().processInstanceId(instance(round)).list();
    assertThat(tellings).hasSize(3);
    // the power fails after the case was told and before that was kept
    transaction.executeWithoutResult(status -> {
      management.executeJob(tellings.get(1).getId());
      status.setRollbackOnly();
    });
    assertThat(jdbc.sql("select count(told) from round_family where round_id = ?").param(round.id()).query(Integer.class).single()).isZero();
    management.executeJob(tellings.get(0).getId());
    officers.runJobs(round.number());
    officers.runJobs(round.number());

    assertThat(officers.ended(round.number())).isTrue();
    assertThat(state(files.get(0))).isEqualTo("released");
    assertThat(family(round, files.get(0)).told()).isEqualTo("tooLate");
    assertThat(parties.placesTaken(sponsor)).isEqualTo(2);
    assertThat(files.subList(1, 3)).allSatisfy(file -> assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT));
    assertThat(files.subList(1, 3)).allSatisfy(file -> assertThat(mails(file)).containsExactly("holdPlaced"));
  }

  @Test
  void aStuckRoundIsGivenUpOnceWithItsRunAndFreesTheNext() throws Exception {
    MatchingRound round = beginning.begin().orElseThrow();
    refusesToGiveUp(round, "round.giveUp.goesOn");
    failing("alter table matching_round add constraint broken check (id <> '" + round.id() + "' or nobody_because is null)", "matching_round", round);
    assertThat(givingUp.stuck(round)).isTrue();
    assertThat(beginning.begin()).isEmpty();

    ExecutorService threads = Executors.newFixedThreadPool(2);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> both = IntStream.range(0, 2).<Future<?>>mapToObj(each -> threads.submit(() -> {
      start.await();
      officers.signIn("matching");
      givingUp.giveUp(round.id(), "A fictional fault.");
      return null;
    })).toList();
    start.countDown();
    threads.shutdown();
    int refused = 0;
    for (Future<?> each : both) {
      try {
        each.get();
      } catch (ExecutionException late) {
        assertThat(late.getCause()).isInstanceOfSatisfying(WrongField.class, wrong -> assertThat(wrong.messageKey()).isEqualTo("round.giveUp.ended"));
        refused++;
      }
    }
    assertThat(refused).isOne();
    assertThat(rounds.get(round.id())).satisfies(ended -> {
      assertThat(ended.state()).isEqualTo(MatchingRound.State.discarded);
      assertThat(ended.discardReason()).isEqualTo("A fictional fault.");
      assertThat(ended.endedBy()).isEqualTo("matching");
      assertThat(givingUp.stuck(ended)).isFalse();
    });
    assertThat(officers.ended(round.number())).isTrue();
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'giveUpRound' and subject = ?").param(round.number()).query(Integer.class).single()).isOne();
    assertThat(planned().state()).isEqualTo(MatchingRound.State.nobody);
  }

  @Test
  void aRoundIsGivenUpBeforeItsHoldsArePlacedButNotAfterwards() {
    Party sponsor = sponsor("STUCK", "winnipeg", 2);
    CaseFile file = waiting("MB");
    MatchingRound round = planned();
    decidedToPublish(round);
    failing("alter table round_family add constraint broken check (round_id <> '" + round.id() + "' or outcome is null)", "round_family", round);
    assertThat(rounds.get(round.id()).state()).isEqualTo(MatchingRound.State.publishing);
    officers.signIn("matching");
    givingUp.giveUp(round.id(), "A fictional fault.");
    assertThat(officers.ended(round.number())).isTrue();
    assertThat(officers.waitsAt(file.number())).containsExactly(POOL);
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(mails(file)).isEmpty();

    MatchingRound next = planned();
    officers.complete(next.number(), REVIEW, "matching", Map.of("planDecision", "publish"));
    assertThat(state(file)).isEqualTo("held");
    refusesToGiveUp(next, "round.giveUp.published");
    assertThat(state(file)).isEqualTo("held");
  }

  @Test
  void aRoundBeginsByItselfOnlyWhenFamiliesWaitAndNoneEndedLately() {
    assertThat(beginning.beginWhenDue()).isEmpty();
    sponsor("A", "winnipeg", 1);
    waiting(null);
    jdbc.sql("update matching_round set ended_at = ended_at - interval '30 days', begun_at = begun_at - interval '30 days'").update();
    MatchingRound begun = beginning.beginWhenDue().orElseThrow();
    assertThat(begun.begunBy()).isEqualTo("system");
    assertThat(beginning.beginWhenDue()).isEmpty();
    officers.runJobs(begun.number());
    officers.complete(begun.number(), REVIEW, "matching", Map.of("planDecision", "discard", "reason", "A test."));
    assertThat(beginning.beginWhenDue()).isEmpty();
    clock.advance(Duration.ofDays(8));
    assertThat(beginning.beginWhenDue()).isPresent();
    clock.reset();
    String number = rounds.underWay().orElseThrow().number();
    officers.runJobs(number);
    officers.complete(number, REVIEW, "matching", Map.of("planDecision", "discard", "reason", "A test."));
  }

  /** Lets the round's job fail as often as it is tried. */
  private void failing(String constraint, String table, MatchingRound round) {
    jdbc.sql(constraint).update();
    try {
      officers.signOut();
      String job = management.createJobQuery().processInstanceId(instance(round)).singleResult().getId();
      for (int tries = 0; tries < 3; tries++) {
        assertThat(givingUp.stuck(round)).as("stuck while it is still tried").isFalse();
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(Exception.class);
      }
    } finally {
      jdbc.sql("alter table " + table + " drop constraint broken").update();
    }
  }

  private void refusesToGiveUp(MatchingRound round, String key) {
    officers.signIn("matching");
    assertThatThrownBy(() -> givingUp.giveUp(round.id(), "A fictional reason.")).isInstanceOfSatisfying(WrongField.class,
        wrong -> assertThat(wrong.messageKey()).isEqualTo(key));
    officers.signOut();
  }

  private void publishWithoutTelling(MatchingRound round) {
    decidedToPublish(round);
    management.createJobQuery().processInstanceId(instance(round)).list().forEach(job -> management.executeJob(job.getId()));
  }

  private void decidedToPublish(MatchingRound round) {
    officers.signIn("matching");
    transaction.executeWithoutResult(status -> reviewing.decide(round.id(), ReviewingPlan.Decision.publish, null));
    officers.signOut();
    String task = officers.task(round.number(), REVIEW).getId();
    runtime.setVariable(instance(round), "planDecision", "publish");
    tasks.complete(task);
  }

  private MatchingRound planned() {
    MatchingRound round = beginning.begin().orElseThrow();
    officers.runJobs(round.number());
    return rounds.get(round.id());
  }

  private PlacedFamily family(MatchingRound round, CaseFile file) {
    return pools.family(round.id(), file.number()).orElseThrow();
  }

  private @Nullable UUID sponsorOf(MatchingRound round, PlacedFamily family) {
    return family.chosen() == null ? null : pools.sponsors(round.id()).get(family.chosen()).id();
  }

  private Party sponsor(String code, String place, int families) {
    return parties.sponsor(code, place, language, families, LARGE);
  }

  /** A family too large for the demonstration's sponsors that waits in the pool. */
  private CaseFile waiting(@Nullable String province) {
    return waiting(province, LARGE);
  }

  private CaseFile waiting(@Nullable String province, int size) {
    CaseFile file = cases.open(Priority.normal, province, null);
    List<Person> family = new ArrayList<>(persons.of(file.id()));
    for (int position = family.size() + 1; position <= size; position++) {
      family.add(new Person(UUID.randomUUID(), position, "child", true, "Child Testfictional", null, "female", "2015", null, null, null, null, null));
    }
    persons.replace(file.id(), family);
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(POOL);
    return file;
  }

  private void link(CaseFile file, CaseFile other) {
    jdbc.sql("insert into record_link (id, kind, case_id, other_case_id, person_id, other_person_id, ended_file, reason, made_by, made_at) "
            + "values (gen_random_uuid(), 'link', ?, ?, ?, ?, false, 'A fictional reason.', 'merge', now())")
        .params(file.id(), other.id(), persons.of(file.id()).get(1).id(), persons.of(other.id()).get(1).id()).update();
  }

  private void release(CaseFile file) {
    transaction.executeWithoutResult(status -> holds.forEach(hold -> hold.release(file)));
  }

  private String instance(MatchingRound round) {
    return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(round.number()).singleResult().getId();
  }

  private String state(CaseFile file) {
    return jdbc.sql("select state from proposal where case_id = ?").param(file.id()).query(String.class).single();
  }

  private List<String> mails(CaseFile file) {
    return jdbc.sql("select template from outbox where case_number = ? and template <> 'sponsorshipEnded' order by created_at").param(file.number())
        .query(String.class).list();
  }
}
