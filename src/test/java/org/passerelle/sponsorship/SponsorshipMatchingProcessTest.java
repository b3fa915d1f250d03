package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Decision;
import org.passerelle.sponsorship.undertaking.FilingUndertakings;
import org.passerelle.sponsorship.undertaking.Plans;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.passerelle.sponsorship.undertaking.UndertakingsOnFile;
import org.passerelle.support.CoversModel;
import org.passerelle.support.ReceptionWindowsOpen;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of {@code sponsorship-matching.bpmn}. */
@CoversModel("sponsorship-matching")
class SponsorshipMatchingProcessTest extends IntegrationTest {

  private static final String AWAIT_HOLD = "receiveTask_awaitHold";
  private static final String AWAIT = "receiveTask_awaitSponsorAnswer";
  private static final String AWAIT_UNDERTAKING = "receiveTask_awaitUndertaking";
  private static final String ASSESS = "userTask_assessUndertaking";
  private static final String AWAIT_MINISTRY = "receiveTask_awaitMinistryDecision";
  private static final Map<String, Object> APPROVED = Map.of("undertakingDecision", "approved");

  /** More than any sponsor of the demonstration takes, so that only this test's own come into question. */
  private static final int LARGE = 20;

  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private SponsorshipMatching matching;
  @Autowired
  private Charges charges;
  @Autowired
  private Sponsors sponsors;
  @Autowired
  private Proposals proposals;
  @Autowired
  private FamiliesToPlace families;
  @Autowired
  private WaitingFamilies waiting;
  @Autowired
  private CaseProcesses processes;
  @Autowired
  private FilingUndertakings filing;
  @Autowired
  private DecidingUndertakings deciding;
  @Autowired
  private UndertakingsOnFile undertakings;
  @Autowired
  private Persons persons;
  @Autowired
  private Timeline timeline;
  @Autowired
  private HistoryService history;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private List<HeldByCase> holds;

  private OutsideParties parties;
  private String language;

