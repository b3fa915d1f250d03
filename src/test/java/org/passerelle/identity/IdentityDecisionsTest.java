package org.passerelle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.identity.IdentityRecord.Decided;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;

/** What officers decide on identity, in the running model: who may say what, and who may not. */
class IdentityDecisionsTest extends IntegrationTest {

  private static final String DECIDE = "userTask_decideIdentity";
  private static final String SECOND = "userTask_giveSecondOpinion";
  private static final String FRAUD = "userTask_handleFraud";

  @LocalServerPort
  private int port;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private IdentityFile identityFile;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Timeline timeline;

  @Test
  void reservationsAreWrittenDownAndTheFamilyGoesOn() {
    CaseFile file = begin(Priority.normal);
    assertThatThrownBy(() -> decide(file, "identity", "confirmedWithReservations")).hasMessageContaining("Fill in “Reservations”");
    officers.complete(file.number(), DECIDE, "identity",
        Map.of("identityDecision", "confirmedWithReservations", "reason", "Kin agree.", "reservations", "The child’s year of birth."));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(decisions(file)).singleElement().satisfies(said -> {
      assertThat(said.reservations()).isEqualTo("The child’s year of birth.");
      assertThat(said.stillOwed()).isNull();
    });
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsExactly("identityConfirmedWithReservations");
  }

