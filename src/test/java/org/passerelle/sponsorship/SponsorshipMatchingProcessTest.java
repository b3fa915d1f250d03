package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
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
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of {@code sponsorship-matching.bpmn}. */
@CoversModel("sponsorship-matching")
class SponsorshipMatchingProcessTest extends IntegrationTest {

  private static final String APPROVE = "userTask_approveProposal";
  private static final String AWAIT = "receiveTask_awaitSponsorAnswer";

  /** More than any sponsor of the demonstration takes, so that only this test's own come into question. */
  private static final int LARGE = 20;

  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private SponsorshipMatching matching;
  @Autowired
  private Charges charges;
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
    assertThat(passed(file)).contains("event_sponsorTakesCharge");
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
        .containsExactly("streamChosen", "holdPlaced", "sponsorAccepted", "sponsorTookCharge");
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
  void aFoundSponsorIsApprovedRemindedAndAccepts() {
    Party sponsor = sponsor("FOUND", "halifax", 1);
    CaseFile file = begin(Priority.urgent, "NS", null, LARGE);
    assertThat(officers.waitsAt(file.number())).containsExactly(APPROVE);
    assertThat(answers.toAnswer(sponsor.id())).isEmpty();
    assertThat(mails(file)).isEmpty();

    officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "approve"));
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    officers.fireTimer(file.number(), "event_holdHalfTime");
    assertThat(passed(file)).contains("event_sponsorReminded");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(mails(file)).containsExactly("holdPlaced", "holdReminded");

    answer(sponsor, held(sponsor), true, null);
    assertThat(passed(file)).contains("event_sponsorTakesCharge");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.blended);
  }

  @Test
  void afterAsManySponsorsAsTheProgrammeAllowsTheStateTakesCharge() {
    Party first = sponsor("A", "winnipeg", 4);
    Party second = sponsor("B", "winnipeg", 3);
    Party third = sponsor("C", "winnipeg", 2);
    Party neverAsked = sponsor("D", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, "MB", null, LARGE);

    officers.complete(file.number(), APPROVE, "jumelage", Map.of("proposalDecision", "nextSponsor", "reason", "Trop loin des soins."));
    assertThat(parties.placesTaken(first)).isZero();
    officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "approve"));
    officers.fireTimer(file.number(), "event_holdExpired");
    assertThat(parties.placesTaken(second)).isZero();
    assertThat(mails(file)).containsExactly("holdPlaced", "holdExpired");
    officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "approve"));
    Proposal lost = answers.past(second.id(), 0).get(0);
    assertThatThrownBy(() -> answer(second, lost, true, null)).isInstanceOf(NotWaiting.class);
    answer(third, held(third), false, "Our housing fell through.");

    assertThat(passed(file)).contains("event_stateTakesCharge");
    assertThat(outcome(file, "takenInChargeBy")).isEqualTo("state");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.stateAssisted);
    assertThat(charges.of(file.id()).proposals()).extracting(tried -> tried.proposal().state())
        .containsExactly(ProposalState.rejected, ProposalState.expired, ProposalState.declined);
    assertThat(parties.placesTaken(third)).isZero();
    assertThat(parties.placesTaken(neverAsked)).isZero();
    assertThat(answers.past(first.id(), 0)).isEmpty();
  }

  @Test
  void anOfficerMayLetTheStateTakeChargeButMustSayWhy() {
    Party sponsor = sponsor("A", "winnipeg", 1);
    CaseFile file = begin(Priority.normal, null, null, LARGE);

    assertThatThrownBy(() -> officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "stateTakesCharge")))
        .hasMessageContaining("Fill in “Reasons”");
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);

    officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "stateTakesCharge", "reason", "Too far from kin."));
    assertThat(passed(file)).contains("event_stateTakesCharge");
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(charges.of(file.id()).proposals().get(0).proposal().officerReason()).isEqualTo("Too far from kin.");
  }

  @Test
  void anEmergencyNeverWaitsForASponsor() {
    Party sponsor = sponsor("NAMED", "winnipeg", 1);
    CaseFile file = begin(Priority.emergency, null, sponsor.code(), 2);

    assertThat(passed(file)).contains("event_stateTakesCharge").doesNotContain("serviceTask_proposeSponsor");
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

    assertThat(passed(file)).contains("event_stateTakesCharge").doesNotContain("serviceTask_proposeSponsor");
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
    Party proposed = sponsor("P", "winnipeg", 1);
    CaseFile withOfficer = begin(Priority.normal, null, null, LARGE);
    release(withOfficer);
    assertThat(parties.placesTaken(proposed)).isZero();
    assertThat(mails(withOfficer)).isEmpty();

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
    assertThat(mails(file)).containsExactly("holdPlaced", "sponsorshipEnded");
  }

  @Test
  void ofManyCasesAtOnceOneGetsTheLastPlace() throws Exception {
    Party sponsor = sponsor("LAST", "winnipeg", 1);
    List<CaseFile> files = IntStream.range(0, 8).mapToObj(each -> open(Priority.normal, null, null, LARGE)).toList();
    List<Future<Boolean>> proposals = atOnce(files, file -> matching.proposeNext(file.id()));

    int won = 0;
    for (Future<Boolean> proposal : proposals) {
      won += proposal.get() ? 1 : 0;
    }
    assertThat(won).isEqualTo(1);
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);
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
            "holdExpiresAt", "holdReminderAt", "sponsorAccepted", "sponsorProposed", "takenInChargeBy");
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