  @BeforeEach
  void sponsorsOfOurOwn() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
  }

  @AfterEach
  void keepPlacesRight() {
    parties.closeSponsors(language);
    jdbc.sql("select s.organization_id from sponsor s where s.families_taken <> (select count(*) from proposal p "
        + "where p.sponsor_id = s.organization_id and p.state in ('proposed', 'held', 'accepted')) and ? = any(s.languages)")
        .param(language).query(UUID.class).list().forEach(wrong -> {
          throw new AssertionError("places of sponsor " + wrong + " do not match its proposals");
        });
  }

  @Test
  void theSponsorWhoNamedTheFamilyIsAskedAndAccepts() {
    Party sponsor = sponsor("NAMED", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, sponsor.code(), 2);

    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);
    Proposal held = held(sponsor);
    assertThat(held.named()).isTrue();
    assertThat(Duration.between(held.heldAt(), held.expiresAt())).isBetween(Duration.ofDays(7).minusSeconds(5), Duration.ofDays(7));
    assertThat(mails(file)).containsExactly("holdPlaced");

    answer(sponsor, held, true, null);
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_UNDERTAKING);
    file(file);
    officers.complete(file.number(), ASSESS, "matching", APPROVED);
    assertThat(passed(file)).contains("event_sponsorFound", "event_sponsorTakesCharge");
    assertThat(outcome(file, "takenInChargeBy")).isEqualTo("sponsor");
    SponsorshipRecord record = charges.of(file.id());
    assertThat(record.charge()).satisfies(charge -> {
      assertThat(charge.stream()).isEqualTo(Stream.namedSponsor);
      assertThat(charge.takenBy()).isEqualTo("sponsor");
      assertThat(charge.sponsorId()).isEqualTo(sponsor.id());
    });
    assertThat(record.proposals()).singleElement()
        .satisfies(tried -> assertThat(tried.proposal().answeredBy()).isEqualTo(sponsor.signIn()));
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code)
        .containsExactly("streamChosen", "holdPlaced", "sponsorAccepted", "undertakingAsked", "undertakingFiled", "undertakingApproved",
            "sponsorTookCharge");
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);
  }

  @Test
  void inQuebecANamedGroupIsAskedAndWhenItDeclinesTheStateTakesCharge() {
    Party sponsor = sponsor("FLEUVE", "sherbrooke", 1);
    CaseFile file = begin(Priority.normal, null, sponsor.code(), 2);
    assertThat(outcome(file, "destinationRegion")).isEqualTo("quebec");
    assertThat(outcome(file, "stream")).isEqualTo("quebecCollective");

    answer(sponsor, held(sponsor), false, "Notre situation a changé.");

    assertThat(passed(file)).contains("event_stateTakesCharge").doesNotContain("event_sponsorTakesCharge");
    assertThat(charges.of(file.id()).charge()).satisfies(charge -> {
      assertThat(charge.stream()).isEqualTo(Stream.quebecState);
      assertThat(charge.takenBy()).isEqualTo("state");
    });
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(charges.of(file.id()).proposals().get(0).proposal().declineReason()).isEqualTo("Notre situation a changé.");
  }

  @Test
  void inQuebecTheMinistryDecidesOnTheUndertakingBeforeTheFileGoesOn() {
    Party sponsor = sponsor("FLEUVE", "sherbrooke", 1);
    CaseFile file = begin(Priority.normal, "QC", sponsor.code(), 2);
    answer(sponsor, held(sponsor), true, null);
    file(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_MINISTRY);
    assertThat(holder(file)).isEqualTo("mifi");

    ministry(file, Decision.toBeCorrected, "L’annexe fictive manque.");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_UNDERTAKING);
    file(file);
    ministry(file, Decision.approved, null);

    assertThat(passed(file)).contains("event_sponsorTakesCharge");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.quebecCollective);
  }

  @Test
  void inQuebecARefusedUndertakingLeavesTheFamilyToTheState() {
    Party sponsor = sponsor("FLEUVE", "sherbrooke", 1);
    CaseFile file = begin(Priority.normal, "QC", sponsor.code(), 2);
    answer(sponsor, held(sponsor), true, null);
    file(file);
    ministry(file, Decision.refused, "Capacité non démontrée.");

    assertThat(passed(file)).contains("event_namedSponsorGone", "event_stateTakesCharge");
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.quebecState);
  }

  @Test
  void aFamilyWaitsForARoundWhichHoldsItForASponsorWhoIsRemindedAndAccepts() {
    Party sponsor = sponsor("FOUND", "halifax", 1);
    CaseFile file = begin(Priority.urgent, "NS", null, LARGE);
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_HOLD);
    assertThat(holder(file)).isEqualTo("ircc");
    assertThat(waiting.now()).contains(file.id());
    assertThat(answers.toAnswer(sponsor.id())).isEmpty();
    assertThat(mails(file)).isEmpty();

    hold(file, sponsor);
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(holder(file)).isEqualTo("sponsor");
    officers.fireTimer(file.number(), "event_holdHalfTime");
    assertThat(passed(file)).contains("event_sponsorReminded");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(mails(file)).contains("holdReminded");

    answer(sponsor, held(sponsor), true, null);
    officers.fireTimer(file.number(), "event_undertakingHalfTime");
    assertThat(passed(file)).contains("event_undertakingReminded");
    file(file);
    officers.complete(file.number(), ASSESS, "jumelage", APPROVED);
    assertThat(passed(file)).contains("event_sponsorTakesCharge");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.blended);
  }

  @Test
  void whatIsDeclinedExpiredOrNotFiledComesBackWithoutThatPairUntilTheLimitThenTheStateTakesCharge() {
    Party first = sponsor("A", "winnipeg", 4);
    Party second = sponsor("B", "winnipeg", 3);
    Party third = sponsor("C", "winnipeg", 2);
    Party neverAsked = sponsor("D", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, "MB", null, LARGE);

    hold(file, first);
    answer(first, held(first), false, "Trop loin des soins.");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_HOLD);
    assertThat(parties.placesTaken(first)).isZero();
    assertThat(families.get(file.id()).tried()).containsExactly(first.id());
    hold(file, second);
    officers.fireTimer(file.number(), "event_holdExpired");
    assertThat(parties.placesTaken(second)).isZero();
    Proposal lost = answers.past(second.id(), 0).get(0);
    assertThatThrownBy(() -> answer(second, lost, true, null)).isInstanceOf(NotWaiting.class);
    hold(file, third);
    answer(third, held(third), true, null);
    officers.fireTimer(file.number(), "event_undertakingOverdue");

    assertThat(passed(file)).contains("event_noSponsorLeft", "event_stateTakesCharge");
    assertThat(waiting.now()).doesNotContain(file.id());
    assertThat(outcome(file, "takenInChargeBy")).isEqualTo("state");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.stateAssisted);
    assertThat(charges.of(file.id()).proposals()).extracting(tried -> tried.proposal().state())
        .containsExactly(ProposalState.declined, ProposalState.expired, ProposalState.released);
    assertThat(parties.placesTaken(third)).isZero();
    assertThat(parties.placesTaken(neverAsked)).isZero();
  }

  @Test
  void aRefusedUndertakingSendsTheFamilyToTheNextRoundAndOneToBeCorrectedBackToItsSponsor() {
    Party sponsor = sponsor("A", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, null, LARGE);
    hold(file, sponsor);
    answer(sponsor, held(sponsor), true, null);
    file(file);
    officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "toBeCorrected", "reason", "The rent is missing."));
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_UNDERTAKING);
    file(file);
    officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "refused", "reason", "No money was shown."));

    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_HOLD);
    assertThat(parties.placesTaken(sponsor)).isZero();
  }

  @Test
  void aSearchThatIsOverLeavesTheFamilyToTheState() {
    sponsor("A", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, null, LARGE);
    officers.fireTimer(file.number(), "event_searchOver");

    assertThat(passed(file)).contains("event_searchEnded", "event_stateTakesCharge");
    assertThat(waiting.now()).doesNotContain(file.id());
  }

  @Test
  void whoComesBackHasWaitedSinceTheFirstDay() {
    Party sponsor = sponsor("A", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, null, LARGE);
    Instant since = families.get(file.id()).waitingSince();
    clock.advance(Duration.ofDays(30));
    try {
      hold(file, sponsor);
      assertThat(families.get(file.id()).waitingSince()).as("not while a sponsor holds it").isNull();
      answer(sponsor, held(sponsor), false, "Our housing fell through.");
      assertThat(families.get(file.id()).waitingSince()).isEqualTo(since);
    } finally {
      clock.reset();
    }
  }

  @Test
  void anOfficerMayChooseAnotherStreamInTheMiddleOfASearch() {
    Party sponsor = sponsor("A", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, null, LARGE);
    hold(file, sponsor);

    officers.signIn("matching");
    matching.chooseStream(file.id(), file.number(), Stream.stateAssisted, "A sister without room of her own lives in Regina.");
    officers.runJobs(file.number());

    assertThat(passed(file)).contains("serviceTask_endSearch", "event_stateTakesCharge");
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(mails(file)).contains("sponsorshipEnded");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.stateAssisted);
    assertThatThrownBy(() -> matching.chooseStream(file.id(), file.number(), Stream.blended, "Too late.")).isInstanceOf(NotWaiting.class);
  }

  @Test
  void aStreamChosenBeforehandCountsMoreThanTheTable() {
    sponsor("A", "winnipeg", 1);
    CaseFile file = open(Priority.normal, null, null, LARGE);
    officers.signIn("matching");
    matching.chooseStream(file.id(), file.number(), Stream.jointAssistance, "A grandmother who survived torture.");
    officers.signOut();
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());

    assertThat(outcome(file, "stream")).isEqualTo("jointAssistance");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT_HOLD);
  }

  @Test
  void aFamilyWithSpecialNeedsIsAssistedJointly() {
    Party sponsor = sponsor("A", "winnipeg", 1);
    CaseFile file = open(Priority.normal, null, null, 2);
    jdbc.sql("update referral set medical_need = 'significant' where case_id = ?").param(file.id()).update();
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    assertThat(outcome(file, "stream")).isEqualTo("jointAssistance");

    hold(file, sponsor);
    answer(sponsor, held(sponsor), true, null);
    file(file);
    officers.complete(file.number(), ASSESS, "matching", APPROVED);
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.jointAssistance);
  }

  @Test
  void anEmergencyNeverWaitsForASponsor() {
    Party sponsor = sponsor("NAMED", "winnipeg", 1);
    CaseFile file = begin(Priority.emergency, null, sponsor.code(), 2);

    assertThat(passed(file)).contains("event_stateTakesCharge").doesNotContain("serviceTask_enterPool");
    assertThat(parties.placesTaken(sponsor)).isZero();
  }

  @Test
  void whenNoSponsorCanTakeSuchAFamilyTheStateTakesCharge() {
    CaseFile file = begin(Priority.normal, null, null, LARGE);

    assertThat(outcome(file, "sponsorAvailable")).isEqualTo(false);
    assertThat(passed(file)).contains("event_stateTakesCharge");
  }

  @Test
  void inQuebecWithoutANamedSponsorTheStateTakesCharge() {
    sponsor("A", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, "QC", null, LARGE);

    assertThat(passed(file)).contains("event_stateTakesCharge").doesNotContain("serviceTask_enterPool");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.quebecState);
  }

  @Test
  void aNamedSponsorCountsOnlyWhenItFits() {
    Party full = sponsor("FULL", "winnipeg", 0);
    Party fits = sponsor("FITS", "winnipeg", 1);
    Party small = parties.sponsor("SMALL", "winnipeg", language, 1, 1);
    Party quebec = sponsor("QC", "sherbrooke", 1);

    assertThat(named(null, fits.code())).isTrue();
    assertThat(named("MB", fits.code())).isTrue();
    assertThat(named(null, full.code())).isFalse();
    assertThat(named(null, small.code())).isFalse();
    assertThat(named(null, "NOBODY")).isFalse();
    assertThat(named("QC", quebec.code())).isTrue();
    assertThat(named("QC", fits.code())).isFalse();
    assertThat(named("MB", quebec.code())).isFalse();
  }

  @Test
  void anAnswerAfterTheHoldIsRefusedThoughTheTimerHasNotFired() {
    Party sponsor = sponsor("NAMED", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, sponsor.code(), 2);
    Proposal held = held(sponsor);
    clock.advance(Duration.ofDays(7));

    assertThatThrownBy(() -> answer(sponsor, held, true, null)).isInstanceOf(NotWaiting.class);
    assertThat(answers.open(sponsor.id(), held.id()).orElseThrow()).satisfies(opened -> {
      assertThat(opened.answerable()).isFalse();
      assertThat(opened.profile()).isNull();
    });
    clock.reset();
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    answer(sponsor, held, true, null);
  }

  @Test
  void aCaseThatStopsGivesThePlaceBackWhereverItStands() {
    sponsor("P", "winnipeg", 1);
    CaseFile inPool = begin(Priority.normal, null, null, LARGE);
    release(inPool);
    assertThat(waiting.now()).doesNotContain(inPool.id());
    assertThat(mails(inPool)).isEmpty();

    Party named = sponsor("N", "winnipeg", 1);
    CaseFile withSponsor = begin(Priority.normal, null, named.code(), 2);
    Proposal held = held(named);
    release(withSponsor);
    assertThat(parties.placesTaken(named)).isZero();
    assertThat(mails(withSponsor)).containsExactly("holdPlaced", "sponsorshipEnded");
    assertThatThrownBy(() -> answer(named, held, true, null)).isInstanceOf(NotWaiting.class);
  }

  @Test
  void anUndertakingEndsWhenQuebecDoesNotSelectTheFamily() {
    Party sponsor = sponsor("QC", "sherbrooke", 1);
    CaseFile file = begin(Priority.normal, "QC", sponsor.code(), 2);
    answer(sponsor, held(sponsor), true, null);
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);

    charges.endSponsorship(file.id());
    charges.endSponsorship(file.id());

    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(charges.of(file.id()).charge()).satisfies(charge -> assertThat(charge.takenBy()).isNull());
    assertThat(mails(file)).containsExactlyInAnyOrder("holdPlaced", "undertakingAsked", "sponsorshipEnded");
  }

  @Test
  void ofManyCasesThatNameOneSponsorAtOnceOneGetsTheLastPlace() throws Exception {
    Party sponsor = sponsor("LAST", "winnipeg", 1);
    List<CaseFile> files = IntStream.range(0, 8).mapToObj(each -> open(Priority.normal, null, sponsor.code(), LARGE)).toList();
    for (Future<Boolean> begun : atOnce(files, file -> {
      cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
      return true;
    })) {
      assertThat(begun.get()).isTrue();
    }

    assertThat(files.stream().filter(file -> officers.waitsAt(file.number()).contains(AWAIT))).hasSize(1);
    assertThat(files.stream().filter(file -> officers.ended(file.number()))).hasSize(7);
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);
  }

  @Test
  void noVariableHoldsWhatWasWritten() {
    Party sponsor = sponsor("NAMED", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, sponsor.code(), LARGE);
    answer(sponsor, held(sponsor), false, "A canary reason.");

    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance(file)).list())
        .extracting(variable -> variable.getName())
        .containsExactlyInAnyOrder("caseId", "caseNumber", "priority", "destinationRegion", "sponsorNamed", "sponsorAvailable", "stream",
            "holdExpiresAt", "holdReminderAt", "sponsorAccepted", "specialNeeds", "namedSponsorAsked", "quebecDecides", "undertakingDecision",
            "takenInChargeBy");
  }

  private boolean named(@Nullable String province, String code) {
    CaseFile file = open(Priority.normal, province, code, 2);
    return matching.assess(file.id()).sponsorNamed();
  }

  private Party sponsor(String code, String place, int families) {
    return parties.sponsor(code, place, language, families, LARGE);
  }

  private CaseFile begin(Priority priority, @Nullable String province, @Nullable String sponsorCode, int size) {
    CaseFile file = open(priority, province, sponsorCode, size);
    cases.begin("sponsorship-matching", file, Map.of("priority", priority.name()));
    officers.runJobs(file.number());
    return file;
  }

  private CaseFile open(Priority priority, @Nullable String province, @Nullable String sponsorCode, int size) {
    CaseFile file = cases.open(priority, province, sponsorCode);
    List<Person> family = new ArrayList<>(persons.of(file.id()));
    for (int position = family.size() + 1; position <= size; position++) {
      family.add(new Person(UUID.randomUUID(), position, "child", true, "Child Testfictional", null, "female", "2015", null, null, null,
          null, null));
    }
    persons.replace(file.id(), family);
    return file;
  }

  /** As a round publishes it. */
  private void hold(CaseFile file, Party sponsor) {
    officers.signOut();
    transaction.executeWithoutResult(status -> {
      Room room = families.get(file.id()).room();
      assertThat(sponsors.takeRoom(sponsor.id(), room)).isTrue();
      Instant expires = clock.instant().plus(Duration.ofDays(7));
      proposals.hold(proposals.add(file.id(), sponsor.id(), false, room, clock.instant()), clock.instant(), expires);
      waiting.leave(file.id(), clock.instant());
      processes.tell(SponsorshipModel.HOLD_PUBLISHED, file.number(), Map.of(SponsorshipModel.HOLD_EXPIRES_AT, Date.from(expires),
          SponsorshipModel.HOLD_REMINDER_AT, Date.from(expires.minus(Duration.ofDays(3)))));
    });
    officers.runJobs(file.number());
  }

  /** As the sponsor files its undertaking. */
  private void file(CaseFile file) {
    Undertaking asked = undertaking(file);
    new ReceptionWindowsOpen(jdbc).receivedOnce(file.id(), asked.sponsorId());
    officers.signIn(jdbc.sql("select username from account where organization_id = ?").param(asked.sponsorId()).query(String.class).single());
    filing.save(asked.sponsorId(), asked.id(), path -> true, null, Plans.whole()).orElseThrow();
    filing.file(asked.sponsorId(), asked.id()).orElseThrow();
    officers.runJobs(file.number());
  }

  private void ministry(CaseFile file, Decision decision, @Nullable String reason) {
    officers.signIn("quebec");
    deciding.decide(jdbc.sql("select id from organization where kind = 'ministry'").query(UUID.class).single(), undertaking(file).id(), null, decision, reason);
    officers.runJobs(file.number());
  }

  private Undertaking undertaking(CaseFile file) {
    return undertakings.all(file.id()).get(0).undertaking();
  }

  private String holder(CaseFile file) {
    return jdbc.sql("select holder from case_wait where case_id = ? and ended_at is null").param(file.id()).query(String.class).single();
  }

  private Proposal held(Party sponsor) {
    return answers.toAnswer(sponsor.id()).get(0);
  }

  private void answer(Party sponsor, Proposal proposal, boolean accept, @Nullable String reason) {
    officers.signIn(sponsor.signIn());
    answers.answer(sponsor.id(), proposal.id(), accept, reason);
    officers.runJobs(proposal.caseNumber());
  }

  private void release(CaseFile file) {
    transaction.executeWithoutResult(status -> holds.forEach(hold -> hold.release(file)));
  }

  private static <T> List<Future<T>> atOnce(List<CaseFile> files, java.util.function.Function<CaseFile, T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(files.size());
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> all = files.stream().map(file -> threads.submit((Callable<T>) () -> {
      start.await();
      return work.apply(file);
    })).toList();
    start.countDown();
    threads.shutdown();
    return all;
  }

  private String instance(CaseFile file) {
    return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId();
  }

  private List<String> passed(CaseFile file) {
    officers.signOut();
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance(file)).finished().list().stream()
        .map(HistoricActivityInstance::getActivityId).toList();
  }

  private Object outcome(CaseFile file, String variable) {
    officers.signOut();
    return history.createHistoricVariableInstanceQuery().processInstanceId(instance(file)).variableName(variable).singleResult().getValue();
  }

  private List<String> mails(CaseFile file) {
    return jdbc.sql("select template from outbox where case_number = ? order by created_at").param(file.number()).query(String.class).list();
  }
}
