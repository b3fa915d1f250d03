package org.passerelle.identity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.identity.gate.Gate.Checked;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.identity.gate.SafetyAssessment.Contact;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.passerelle.identity.gate.SafetyAssessment.WorkPlace;
import org.passerelle.partner.OrganizationChanges;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.authorization.RunningUnder;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorizationChanges;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;

/** Each condition in front of a request to an NGO, and what happens when one of them ends while the NGO works. */
class GateTest extends IntegrationTest {

  @Autowired
  private Gate gate;
  @Autowired
  private GateChecks checks;
  @Autowired
  private SafetyAssessments assessments;
  @Autowired
  private WorkAuthorizations authorizations;
  @Autowired
  private WorkAuthorizationChanges authorizationChanges;
  @Autowired
  private OrganizationRegister register;
  @Autowired
  private OrganizationChanges organizationChanges;
  @Autowired
  @Qualifier("authorizedRequests")
  private RunningUnder runningUnder;
  @Autowired
  private TransactionTemplate transaction;

  private String country;
  private OutsideParties parties;
  private Party ngo;
  private CaseFile file;

  @BeforeEach
  void aFamilyAndAnNgoThatMayBeAsked() {
    country = OutsideParties.country();
    parties = new OutsideParties(jdbc);
    ngo = parties.verifier("GATE", country, "prs", 5);
    file = family();
    assess(Contact.inPerson, StaffSex.any, WorkPlace.outsideControlledArea, clock.instant());
  }

  @Test
  void isOpenWhenEverythingIsAsItMustBeAndWritesDownWhy() {
    Checked checked = check();
    assertThat(checked.open()).isTrue();
    assertThat(checked.authorizationId()).isNull();
    assertThat(codes()).containsExactly("agreementCovers", "notControlled", "screened", "safetyAssessed.inPerson", "unpaid");
    assertThat(latest().by()).isEqualTo("system");
    assertThat(latest().of(Condition.agreement).get(0).restsOn()).isEqualTo(ngo.code());
    assertThat(events()).doesNotContain("gateClosed");
  }

  @Test
  void showsAllThatIsMissingTogether() {
    jdbc.sql("update agreement_terms set ends_on = '2020-02-01' where agreement_id = (select id from agreement where number = ?)").param(ngo.code())
        .update();
    jdbc.sql("update organization set suspended_at = now() where id = ?").param(ngo.id()).update();
    jdbc.sql("delete from organization_screening where organization_id = ?").param(ngo.id()).update();
    area(null);
    openHit(ngo.id());
    assess(Contact.noContact, StaffSex.women, WorkPlace.insideControlledArea, clock.instant().minus(Duration.ofDays(91)));

    Checked checked = check();
    assertThat(checked.failed()).containsExactly(Condition.agreement, Condition.authorization, Condition.screening, Condition.safety,
        Condition.payment);
    assertThat(codes()).contains("organizationSuspended", "agreementEnded", "authorizationNone", "paymentUnknown");
    assertThat(events()).contains("gateClosed");
    Checked again = check();
    assertThat(again.open()).as("nothing opens by being asked twice").isFalse();
    assertThat(checks.of(file.id())).as("each check stays").hasSize(2);
  }

  @Test
  void anAgreementMustCoverIdentityConfirmationToday() {
    UUID agreement = jdbc.sql("select id from agreement where number = ?").param(ngo.code()).query(UUID.class).single();
    jdbc.sql("update agreement_terms set purposes = '{referral}', programmes = '{GAR}' where agreement_id = ?").param(agreement).update();
    assertFailed(Condition.agreement, "agreementPurpose");
    jdbc.sql("update agreement_terms set purposes = '{identityConfirmation}' where agreement_id = ?").param(agreement).update();
    assertThat(check().open()).isTrue();
    jdbc.sql("insert into agreement_suspension (agreement_id, from_day, reason, entered_by, entered_at) values (?, '2020-01-02', 'r', 'admin', now())")
        .param(agreement).update();
    assertFailed(Condition.agreement, "agreementSuspended");
    jdbc.sql("delete from agreement_suspension where agreement_id = ?").param(agreement).update();
    jdbc.sql("delete from agreement_terms where agreement_id = ?").param(agreement).update();
    jdbc.sql("delete from agreement where id = ?").param(agreement).update();
    assertFailed(Condition.agreement, "agreementNone");
  }

