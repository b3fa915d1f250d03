package org.passerelle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.partner.authorization.ExpiryRounds;
import org.passerelle.partner.authorization.RunningUnder;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorizationChanges;
import org.passerelle.partner.authorization.WorkAuthorizations;
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
  private static final String CLEAR = "userTask_clearGate";
  private static final String RESUME = "receiveTask_awaitResumption";
  private static final String FRAUD = "userTask_handleFraud";
  private static final String SECOND = "userTask_giveSecondOpinion";

  @Autowired
  private Attesting attesting;
  @Autowired
  private Visiting visiting;
  @Autowired
  private WorkAuthorizationChanges authorizationChanges;
  @Autowired
  private WorkAuthorizations authorizations;
  @Autowired
  private ExpiryRounds expiry;
  @Autowired
  private List<RunningUnder> running;
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

  @Test
  void whereNoContactIsSafeNobodyIsAsked() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    CaseFile file = begin(Priority.normal, "noContact");

    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(attesting.toAnswer(ngo.id())).isEmpty();
    assertThat(mails(file)).isEmpty();
  }

  @Test
  void aRequestIsRemoteWhereAMeetingIsNotSafe() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    begin(Priority.normal, "remoteOnly");

    assertThat(openRequest(ngo).manner()).isEqualTo(Manner.remote);
  }

  @Test
  void aShutGateGoesToComplianceAndOpensOnceWhatWasMissingIsMended() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    endAgreement(ngo, LocalDate.of(2020, 12, 31));
    CaseFile file = begin(Priority.normal);
    assertThat(officers.waitsAt(file.number())).containsExactly(CLEAR);
    assertThat(attesting.toAnswer(ngo.id())).as("nothing has reached the NGO").isEmpty();
    assertThat(mails(file)).isEmpty();

    answerGate(file, "checkAgain");
    assertThat(officers.waitsAt(file.number())).as("nothing was mended").containsExactly(CLEAR);
    assertThatThrownBy(() -> officers.complete(file.number(), CLEAR, "compliance", Map.of("gateAnswer", "open", "reason", "Please.")))
        .as("nobody opens it by hand").hasMessageContaining("Choose one of");
    endAgreement(ngo, null);
    answerGate(file, "checkAgain");

    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(openRequest(ngo).caseNumber()).isEqualTo(file.number());
  }

  @Test
  void complianceAsksAnotherNgoOrHasSafetyAssessedAgainOrGoesOnWithoutAny() {
    Party first = parties.verifier("A", country, "prs", 5);
    Party second = parties.verifier("B", country, "prs", 5);
    endAgreement(first, LocalDate.of(2020, 12, 31));
    endAgreement(second, LocalDate.of(2020, 12, 31));
    CaseFile file = begin(Priority.normal);
    answerGate(file, "assessSafety");
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_assessSafety");
    officers.assessSafety(file.number());
    endAgreement(second, null);
    answerGate(file, "anotherNgo");
    assertThat(openRequest(second).caseNumber()).isEqualTo(file.number());
    attest(second, openRequest(second));
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "confirmed", "reason", "One source, but a strong one."));
    assertThat(officers.ended(file.number())).isTrue();

    CaseFile without = begin(Priority.normal, () -> endAgreement(second, LocalDate.of(2020, 12, 31)));
    answerGate(without, "withoutNgo");
    assertThat(officers.waitsAt(without.number())).containsExactly(DECIDE);
  }

  @Test
  void aHoldMovesTheDeadlineAndEndsByTheNgoOrByItself() {
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    CaseFile file = begin(Priority.normal);
    VerificationRequest request = openRequest(ngo);
    LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
    officers.signIn(ngo.signIn());
    VerificationRequest held = visiting.hold(ngo.id(), request.id(), until, "The road is closed.").orElseThrow();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(RESUME);
    assertThat(holder(file)).as("the file is still the NGO’s").isEqualTo("ngo");
    assertThat(Duration.between(request.dueAt(), held.dueAt())).isBetween(Duration.ofDays(9), Duration.ofDays(10));

    officers.signIn(ngo.signIn());
    visiting.resume(ngo.id(), request.id());
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    assertThat(openRequest(ngo).dueAt()).isCloseTo(request.dueAt(), within(1, ChronoUnit.MINUTES));

    CaseFile other = begin(Priority.normal);
    VerificationRequest second = attesting.toAnswer(ngo.id()).stream().filter(each -> each.caseId().equals(other.id())).findFirst().orElseThrow();
    officers.signIn(ngo.signIn());
    visiting.hold(ngo.id(), second.id(), until, "The family has moved.");
    officers.fireTimer(other.number(), "event_holdOver");
    assertThat(officers.waitsAt(other.number())).containsExactly(AWAIT);
    attest(ngo, second);
    assertThat(officers.waitsAt(other.number())).containsExactly(DECIDE);
  }

  @Test
  void whatAnNgoHandsBackGoesToAnother() {
    Party first = parties.verifier("A", country, "prs", 5);
    Party second = parties.verifier("B", country, "fr", 5);
    CaseFile file = begin(Priority.normal);
    VerificationRequest request = openRequest(first);
    officers.signIn(first.signIn());
    visiting.handBack(first.id(), request.id(), Visiting.HandBackReason.cannotReach, "Nobody opens.");
    officers.runJobs(file.number());

    assertThat(openRequest(second).caseNumber()).isEqualTo(file.number());
    assertThat(attesting.toAnswer(first.id())).isEmpty();
  }

  @Test
  void anIncidentStopsEverythingPagesSupervisorsAndHasSafetyAssessedAfresh() {
    Party first = parties.verifier("A", country, "prs", 5);
    Party second = parties.verifier("B", country, "fr", 5);
    CaseFile file = begin(Priority.urgent);
    VerificationRequest request = openRequest(first);
    officers.signIn(first.signIn());
    visiting.reportIncident(first.id(), request.id(), Incident.Kind.familyInDanger, LocalDate.of(2026, 3, 4), "They were followed.");
    assertThat(told(file)).as("at once, before anything else runs").contains("verificationIncident");
    officers.runJobs(file.number());

    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_assessSafety");
    assertThat(attesting.toAnswer(first.id())).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    officers.assessSafety(file.number());
    assertThat(openRequest(second).caseNumber()).isEqualTo(file.number());
  }

  @Test
  void anAuthorizationThatIsRevokedInMidRequestStopsItAtOnce() {
    country = controlled();
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    UUID authorization = authorize(ngo, today().plusDays(30));
    CaseFile file = begin(Priority.normal);
    assertThat(openRequest(ngo).authorizationId()).isEqualTo(authorization);
    officers.signIn("compliance");
    authorizationChanges.revoke(authorization, authorizations.get(authorization).version(), "Withdrawn by Public Safety.");

    assertThat(attesting.toAnswer(ngo.id())).as("at once").isEmpty();
    assertThat(mails(file)).containsExactly("attestationRequested", "attestationStopped");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(CLEAR);
    assertThat(passed(file)).contains("event_authorizationEnded", "serviceTask_stopRequest");
    assertThat(running.stream().flatMap(each -> each.of(authorization).stream())).as("officers see what was in hand")
        .anyMatch(line -> line.caseNumber().equals(file.number()) && !line.running());
  }

  @Test
  void anAuthorizationThatExpiresInMidRequestStopsItWithinAMinute() {
    country = controlled();
    Party ngo = parties.verifier("NGO", country, "prs", 5);
    authorize(ngo, today().plusDays(2));
    CaseFile file = begin(Priority.normal);
    VerificationRequest request = openRequest(ngo);
    clock.advance(Duration.ofDays(4));
    expiry.announce();
    officers.runJobs(file.number());

    assertThat(attesting.toAnswer(ngo.id())).isEmpty();
    assertThat(officers.waitsAt(file.number())).containsExactly(CLEAR);
    assertThatThrownBy(() -> attest(ngo, request)).isInstanceOf(org.passerelle.engine.CaseProcesses.NotWaiting.class);
    answerGate(file, "checkAgain");
    assertThat(officers.waitsAt(file.number())).as("without an authorization the gate stays shut").containsExactly(CLEAR);
  }

  @Test
  void twoSourcesThatDisagreeBothStandBeforeTheOfficer() {
    Party first = parties.verifier("A", country, "prs", 5);
    Party second = parties.verifier("B", country, "prs", 5);
    CaseFile file = begin(Priority.normal);
    attest(first, openRequest(first), Finding.matches);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "inconclusive", "reason", "One source only."));
    attest(second, openRequest(second), Finding.contradicts);

    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(identityFile.of(file.id()).requests()).extracting(asked -> asked.attestation().finding())
        .containsExactly(Finding.matches, Finding.contradicts);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "confirmedWithReservations", "reason",
        "The second NGO met a namesake.", "reservations", "The birth of the eldest."));
    assertThat(passed(file)).contains("event_identityConfirmed");
    assertThat(outcome(file, "identityDecision")).isEqualTo("confirmedWithReservations");
  }

  @Test
  void suspectedFraudIsSecondedThenHandledApartByAThirdPerson() {
    CaseFile file = begin(Priority.normal);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "suspectedFraud", "reason", "A forged letter."));
    officers.complete(file.number(), SECOND, "identite", Map.of("secondOpinion", "agree", "reason", "D’accord."));
    officers.complete(file.number(), FRAUD, "compliance", Map.of("fraudOutcome", "notUpheld", "reason", "They were deceived themselves."));
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "suspectedFraud", "reason", "Another letter."));
    officers.complete(file.number(), SECOND, "identite", Map.of("secondOpinion", "agree", "reason", "D’accord."));
    officers.complete(file.number(), FRAUD, "compliance", Map.of("fraudOutcome", "upheld", "reason", "They wrote it."));

    assertThat(passed(file)).contains("event_fraudUpheld");
    assertThat(outcome(file, "identityDecision")).isEqualTo("suspectedFraud");
  }

  @Test
  void anEmergencyIsAcceptedByTwoOfficersOnly() {
    CaseFile file = begin(Priority.emergency);
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "emergencyOverride", "reason", "They are hunted.",
        "stillOwed", "Two sources, after arrival in the third country."));
    assertThatThrownBy(() -> officers.complete(file.number(), SECOND, "identity", Map.of("secondOpinion", "agree", "reason", "Hurry.")))
        .isInstanceOf(RuntimeException.class);
    assertThat(officers.waitsAt(file.number())).containsExactly(SECOND);
    release(file, SECOND);
    officers.complete(file.number(), SECOND, "identite", Map.of("secondOpinion", "agree", "reason", "D’accord."));

    assertThat(passed(file)).contains("event_identityOverridden");
  }

  private CaseFile begin(Priority priority) {
    return begin(priority, "inPerson");
  }

  private CaseFile begin(Priority priority, String contact) {
    CaseFile file = open(priority);
    cases.begin("identity-verification", file, Map.of("priority", priority.name()));
    officers.assessSafety(file.number(), contact);
    return file;
  }

  private CaseFile begin(Priority priority, Runnable before) {
    before.run();
    return begin(priority);
  }

  private void answerGate(CaseFile file, String answer) {
    officers.complete(file.number(), CLEAR, "compliance", Map.of("gateAnswer", answer, "reason", "A fictional reason."));
  }

  private void endAgreement(Party ngo, LocalDate last) {
    jdbc.sql("update agreement_terms set ends_on = ? where agreement_id in (select id from agreement where organization_id = ?)")
        .params(Arrays.asList(last, ngo.id())).update();
  }

  /** A country of the test's own that a fictional listed group controls. */
  private String controlled() {
    String code = OutsideParties.country();
    jdbc.sql("insert into controlled_area (id, country, listed_group, from_day, source, entered_by, entered_at) "
        + "values (gen_random_uuid(), ?, 'Fictional group', '2020-01-01', 'A test', 'compliance', now())").param(code).update();
    return code;
  }

  private UUID authorize(Party ngo, LocalDate until) {
    officers.signIn("compliance");
    UUID id = authorizationChanges.enter(new Facts(Kind.authorization, "T-" + OutsideParties.word(), "The department", List.of("immigration"), country,
        null, null, today().minusDays(1), until, null));
    authorizationChanges.name(id, authorizations.get(id).version(), ngo.code(), today().minusDays(1));
    officers.signOut();
    return id;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private String holder(CaseFile file) {
    return jdbc.sql("select holder from case_wait where case_id = ? and ended_at is null").param(file.id()).query(String.class).single();
  }

  /** Mails to supervisors. */
  private List<String> told(CaseFile file) {
    return jdbc.sql("select distinct template from outbox where case_number = ? and recipient in (select email from account where 'supervisor' = any(roles))")
        .param(file.number()).query(String.class).list();
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
    attest(ngo, request, Finding.matches);
  }

  private void attest(Party ngo, VerificationRequest request, Finding finding) {
    officers.signIn(ngo.signIn());
    attesting.attest(ngo.id(), request.id(), attestation(finding));
    officers.runJobs(request.caseNumber());
  }

  private static Attestation attestation() {
    return attestation(Finding.matches);
  }

  private static Attestation attestation(Finding finding) {
    return new Attestation(LocalDate.of(2026, 3, 4), Manner.inPerson, "Quetta", "Two tazkiras, originals.", finding, Confidence.high, "");
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
