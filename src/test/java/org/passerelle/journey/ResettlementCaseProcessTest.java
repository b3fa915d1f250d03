package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.support.CoversModel;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** One family's file through the whole journey, by each way it can take. */
@CoversModel("resettlement-case")
class ResettlementCaseProcessTest extends JourneyTest {

  @Test
  void aFamilyIsReceivedByAProvince() {
    String number = refer(referral(Map.of()));
    throughIntake(number);
    throughIdentity(number);
    stateTakesCharge(number);
    ProcessInstance journey = officers.journey(number);
    throughArrival(number, "winnipeg", "province-mb");

    BpmnAwareTests.assertThat(journey).hasPassedInOrder("callActivity_referralIntake", "callActivity_identityVerification",
        "callActivity_sponsorshipMatching", "callActivity_biometrics", "callActivity_provincialHandoff", "serviceTask_closeAsReceived", "event_familyReceived").isEnded();
    assertThat(outcome(number)).isEqualTo("received");
    assertThat(jdbc.sql("select distinct stage from case_file where number = ?").param(number).query(String.class).single()).isEqualTo("closed");
  }

  @Test
  void aSponsoredFamilyGoesToQuebecOnceSelected() {
    String number = referSponsored();
    throughIntake(number);
    throughIdentity(number);
    sponsorUndertakes(number);
    officers.giveBiometrics(number);
    tell(number, "ministere-qc", "/api/v1/selections/" + number + "/answer", Map.of("answer", "granted", "csqNumber", "FICTION-1", "csqExpires",
        today().plusYears(2).toString(), "place", "sherbrooke"));
    planAndReceive(number, "ministere-qc");

    assertThat(outcome(number)).isEqualTo("received");
  }

  @Test
  void anIneligibleReferralStopsTheCase() {
    String number = refer(referral(Map.of()));
    officers.complete(number, "userTask_reviewReferral", "intake",
        Map.of("referralDecision", "ineligible", "ground", "notInClass", "reason", "A fictional reason."));

    assertThat(officers.journeyEnded(number)).isTrue();
    assertThat(outcome(number)).isEqualTo("ineligible");
  }

  @Test
  void aContradictedIdentityStopsTheCase() {
    String number = refer(referral(Map.of()));
    throughIntake(number);
    attest(number, "contradicts");
    officers.complete(number, "userTask_decideIdentity", "identity", Map.of("identityDecision", "contradicted", "reason", "Fiction."));
    officers.complete(number, "userTask_giveSecondOpinion", "identite", Map.of("secondOpinion", "agree", "reason", "Fiction."));

    assertThat(officers.journeyEnded(number)).isTrue();
    assertThat(outcome(number)).isEqualTo("identityContradicted");
  }

  @Test
  void aRefusedSelectionStopsTheCaseAndFreesTheSponsor() {
    String number = referSponsored();
    throughIntake(number);
    throughIdentity(number);
    sponsorUndertakes(number);
    officers.giveBiometrics(number);
    int before = taken("FLEUVE");
    tell(number, "ministere-qc", "/api/v1/selections/" + number + "/answer", Map.of("answer", "refused", "reason", "A fictional reason."));

    assertThat(officers.journeyEnded(number)).isTrue();
    assertThat(outcome(number)).isEqualTo("selectionRefused");
    assertThat(taken("FLEUVE")).isEqualTo(before - 1);
  }

  @Test
  void noFamilyIsHandedOverWithoutItsBiometrics() {
    String number = refer(referral(Map.of()));
    throughIntake(number);
    throughIdentity(number);
    stateTakesCharge(number);

    assertThat(officers.waitsAt(number)).contains("userTask_recordBiometrics").doesNotContain("userTask_chooseDestination");
    assertThat(outcome(number)).isEqualTo("biometrics");
    assertThat(jdbc.sql("select w.holder from case_wait w join case_file f on f.id = w.case_id where f.number = ? and w.ended_at is null").param(number)
        .query(String.class).list()).containsExactly("family");
    officers.giveBiometrics(number);
    assertThat(officers.waitsAt(number)).contains("userTask_chooseDestination");
    assertThat(outcome(number)).isEqualTo("handoff");
  }

  @Test
  void anotherIdentityOnRecordIsDecidedAnewWhileTheSponsorKeepsThePlace() {
    String number = referSponsored();
    throughIntake(number);
    throughIdentity(number);
    sponsorUndertakes(number);
    int taken = taken("FLEUVE");
    clock.advance(java.time.Duration.ofHours(1));
    officers.giveBiometrics(number, Result.otherIdentity);
    officers.complete(number, "userTask_recordBiometrics", "identity", Map.of());
    assertThat(outcome(number)).isEqualTo("identity");

    clock.advance(java.time.Duration.ofHours(1));
    officers.assessSafety(number);
    throughIdentity(number);
    assertThat(outcome(number)).as("an officer has decided with the result in view, and everyone has given theirs").isEqualTo("handoff");
    assertThat(taken("FLEUVE")).isEqualTo(taken);
    assertThat(officers.waitsAt(number)).contains("receiveTask_awaitSelection");
    tell(number, "haven", "/api/v1/referrals/" + number + "/withdrawal", Map.of());
  }

