package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.referral.SampleReferrals.complete;
import static org.passerelle.referral.SampleReferrals.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path of {@code referral-intake.bpmn}. */
@CoversModel("referral-intake")
class ReferralIntakeProcessTest extends IntegrationTest {

  @Autowired
  private ReferralIntake intake;
  @Autowired
  private Referrals referrals;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Organizations organizations;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private HistoryService history;

  @Test
  void aCompleteReferralIsAcceptedByAnOfficer() {
    CaseFile file = begin("partner", complete());

    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_reviewReferral");
    assertThat(files.get(file.id()).priority()).isEqualTo(Priority.normal);
    officers.complete(file.number(), "userTask_reviewReferral", "intake", Map.of("referralDecision", "accepted"));

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file)).isEqualTo("accepted");
    assertThat(referrals.get(file.id()).decision()).isEqualTo("accepted");
    assertThat(mails(file)).containsExactly("referralReceived", "referralAccepted");
  }

  @Test
  void anIncompleteReferralGoesBackAndComesAgain() {
    ReferralSubmission whole = complete();
    CaseFile file = begin("partner", with(whole, draft -> draft.size(5).consent(false)));

    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitResubmission");
    assertThat(referrals.faults(file.id())).extracting(Fault::code)
        .containsExactly(Fault.Code.caseSizeDiffers, Fault.Code.consentMissing);
    assertThat(referrals.get(file.id()).resubmitBy()).isAfter(clock.instant().plus(Duration.ofDays(29)));

    officers.signIn("partner");
    intake.resubmit(file, whole, 1);
    officers.runJobs(file.number());

    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_reviewReferral");
    assertThat(referrals.get(file.id()).version()).isEqualTo(2);
    assertThat(referrals.get(file.id()).returnedAt()).isNull();
    assertThat(referrals.faults(file.id())).isEmpty();
    assertThat(mails(file)).containsExactly("referralReceived", "referralReturned", "referralReceivedAgain");
  }

  @Test
  void aReferralThatDoesNotComeBackInTimeIsClosed() {
    CaseFile file = begin("partner", with(complete(), draft -> draft.consent(false)));

    officers.fireTimer(file.number(), "event_resubmissionOverdue");

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file)).isEqualTo("closedIncomplete");
    assertThat(mails(file)).contains("referralClosedIncomplete");
    officers.signIn("partner");
    assertThatThrownBy(() -> intake.resubmit(file, with(complete(), draft -> draft.reference(file.partnerReference())), 1))
        .isInstanceOf(CaseProcesses.NotWaiting.class);
    assertThat(referrals.get(file.id()).version()).isEqualTo(1);
  }

  @Test
  void anOfficerReturnsAReferralWithAReason() {
    ReferralSubmission whole = complete();
    CaseFile file = begin("partner", whole);

    officers.complete(file.number(), "userTask_reviewReferral", "accueil",
        Map.of("referralDecision", "returned", "reason", "Please say when they left."));

    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitResubmission");
    assertThat(referrals.get(file.id()).returnReason()).isEqualTo("Please say when they left.");

    officers.signIn("partner");
    intake.resubmit(file, whole, 1);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_reviewReferral");
    assertThat(referrals.get(file.id()).returnReason()).isNull();
  }

  @Test
  void anOfficerFindsTheFamilyIneligibleOnAGround() {
    CaseFile file = begin("partner", complete());

    officers.complete(file.number(), "userTask_reviewReferral", "intake",
        Map.of("referralDecision", "ineligible", "ground", "otherDurableSolution", "reason", "A fictional reason."));

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file)).isEqualTo("ineligible");
    assertThat(referrals.get(file.id()).decisionGround()).isEqualTo("otherDurableSolution");
    assertThat(mails(file)).contains("referralIneligible");
  }

  @Test
  void aDecisionWithoutItsGroundOrReasonStaysOpen() {
    CaseFile file = begin("partner", complete());

    for (Map<String, Object> form : List.<Map<String, Object>>of(
        Map.of("referralDecision", "ineligible", "reason", "No ground."),
        Map.of("referralDecision", "ineligible", "ground", "weather", "reason", "No such ground."),
        Map.of("referralDecision", "ineligible", "ground", "notInClass"),
        Map.of("referralDecision", "returned", "reason", "   "),
        Map.of("referralDecision", "perhaps"))) {
      assertThatThrownBy(() -> officers.complete(file.number(), "userTask_reviewReferral", "intake", form))
          .isInstanceOf(FormFieldValidationException.class);
    }
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_reviewReferral");
    assertThat(referrals.get(file.id()).decision()).isNull();
    assertThat(referrals.get(file.id()).returnReason()).isNull();
  }

  @Test
  void aPossibleDuplicateFoundDifferentGoesOn() {
    ReferralSubmission first = complete();
    begin("partner", first);
    CaseFile second = begin("partenaire", with(first, draft -> draft.reference("OTHER-" + UUID.randomUUID())));

    assertThat(officers.waitsAt(second.number())).containsExactly("userTask_resolveDuplicate");
    officers.complete(second.number(), "userTask_resolveDuplicate", "merge",
        Map.of("duplicateDecision", "different", "reason", "Different parents."));

    assertThat(officers.waitsAt(second.number())).containsExactly("userTask_reviewReferral");
    assertThat(decisions(second)).containsOnly("different");

    officers.complete(second.number(), "userTask_reviewReferral", "intake", Map.of("referralDecision", "returned", "reason", "More, please."));
    officers.signIn("partenaire");
    intake.resubmit(second, with(first, draft -> draft.reference(second.partnerReference())), 1);
    officers.runJobs(second.number());
    assertThat(officers.waitsAt(second.number())).as("what was ruled out is not asked again").containsExactly("userTask_reviewReferral");
  }

  @Test
  void aPossibleDuplicateFoundTheSameIsLinked() {
    ReferralSubmission first = complete();
    CaseFile onFile = begin("partner", first);
    CaseFile second = begin("partenaire", with(first, draft -> draft.reference("OTHER-" + UUID.randomUUID())));

    assertThatThrownBy(() -> officers.complete(second.number(), "userTask_resolveDuplicate", "fusion", Map.of("duplicateDecision", "same")))
        .isInstanceOf(FormFieldValidationException.class);
    officers.complete(second.number(), "userTask_resolveDuplicate", "fusion",
        Map.of("duplicateDecision", "same", "reason", "Same parents, same births."));

    assertThat(officers.ended(second.number())).isTrue();
    assertThat(outcome(second)).isEqualTo("alreadyOnFile");
    assertThat(mails(second)).contains("referralAlreadyOnFile");
    assertThat(officers.waitsAt(onFile.number())).as("the case on file goes on").containsExactly("userTask_reviewReferral");
  }

  @Test
  void thePriorityDecidesWhenTheReviewIsDue() {
    Task normal = review(complete());
    Task urgent = review(with(complete(), draft -> draft.need("serious", "none")));
    Task emergency = review(with(complete(), draft -> draft.need("none", "lifeThreatening")));

    assertThat(normal.getPriority()).isLessThan(urgent.getPriority());
    assertThat(urgent.getPriority()).isLessThan(emergency.getPriority());
    assertThat(emergency.getDueDate()).isBefore(urgent.getDueDate());
    assertThat(urgent.getDueDate()).isBefore(normal.getDueDate());
    assertThat(emergency.getFollowUpDate()).isBefore(emergency.getDueDate());
  }

  private Task review(ReferralSubmission submission) {
    return officers.task(begin("partner", submission).number(), "userTask_reviewReferral");
  }

  /** Submits, and runs the intake alone: the journey that begins with it is another model's test. */
  private CaseFile begin(String partner, ReferralSubmission submission) {
    officers.signIn(partner);
    UUID partnerId = organizations.byCode(partner.equals("partner") ? "HAVENREF" : "DEFENDREF").orElseThrow().id();
    CaseFile file = intake.submit(partnerId, submission, null).file();
    officers.signOut();
    runtime.deleteProcessInstance(
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId(), "a test of the intake alone");
    cases.begin("referral-intake", file, Map.of());
    officers.runJobs(file.number());
    return file;
  }

  private Object outcome(CaseFile file) {
    return history.createHistoricVariableInstanceQuery().processDefinitionKey("referral-intake").variableName("intakeOutcome").list().stream()
        .filter(variable -> file.number().equals(history.createHistoricProcessInstanceQuery()
            .processInstanceId(variable.getProcessInstanceId()).singleResult().getBusinessKey()))
        .findFirst().orElseThrow().getValue();
  }

  private List<String> mails(CaseFile file) {
    return jdbc.sql("select template from outbox where case_number = ? order by created_at").param(file.number()).query(String.class).list();
  }

  private List<String> decisions(CaseFile file) {
    return jdbc.sql("select decision from duplicate_suspicion where case_id = ?").param(file.id()).query(String.class).list();
  }
}