  @Test
  void whatBelongsToAnotherDecisionIsNotKept() {
    CaseFile file = begin(Priority.normal);
    officers.complete(file.number(), DECIDE, "identity",
        Map.of("identityDecision", "confirmed", "reason", "All agree.", "reservations", "Left over.", "stillOwed", "Left over."));
    assertThat(decisions(file)).singleElement().satisfies(said -> {
      assertThat(said.reservations()).isNull();
      assertThat(said.stillOwed()).isNull();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal", "urgent"})
  void nothingIsPassedOverOutsideAnEmergency(String priority) {
    CaseFile file = begin(Priority.valueOf(priority));
    assertThatThrownBy(() -> override(file, "identity")).hasMessageContaining("not an emergency");
    assertThat(decisions(file)).isEmpty();
  }

  @Test
  void anOverrideSaysWhatIsOwedAndNeedsASecondOfficerWhileTheEmergencyLasts() {
    CaseFile file = begin(Priority.emergency);
    assertThatThrownBy(() -> decide(file, "identity", "emergencyOverride")).hasMessageContaining("Fill in “What is still owed”");
    override(file, "identity");
    assertThat(officers.waitsAt(file.number())).containsExactly(SECOND);
    files.setPriority(file.id(), Priority.urgent);
    assertThatThrownBy(() -> opine(file, "identite", "agree")).hasMessageContaining("n’est pas une urgence");
    files.setPriority(file.id(), Priority.emergency);
    opine(file, "identite", "agree");
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(decisions(file)).extracting(Decided::stillOwed).containsExactly("Biometrics in a third country.", null);
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsExactly("identityOverrideProposed", "identityOverrideGranted");
  }

  @ParameterizedTest
  @CsvSource({"contradicted, contradictionNotUpheld", "suspectedFraud, fraudSuspicionNotShared", "emergencyOverride, identityOverrideRefused"})
  void whoeverDisagreesSendsItBackAndWhoeverWasOverruledStillCannotSecond(String decision, String event) {
    CaseFile file = begin(Priority.emergency);
    decideAny(file, "identity", decision);
    assertThatThrownBy(() -> opine(file, "identity", "agree")).hasMessageContaining("must come from another officer");
    release(file, SECOND);
    opine(file, "identite", "disagree");
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).contains(event);

    decideAny(file, "identite", decision);
    assertThatThrownBy(() -> opine(file, "identite", "agree")).hasMessageContaining("doit venir d’une autre personne");
    release(file, SECOND);
    assertThatThrownBy(() -> opine(file, "identity", "agree")).as("who was overruled").hasMessageContaining("must come from another officer");
    assertThat(decisions(file)).hasSize(3);
  }

  @Test
  void theEarlierDecisionDoesNotStandInTheFormWhenItIsDecidedAgain() {
    CaseFile file = begin(Priority.normal);
    decide(file, "identity", "contradicted");
    opine(file, "identite", "disagree");
    String task = officers.task(file.number(), DECIDE).getExecutionId();
    assertThat(runtime.getVariable(task, "identityDecision")).isNull();
    decide(file, "identity", "contradicted");
    assertThat(runtime.getVariable(officers.task(file.number(), SECOND).getExecutionId(), "secondOpinion")).isNull();
  }

  @Test
  void fraudIsHandledByNeitherOfTheTwo() {
    jdbc.sql("update account set roles = array['identityOfficer', 'complianceOfficer'] where username in ('identity', 'identite')").update();
    try {
      CaseFile file = begin(Priority.normal);
      decide(file, "identity", "suspectedFraud");
      opine(file, "identite", "agree");
      assertThat(officers.waitsAt(file.number())).containsExactly(FRAUD);
      assertThatThrownBy(() -> handle(file, "identity", "upheld")).hasMessageContaining("took part");
      release(file, FRAUD);
      assertThatThrownBy(() -> handle(file, "identite", "upheld")).hasMessageContaining("Vous avez participé");
      release(file, FRAUD);
      handle(file, "compliance", "upheld");
      assertThat(officers.ended(file.number())).isTrue();
      assertThat(decisions(file)).extracting(Decided::kind, Decided::decision, Decided::decidedBy).containsExactly(
          org.assertj.core.groups.Tuple.tuple("first", "suspectedFraud", "identity"), org.assertj.core.groups.Tuple.tuple("secondOpinion", "agree", "identite"),
          org.assertj.core.groups.Tuple.tuple("fraud", "upheld", "compliance"));
      assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsExactly("identityFraudSuspected", "fraudSuspicionShared", "fraudUpheld");
    } finally {
      jdbc.sql("update account set roles = array['identityOfficer'] where username in ('identity', 'identite')").update();
    }
  }

  @Test
  void fraudThatIsNotUpheldIsDecidedAgain() {
    CaseFile file = begin(Priority.normal);
    decide(file, "identity", "suspectedFraud");
    opine(file, "identite", "agree");
    handle(file, "conformite", "notUpheld");
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    decide(file, "identity", "confirmed");
    assertThat(officers.ended(file.number())).isTrue();
  }

  @Test
  void aTaskIsNotEvenTakenByWhoMayNotDecideIt() {
    CaseFile file = begin(Priority.normal);
    decide(file, "identity", "contradicted");
    String task = officers.task(file.number(), SECOND).getId();
    Visitor first = Visitor.signedIn(port, "identity");
    assertThat(first.call("POST", Visitor.ENGINE + "/task/" + task + "/claim", "{\"userId\":\"identity\"}")).satisfies(answer -> {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("must come from another officer");
    });
    Visitor second = Visitor.signedIn(port, "identite");
    assertThat(second.call("POST", Visitor.ENGINE + "/task/" + task + "/claim", "{\"userId\":\"identite\"}").statusCode()).isEqualTo(204);
    assertThat(second.call("POST", Visitor.ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"identity\"}")).satisfies(answer -> {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("doit venir d’une autre personne");
    });
  }

  @Test
  void theTableItselfRefusesWhoSecondsADecisionOfTheirOwn() {
    CaseFile file = begin(Priority.normal);
    decide(file, "identity", "suspectedFraud");
    opine(file, "identite", "agree");
    Decided first = decisions(file).get(0);
    Decided second = decisions(file).get(1);
    String insert = "insert into identity_decision (id, case_id, kind, decision, reason, about, about_by, seconded_in, seconded_by, decided_by, decided_at) "
        + "values (?, ?, ?, 'agree', 'x', ?, ?, ?, ?, ?, now())";
    assertRefused(insert, file, "secondOpinion", first, "identity", null, null, "identity");
    assertRefused(insert, file, "secondOpinion", first, "someoneElse", null, null, "identity");
    assertRefused(insert, file, "secondOpinion", first, "identity", null, null, "intake");
    assertRefused(insert, file, "fraud", first, "identity", second, "identite", "identite");
    assertRefused(insert, file, "fraud", first, "identity", null, null, "compliance");
    assertThat(decisions(file)).hasSize(2);
  }

  private void assertRefused(String insert, CaseFile file, String kind, Decided about, String by, @org.jspecify.annotations.Nullable Decided second,
      @org.jspecify.annotations.Nullable String secondBy, String officer) {
    assertThatThrownBy(() -> jdbc.sql(insert).params(java.util.Arrays.asList(UUID.randomUUID(), file.id(), kind, about.id(), by, second == null ? null : second.id(),
        secondBy, officer)).update()).isInstanceOf(DataIntegrityViolationException.class);
  }

  private CaseFile begin(Priority priority) {
    CaseFile file = cases.open(priority, null, null);
    runtime.createProcessInstanceByKey("identity-verification").businessKey(file.number()).startBeforeActivity(DECIDE)
        .setVariables(Map.of("caseId", file.id().toString(), "caseNumber", file.number(), "priority", priority.name(), "safetyAssessed", true)).execute();
    officers.runJobs(file.number());
    return file;
  }

  private void decideAny(CaseFile file, String officer, String decision) {
    if (decision.equals("emergencyOverride")) {
      override(file, officer);
    } else {
      decide(file, officer, decision);
    }
  }

  private void decide(CaseFile file, String officer, String decision) {
    officers.complete(file.number(), DECIDE, officer, Map.of("identityDecision", decision, "reason", "A fictional reason."));
  }

  private void override(CaseFile file, String officer) {
    officers.complete(file.number(), DECIDE, officer,
        Map.of("identityDecision", "emergencyOverride", "reason", "Armed men ask for them.", "stillOwed", "Biometrics in a third country."));
  }

  private void opine(CaseFile file, String officer, String opinion) {
    officers.complete(file.number(), SECOND, officer, Map.of("secondOpinion", opinion, "reason", "A fictional opinion."));
  }

  private void handle(CaseFile file, String officer, String outcome) {
    officers.complete(file.number(), FRAUD, officer, Map.of("fraudOutcome", outcome, "reason", "A fictional finding."));
  }

  private void release(CaseFile file, String task) {
    officers.signOut();
    jdbc.sql("update act_ru_task set assignee_ = null where id_ = ?").param(officers.task(file.number(), task).getId()).update();
  }

  private List<Decided> decisions(CaseFile file) {
    return identityFile.of(file.id()).decisions();
  }
}