  @Test
  void anIdentityThatFallsAfterBiometricsStopsTheCaseAndFreesTheSponsor() {
    String number = referSponsored();
    throughIntake(number);
    throughIdentity(number);
    sponsorUndertakes(number);
    int taken = taken("FLEUVE");
    clock.advance(java.time.Duration.ofHours(1));
    officers.giveBiometrics(number, Result.otherIdentity);
    officers.complete(number, "userTask_recordBiometrics", "identity", Map.of());
    officers.assessSafety(number);
    attest(number, "contradicts");
    officers.complete(number, "userTask_decideIdentity", "identity", Map.of("identityDecision", "contradicted", "reason", "Fiction."));
    officers.complete(number, "userTask_giveSecondOpinion", "identite", Map.of("secondOpinion", "agree", "reason", "Fiction."));

    assertThat(officers.journeyEnded(number)).isTrue();
    assertThat(outcome(number)).isEqualTo("identityContradicted");
    assertThat(taken("FLEUVE")).isEqualTo(taken - 1);
  }

  @Test
  void aWithdrawalEndsEverythingAndReleasesWhatIsHeld() {
    String number = refer(referral(Map.of()));
    throughIntake(number);
    assertThat(officers.waitsAt(number)).contains("receiveTask_awaitAttestation");
    tell(number, "haven", "/api/v1/referrals/" + number + "/withdrawal", Map.of());

    assertThat(officers.journeyEnded(number)).isTrue();
    assertThat(outcome(number)).isEqualTo("withdrawn");
    assertThat(jdbc.sql("select r.state from verification_request r join case_file f on f.id = r.case_id where f.number = ?").param(number)
        .query(String.class).list()).containsExactly("withdrawn");
    assertThat(letters(number)).contains("caseClosed", "attestationWithdrawn");
    assertThat(call(HttpMethod.POST, "haven", "/api/v1/referrals/" + number + "/withdrawal", Map.of()).getStatusCode())
        .isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void aFileThatIsMergedAfterItsIntakeEnds() {
    Map<String, Object> child = Map.of("relation", "child", "accompanying", true, "fullName", "Nilab " + word(), "sex", "female", "birthDate",
        "2014-05-16", "nationality", "AFG", "documentType", "passport", "documentNumber", "FIC" + word());
    Map<String, Object> other = Map.of("relation", "principalApplicant", "accompanying", true, "fullName", "Other " + word(), "sex", "male",
        "birthDate", "1980", "nationality", "AFG");
    String first = refer(referral(Map.of()));
    String second = refer(referral(Map.of("persons", List.of(other, child))));
    throughIntake(second);
    ProcessInstance journey = officers.journey(second);
    tell(first, "haven", "/api/v1/referrals/" + first + "/changes", Map.of("kind", "birth", "description", "Fiction.", "newborn", child));
    officers.complete(first, "userTask_resolveDuplicate", "merge", Map.of("duplicateDecision", "same", "reason", "Fiction."));
    officers.runJobs(second);

    BpmnAwareTests.assertThat(journey).hasPassedInOrder("event_fileMerged", "serviceTask_releaseMerged", "serviceTask_closeAsMerged",
        "event_mergedIntoAnother").isEnded();
    assertThat(outcome(second)).isEqualTo("alreadyOnFile");
  }

  @Test
  void aNewDangerRaisesThePriorityWithoutStoppingTheCase() {
    String number = refer(referral(Map.of("danger", "none")));
    var task = officers.task(number, "userTask_reviewReferral");
    tell(number, "haven", "/api/v1/referrals/" + number + "/changes", Map.of("kind", "newDanger", "description", "A fictional threat.",
        "danger", "immediate"));

    var same = officers.task(number, "userTask_reviewReferral");
    assertThat(same.getId()).isEqualTo(task.getId());
    assertThat(same.getPriority()).isGreaterThan(task.getPriority());
    assertThat(same.getDueDate()).isBefore(task.getDueDate());
    assertThat(jdbc.sql("select priority from case_file where number = ?").param(number).query(String.class).single()).isEqualTo("emergency");
  }

  @Test
  void theClockSumsToTheWhole() {
    String number = refer(referral(Map.of()));
    clock.advance(java.time.Duration.ofHours(5));
    throughIntake(number);
    clock.advance(java.time.Duration.ofHours(7));
    throughIdentity(number);
    List<String> holders = jdbc.sql("select holder from case_wait w join case_file f on f.id = w.case_id where f.number = ? order by began_at")
        .param(number).query(String.class).list();
    assertThat(holders).startsWith("ircc", "ircc", "ngo", "ircc");
    assertThat(jdbc.sql("select extract(epoch from ended_at - began_at) / 3600 from case_wait w join case_file f on f.id = w.case_id "
        + "where f.number = ? and holder = 'ngo'").param(number).query(Double.class).single()).isBetween(7.0, 7.1);
  }

  private int taken(String sponsor) {
    return jdbc.sql("select families_taken from sponsor s join organization o on o.id = s.organization_id where o.code = ?").param(sponsor)
        .query(Integer.class).single();
  }
}