  @Test
  void aControlledCountryNeedsAnAuthorizationThatNamesTheNgo() {
    area(null);
    assertFailed(Condition.authorization, "authorizationNone");
    UUID id = authorize(Kind.authorization, null, null, today().plusDays(30));
    Checked checked = check();
    assertThat(checked.open()).isTrue();
    assertThat(checked.authorizationId()).isEqualTo(id);
    assertThat(codes()).contains("authorized");

    officers.signIn("compliance");
    authorizationChanges.suspend(id, authorizations.get(id).version(), "a reason");
    assertFailed(Condition.authorization, "authorization.suspended");
    officers.signIn("compliance");
    authorizationChanges.reinstate(id, authorizations.get(id).version(), "a reason");
    assertThat(check().open()).isTrue();
    officers.signIn("compliance");
    authorizationChanges.remove(id, authorizations.get(id).version(), authorizations.get(id).partners().get(0).id(), "a reason");
    assertFailed(Condition.authorization, "authorizationNotNamed");
  }

  @Test
  void anExceptionHoldsOnceASecondPersonHasApprovedIt() {
    area(null);
    UUID id = authorize(Kind.humanitarianException, null, null, today().plusDays(30));
    assertFailed(Condition.authorization, "authorization.awaitingApproval");
    authorizationChanges.approve(id, authorizations.get(id).version(), "supervisor");
    assertThat(check().authorizationId()).isEqualTo(id);
    assertThat(codes()).contains("excepted");
  }

  @Test
  void whereOnlyPartsAreControlledTheAssessmentOfSafetySaysWhetherTheNgoWorksThere() {
    area("North");
    assertThat(check().open()).isTrue();
    assertThat(codes()).contains("outsideControlled");
    assess(Contact.inPerson, StaffSex.any, WorkPlace.insideControlledArea, clock.instant());
    assertFailed(Condition.authorization, "authorizationNone");
    authorize(Kind.authorization, "North", null, today().plusDays(30));
    assertThat(check().open()).as("the part that is authorized is all that is controlled").isTrue();
    area("South");
    assertFailed(Condition.authorization, "authorizationPart");
  }

  @Test
  void anOpenOrUpheldHitShutsTheGate() {
    UUID hit = openHit(ngo.id());
    assertFailed(Condition.screening, "openHit.organization");
    assertThat(latest().of(Condition.screening).get(0).reference()).isEqualTo(hit);
    jdbc.sql("update watchlist_hit set decision = 'upheld', decision_reason = 'r', decided_by = 'compliance', decided_at = now() where id = ?")
        .param(hit).update();
    assertFailed(Condition.screening, "upheld.organization");
    jdbc.sql("update watchlist_hit set decision = 'cleared' where id = ?").param(hit).update();
    assertThat(check().open()).isTrue();
  }

