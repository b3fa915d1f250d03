package org.passerelle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of {@code identity-verification.bpmn}. */
@CoversModel("identity-verification")
class IdentityVerificationProcessTest extends IntegrationTest {

  private static final String AWAIT = "receiveTask_awaitAttestation";
  private static final String DECIDE = "userTask_decideIdentity";
  private static final String SECOND = "userTask_giveSecondOpinion";

  @Autowired
  private Attesting attesting;
  @Autowired
  private IdentityVerification verification;
  @Autowired
  private IdentityFile identityFile;
  @Autowired
  private Timeline timeline;
  @Autowired
  private HistoryService history;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private List<HeldByCase> holds;

  private String country;
  private OutsideParties parties;

  @BeforeEach
  void aCountryOfOurOwn() {
    country = OutsideParties.word();
    parties = new OutsideParties(jdbc);
  }

  @Test
  void anAttestationLeadsToTheOfficerWhoConfirms() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    CaseFile file = begin(Priority.normal);

    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    VerificationRequest request = openRequest(ngo);
    assertThat(Duration.between(clock.instant(), request.dueAt())).isBetween(Duration.ofDays(20), Duration.ofDays(21));
    assertThat(Duration.between(request.requestedAt(), request.remindAt()))
        .isCloseTo(Duration.ofDays(10).plusHours(12), Duration.ofMinutes(1));
    assertThat(mails(file)).containsExactly("attestationRequested");