  @Test
  void whoWasNotScreenedLatelyIsScreenedAtOnceIfThereIsAList() {
    jdbc.sql("update organization_screening set screened_at = ? where organization_id = ?")
        .params(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(31))), ngo.id()).update();
    boolean listInForce = jdbc.sql("select exists (select 1 from watchlist where edition > 0)").query(Boolean.class).single();
    if (listInForce) {
      assertThat(check().open()).isTrue();
      assertThat(latest().of(Condition.screening).get(0).moment()).isAfter(clock.instant().minus(Duration.ofDays(1)));
    } else {
      assertFailed(Condition.screening, "notScreened");
    }
  }

  @Test
  void safetyIsAssessedLatelyAndTheNgoCanSendWhomTheFamilyCanMeet() {
    assess(Contact.remoteOnly, StaffSex.women, WorkPlace.outsideControlledArea, clock.instant());
    assertFailed(Condition.safety, "safetyStaff.women");
    jdbc.sql("update verifier set women = true where organization_id = ?").param(ngo.id()).update();
    assertThat(check().open()).isTrue();
    assess(Contact.noContact, StaffSex.any, WorkPlace.outsideControlledArea, clock.instant());
    assertFailed(Condition.safety, "safetyNoContact");
    CaseFile other = family();
    assertThat(gate.check(other.id(), ngo.id()).failed()).containsExactly(Condition.safety);
    assertThat(checks.of(other.id()).get(0).of(Condition.safety).get(0).code()).isEqualTo("safetyNone");
    assessments.add(new SafetyAssessment(other.id(), Contact.inPerson, StaffSex.any, WorkPlace.outsideControlledArea, "f", "n", "identity",
        clock.instant().minus(Duration.ofDays(91))));
    gate.check(other.id(), ngo.id());
    assertThat(checks.of(other.id()).get(0).of(Condition.safety).get(0).code()).isEqualTo("safetyOld");
  }

  @Test
  void cashAndHawalaNeedAnApprovedException() {
    pay("bankTransfer");
    assertThat(check().open()).isTrue();
    pay("hawala");
    assertFailed(Condition.payment, "channelNotExcepted.hawala");
    UUID cash = authorize(Kind.channelException, null, "cash", today().plusDays(30));
    authorizationChanges.approve(cash, authorizations.get(cash).version(), "supervisor");
    assertFailed(Condition.payment, "channelNotExcepted.hawala");
    UUID id = authorize(Kind.channelException, null, "hawala", today().plusDays(30));
    assertFailed(Condition.payment, "channelNotExcepted.hawala");
    authorizationChanges.approve(id, authorizations.get(id).version(), "supervisor");
    assertThat(check().open()).isTrue();
    assertThat(codes()).contains("channelExcepted.hawala");
  }

  @Test
  void whatACheckRestsOnCannotEndBeforeItsTransaction() throws Exception {
    area(null);
    UUID id = authorize(Kind.authorization, null, null, today().plusDays(30));
    ExecutorService two = Executors.newSingleThreadExecutor();
    try {
      Future<?> revoking = transaction.execute(status -> {
        assertThat(gate.check(file.id(), ngo.id()).open()).isTrue();
        Future<?> other = two.submit(() -> jdbc.sql("update work_authorization set halted = 'suspended' where id = ?").param(id).update());
        assertThat(jdbc.sql("select halted is null from work_authorization where id = ?").param(id).query(Boolean.class).single()).isTrue();
        assertThat(other.isDone()).isFalse();
        return other;
      });
      revoking.get();
    } finally {
      two.shutdown();
    }
    assertThat(jdbc.sql("select halted from work_authorization where id = ?").param(id).query(String.class).single()).isEqualTo("suspended");
  }

  @Test
  void anAuthorizationThatEndsStopsWhatRunsUnderItAtOnce() {
    area(null);
    UUID id = authorize(Kind.authorization, null, null, today().plusDays(30));
    CaseFile running = journey();
    assertThat(officers.waitsAt(running.number())).containsExactly("receiveTask_awaitAttestation");
    assertThat(runningUnder.of(id)).singleElement().satisfies(line -> {
      assertThat(line.caseNumber()).isEqualTo(running.number());
      assertThat(line.running()).isTrue();
    });

    officers.signIn("compliance");
    authorizationChanges.revoke(id, authorizations.get(id).version(), "a reason");
    assertThat(state(running)).isEqualTo("stopped");
    officers.runJobs(running.number());

    assertThat(officers.waitsAt(running.number())).containsExactly("userTask_clearGate");
    assertThat(jdbc.sql("select template from outbox where case_number = ?").param(running.number()).query(String.class).list())
        .contains("attestationStopped", "verificationStopped").doesNotContain("attestationWithdrawn");
    assertThat(runningUnder.of(id)).singleElement().satisfies(line -> assertThat(line.running()).isFalse());

    officers.complete(running.number(), "userTask_clearGate", "compliance", Map.of("gateAnswer", "checkAgain"));
    assertThat(officers.waitsAt(running.number())).as("nothing has changed, so it stays shut").containsExactly("userTask_clearGate");
    officers.complete(running.number(), "userTask_clearGate", "compliance", Map.of("gateAnswer", "withoutNgo", "reason", "None can be asked."));
    assertThat(officers.waitsAt(running.number())).containsExactly("userTask_decideIdentity");
    assertThat(checks.answers(running.id())).extracting(GateChecks.Answer::answer).containsExactly("withoutNgo", "checkAgain");
  }

  @Test
  void aSuspendedNgoStopsAtOnceAndAnotherOneIsAskedInItsPlace() {
    CaseFile running = journey();
    Party other = parties.verifier("GATEOTHER", country, "prs", 5);
    officers.signIn("admin");
    var entry = register.find(ngo.code()).orElseThrow();
    organizationChanges.suspend(entry, entry.version(), "a reason");
    assertThat(state(running)).isEqualTo("stopped");
    officers.runJobs(running.number());
    officers.complete(running.number(), "userTask_clearGate", "compliance", Map.of("gateAnswer", "anotherNgo", "reason", "It is suspended."));
    assertThat(jdbc.sql("select verifier_id from verification_request where case_id = ? and state = 'open'").param(running.id()).query(UUID.class)
        .single()).isEqualTo(other.id());
  }

  @Test
  void aRequestOfACaseThatWaitsElsewhereIsStoppedAllTheSame() {
    area(null);
    UUID id = authorize(Kind.authorization, null, null, today().plusDays(30));
    jdbc.sql("insert into verification_request (id, case_id, verifier_id, state, authorization_id, requested_at, remind_at, due_at) "
        + "values (?, ?, ?, 'held', ?, now(), now(), now())").params(UUID.randomUUID(), file.id(), ngo.id(), id).update();
    officers.signIn("compliance");
    authorizationChanges.suspend(id, authorizations.get(id).version(), "a reason");
    assertThat(state(file)).isEqualTo("stopped");
    assertThat(events()).contains("attestationStopped");
  }

  private CaseFile family() {
    CaseFile opened = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, opened.id()).update();
    return opened;
  }

  private CaseFile journey() {
    CaseFile begun = family();
    cases.begin("identity-verification", begun, Map.of("priority", "normal"));
    officers.assessSafety(begun.number());
    return begun;
  }

  private Checked check() {
    officers.signOut();
    return gate.check(file.id(), ngo.id());
  }

  private void assertFailed(Condition condition, String code) {
    assertThat(check().failed()).contains(condition);
    assertThat(latest().of(condition)).extracting(Finding::code).contains(code);
  }

  private GateChecks.Check latest() {
    return checks.of(file.id()).get(0);
  }

  private List<String> codes() {
    return latest().findings().stream().map(Finding::code).toList();
  }

  private List<String> events() {
    return jdbc.sql("select code from case_event where case_id = ?").param(file.id()).query(String.class).list();
  }

  private String state(CaseFile of) {
    return jdbc.sql("select state from verification_request where case_id = ?").param(of.id()).query(String.class).single();
  }

  private void assess(Contact contact, StaffSex staff, WorkPlace place, Instant at) {
    jdbc.sql("update safety_assessment set assessed_at = assessed_at - interval '200 days' where case_id = ?").param(file.id()).update();
    assessments.add(new SafetyAssessment(file.id(), contact, staff, place, "f", "n", "identity", at));
  }

  private void area(String region) {
    jdbc.sql("insert into controlled_area (id, country, region, listed_group, from_day, source, entered_by, entered_at) "
            + "values (?, ?, ?, 'Invented Group', '2020-01-01', 'test', 'test', now())")
        .params(java.util.Arrays.asList(UUID.randomUUID(), country, region)).update();
  }

  private UUID authorize(Kind kind, String region, String channel, LocalDate until) {
    UUID id = authorizationChanges.enter(new Facts(kind, "T-" + OutsideParties.word(), "The department",
        kind == Kind.channelException ? List.of() : List.of("immigration"), country, region, channel, today().minusDays(1), until,
        kind == Kind.authorization ? null : "A fictional assessment."), "compliance");
    authorizationChanges.name(id, authorizations.get(id).version(), ngo.code(), today().minusDays(1), "compliance");
    return id;
  }

  private void pay(String channel) {
    jdbc.sql("update agreement_terms set payment = 'perRequest', payment_channel = ?, payment_amount = 100, payment_currency = 'CAD' "
        + "where agreement_id = (select id from agreement where number = ?)").params(channel, ngo.code()).update();
  }

  private UUID openHit(UUID subject) {
    UUID entry = UUID.randomUUID();
    UUID hit = UUID.randomUUID();
    String reference = "T-" + OutsideParties.word();
    // of an edition that is over, so that nobody else is compared with it
    jdbc.sql("insert into watchlist_entry (id, list_code, reference, kind, name, content, hash, facts_hash, since, until) "
        + "values (?, 'department', ?, 'organization', 'Invented Test Company', '{}', ?, ?, 0, 0)")
        .params(entry, reference, new byte[32], new byte[32]).update();
    jdbc.sql("insert into watchlist_hit (id, subject_kind, subject_id, organization_id, entry_id, list_code, reference, subject_hash, entry_hash, "
            + "score, strength, evidence, found_at) values (?, 'organization', ?, ?, ?, 'department', ?, ?, ?, 0.99, 'strong', '[]', now())")
        .params(hit, subject, subject, entry, reference, new byte[32], new byte[32]).update();
    return hit;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Toronto"));
  }
}