    attest(ngo, request);
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "confirmed", "reason", "Tazkira and kin agree."));

    assertThat(passed(file)).contains("event_identityConfirmed");
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file, "identityDecision")).isEqualTo("confirmed");
    IdentityRecord record = identityFile.of(file.id());
    assertThat(record.requests()).singleElement().satisfies(asked -> {
      assertThat(asked.state()).isEqualTo(RequestState.answered);
      assertThat(asked.attestation()).isEqualTo(attestation());
      assertThat(asked.attestedBy()).isEqualTo(ngo.signIn());
      assertThat(asked.verifierName("fr")).endsWith("(fictif)");
    });
    assertThat(record.decisions()).extracting(IdentityRecord.Decided::kind, IdentityRecord.Decided::decision,
            IdentityRecord.Decided::reason, IdentityRecord.Decided::decidedBy)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("first", "confirmed", "Tazkira and kin agree.", "identity"));
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code)
        .containsExactly("safetyAssessed.inPerson", "attestationRequested", "attestationReceived", "identityConfirmed");
  }

  @Test
  void theNgoIsRemindedAtHalfTimeAndTheWaitGoesOn() {
    parties.verifier("NGO", country, "prs", 5);
    CaseFile file = begin(Priority.normal);

    officers.fireTimer(file.number(), "event_halfTimePassed");

    assertThat(passed(file)).contains("event_verifierReminded");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(mails(file)).containsExactly("attestationRequested", "attestationReminded");
  }

  @Test
  void atTheDeadlineAnotherNgoIsAskedAndWhenNoneIsLeftTheOfficerDecidesAlone() {
    Party first = parties.verifier("A", country, "prs", 5);
    Party second = parties.verifier("B", country, "fr", 5);
    CaseFile file = begin(Priority.urgent);
    VerificationRequest late = openRequest(first);

    officers.fireTimer(file.number(), "event_attestationOverdue");
    assertThat(attesting.toAnswer(first.id())).isEmpty();
    assertThat(openRequest(second).caseNumber()).isEqualTo(file.number());
    assertThat(mails(file)).containsExactly("attestationRequested", "attestationOverdue", "attestationRequested");
    assertThatThrownBy(() -> attest(first, late)).isInstanceOf(org.passerelle.engine.CaseProcesses.NotWaiting.class);
    assertThat(openRequest(second).open()).isTrue();

    officers.fireTimer(file.number(), "event_attestationOverdue");
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(passed(file)).doesNotContain("event_identityConfirmed");
    assertThat(identityFile.of(file.id()).requests()).extracting(IdentityRecord.Asked::state)
        .containsExactly(RequestState.overdue, RequestState.overdue);
  }

  @Test
  void withoutAnyNgoTheOfficerDecidesOnTheFileAlone() {
    CaseFile file = begin(Priority.normal);

    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(mails(file)).isEmpty();
  }

  @Test
  void anInconclusiveIdentityGoesToAnotherNgoAndIsRefusedWhenNoneIsLeft() {
    Party first = parties.verifier("A", country, "prs", 5);
    Party second = parties.verifier("B", country, "prs", 5);
    CaseFile file = begin(Priority.normal);
    attest(first, openRequest(first));

    officers.complete(file.number(), DECIDE, "identite", Map.of("identityDecision", "inconclusive", "reason", "Trop peu d’éléments."));
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    attest(second, openRequest(second));

    assertThatThrownBy(() -> officers.complete(file.number(), DECIDE, "identite",
        Map.of("identityDecision", "inconclusive", "reason", "Encore trop peu.")))
        .hasMessageContaining("Aucune autre ONG");
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(identityFile.of(file.id()).decisions()).hasSize(1);
  }

  @Test
  void aContradictionNeedsASecondOfficer() {
    CaseFile file = begin(Priority.normal);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "contradicted", "reason", "Another person’s papers."));
    assertThat(officers.waitsAt(file.number())).containsExactly(SECOND);

    assertThatThrownBy(() -> officers.complete(file.number(), SECOND, "identity", Map.of("secondOpinion", "agree", "reason", "Still so.")))
        .hasMessageContaining("must come from another officer");
    assertThat(officers.waitsAt(file.number())).containsExactly(SECOND);

    release(file, SECOND);
    officers.complete(file.number(), SECOND, "identite", Map.of("secondOpinion", "agree", "reason", "Relu; d’accord."));
    assertThat(passed(file)).contains("event_identityContradicted");
    assertThat(outcome(file, "identityDecision")).isEqualTo("contradicted");
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsExactly("safetyAssessed.inPerson", "identityContradicted", "contradictionUpheld");
  }

  @Test
  void whenTheSecondOfficerDisagreesIdentityIsDecidedAgain() {
    CaseFile file = begin(Priority.normal);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "contradicted", "reason", "Dates differ."));
    officers.complete(file.number(), SECOND, "identite", Map.of("secondOpinion", "disagree", "reason", "Erreur de calendrier."));
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);

    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "confirmed", "reason", "Calendar explained."));
    assertThat(passed(file)).contains("event_identityConfirmed");
    assertThat(identityFile.of(file.id()).decisions()).extracting(IdentityRecord.Decided::decision)
        .containsExactly("contradicted", "disagree", "confirmed");
  }

  @Test
  void aDecisionWithoutAReasonOrOutsideTheListComesBack() {
    CaseFile file = begin(Priority.normal);
    assertThatThrownBy(() -> officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "confirmed", "reason", " ")))
        .hasMessageContaining("Fill in “Reasons”");
    assertThatThrownBy(() -> officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "maybe", "reason", "So.")))
        .hasMessageContaining("listed answers");
    assertThat(identityFile.of(file.id()).decisions()).isEmpty();
  }

  @Test
  void aCaseThatStopsTakesItsRequestBack() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    CaseFile file = begin(Priority.normal);
    VerificationRequest request = openRequest(ngo);

    transaction.executeWithoutResult(status -> holds.forEach(hold -> hold.release(file)));

    assertThat(attesting.toAnswer(ngo.id())).isEmpty();
    assertThat(mails(file)).containsExactly("attestationRequested", "attestationWithdrawn");
    assertThatThrownBy(() -> attest(ngo, request)).isInstanceOf(org.passerelle.engine.CaseProcesses.NotWaiting.class);
    assertThat(identityFile.of(file.id()).requests()).singleElement()
        .satisfies(asked -> assertThat(asked.attestation()).isNull());
  }

  @Test
  void ofManyCasesAtOnceNoMoreThanItsCapacityReachAnNgo() throws Exception {
    Party ngo = parties.verifier("NGO", country, "prs", 2);
    List<CaseFile> files = IntStream.range(0, 8).mapToObj(each -> open(Priority.normal)).toList();
    files.forEach(file -> cases.begin("identity-verification", file, Map.of("priority", "normal")));
    ExecutorService threads = Executors.newFixedThreadPool(files.size());
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Void>> begun = files.stream().map(file -> threads.submit((Callable<Void>) () -> {
      start.await();
      officers.assessSafety(file.number());
      return null;
    })).toList();
    start.countDown();
    for (Future<Void> one : begun) {
      one.get();
    }
    threads.shutdown();

    assertThat(attesting.toAnswer(ngo.id())).hasSize(2);
  }

  @Test
  void noVariableHoldsWhatWasWritten() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    CaseFile file = begin(Priority.normal);
    attest(ngo, openRequest(ngo));
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "confirmed", "reason", "A canary reason."));
    String process = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId();

    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process).list())
        .extracting(variable -> variable.getName())
        .containsOnly("caseId", "caseNumber", "priority", "contact", "safetyAssessed", "verifierFound", "verifierId", "gateOpen",
            "authorizationId", "attestationReminderAt", "attestationDueAt", "attestationOutcome", "identityDecision", "dueAt", "followUpAt",
            "taskPriority");
  }

  private CaseFile begin(Priority priority) {
    CaseFile file = open(priority);
    cases.begin("identity-verification", file, Map.of("priority", priority.name()));
    officers.assessSafety(file.number());
    return file;
  }

  private CaseFile open(Priority priority) {
    CaseFile file = cases.open(priority, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, file.id()).update();
    return file;
  }

  private VerificationRequest openRequest(Party ngo) {
    return attesting.toAnswer(ngo.id()).get(0);
  }

  private void attest(Party ngo, VerificationRequest request) {
    officers.signIn(ngo.signIn());
    attesting.attest(ngo.id(), request.id(), attestation());
    officers.runJobs(request.caseNumber());
  }

  private static Attestation attestation() {
    return new Attestation(LocalDate.of(2026, 3, 4), Manner.inPerson, "Quetta", "Two tazkiras, originals.", Finding.matches, Confidence.high,
        "");
  }

  private void release(CaseFile file, String task) {
    officers.signOut();
    jdbc.sql("update act_ru_task set assignee_ = null where id_ = ?").param(officers.task(file.number(), task).getId()).update();
  }

  private List<String> passed(CaseFile file) {
    officers.signOut();
    return history.createHistoricActivityInstanceQuery()
        .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId())
        .finished().list().stream().map(HistoricActivityInstance::getActivityId).toList();
  }

  private Object outcome(CaseFile file, String variable) {
    return history.createHistoricVariableInstanceQuery()
        .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId())
        .variableName(variable).singleResult().getValue();
  }

  private List<String> mails(CaseFile file) {
    return jdbc.sql("select template from outbox where case_number = ? and recipient not in (select email from account) order by created_at").param(file.number()).query(String.class).list();
  }
}
