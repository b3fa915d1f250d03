package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.passerelle.referral.SampleReferrals.complete;
import static org.passerelle.referral.SampleReferrals.with;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
import org.passerelle.referral.InformationRequest.State;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path of {@code referral-intake.bpmn}. */
@CoversModel("referral-intake")
class ReferralIntakeProcessTest extends IntegrationTest {

  private static final String REVIEW = "userTask_reviewReferral";

  @Autowired
  private ReferralIntake intake;
  @Autowired
  private ReferralFiles ownFiles;
  @Autowired
  private Questions questions;
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

    assertThat(officers.waitsAt(file.number())).containsExactly(REVIEW);
    assertThat(files.get(file.id()).priority()).isEqualTo(Priority.normal);
    officers.complete(file.number(), REVIEW, "intake", Map.of("referralDecision", "accepted"));

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file)).isEqualTo("accepted");
    assertThat(referrals.get(file.id()).decision()).isEqualTo("accepted");
    assertThat(mails(file)).containsExactly("referralReceived", "referralAccepted");
  }

  @Test
  void aReferralThatDoesNotComeBackInTimeIsClosed() {
    ReferralSubmission whole = complete();
    CaseFile file = begin("partner", whole);
    officers.complete(file.number(), REVIEW, "intake", Map.of("referralDecision", "returned", "reason", "More, please."));
    assertThat(referrals.get(file.id()).resubmitBy()).isAfter(clock.instant().plus(Duration.ofDays(29)));

    officers.fireTimer(file.number(), "event_resubmissionOverdue");

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file)).isEqualTo("closedIncomplete");
    assertThat(mails(file)).containsExactly("referralReceived", "referralReturned", "referralClosedIncomplete");
    officers.signIn("partner");
    assertThatThrownBy(() -> intake.resubmit(file, whole, 1)).isInstanceOf(CaseProcesses.NotWaiting.class);
    assertThat(referrals.get(file.id()).version()).isEqualTo(1);
  }

  @Test
  void anOfficerAsksThePartnerWhoAnswers() {
    CaseFile file = begin("partner", complete());
    ask(file, "When did they leave?");

    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAnswer");
    InformationRequest asked = questions.ofCase(file.id()).get(0);
    assertThat(asked.question()).isEqualTo("When did they leave?");
    assertThat(asked.askedBy()).isEqualTo("intake");
    assertThat(asked.dueAt()).isCloseTo(clock.instant().plus(Duration.ofDays(21)), within(10, ChronoUnit.MINUTES));
    assertThat(standing(file)).returns("asked", ReferralFiles.Standing::status).returns("partner", ReferralFiles.Standing::heldBy)
        .returns(asked.dueAt(), ReferralFiles.Standing::until);

    officers.fireTimer(file.number(), "event_answerHalfTimePassed");
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAnswer");

    answer(file, asked, "In the spring.");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(REVIEW);
    assertThat(questions.ofCase(file.id()).get(0)).returns(State.answered, InformationRequest::state)
        .returns("In the spring.", InformationRequest::answer).returns("partner", InformationRequest::answeredBy);
    assertThat(questionOutcome(file)).isEqualTo("answered");
    assertThat(standing(file).heldBy()).isEqualTo("ircc");
    assertThat(events(file)).containsSubsequence("questionAsked", "questionReminded", "questionAnswered");
    assertThat(mails(file)).containsExactly("referralReceived", "questionAsked", "questionReminded");

    assertThatThrownBy(() -> answer(file, asked, "Later.")).as("a second answer").isInstanceOf(CaseProcesses.NotWaiting.class);
    ask(file, "Who stayed?");
    assertThat(questions.ofCase(file.id())).hasSize(2);
    assertThat(questionOutcome(file)).isEqualTo("none");
  }

  @Test
  void withoutAnAnswerTheReferralComesBackToTheOfficerAndStaysOpen() {
    CaseFile file = begin("partner", complete());
    ask(file, "When did they leave?");
    InformationRequest asked = questions.ofCase(file.id()).get(0);

    officers.fireTimer(file.number(), "event_answerOverdue");

    assertThat(officers.waitsAt(file.number())).containsExactly(REVIEW);
    assertThat(questions.ofCase(file.id()).get(0).state()).isEqualTo(State.overdue);
    assertThat(questionOutcome(file)).isEqualTo("overdue");
    assertThat(mails(file)).containsExactly("referralReceived", "questionAsked", "questionOverdue");
    assertThatThrownBy(() -> answer(file, asked, "Too late.")).isInstanceOf(CaseProcesses.NotWaiting.class);
    assertThat(questions.ofCase(file.id()).get(0).answer()).isNull();

    officers.complete(file.number(), REVIEW, "accueil", Map.of("referralDecision", "accepted"));
    assertThat(outcome(file)).isEqualTo("accepted");
  }

  @Test
  void anEmergencyIsAskedForAnAnswerMuchSooner() {
    CaseFile file = begin("partner", with(complete(), draft -> draft.need("immediate", "none")));
    ask(file, "Where are they now?");
    assertThat(questions.ofCase(file.id()).get(0).dueAt()).isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(24)));
  }

  @Test
  void anOfficerReturnsAReferralWithAReason() {
    ReferralSubmission whole = complete();
    CaseFile file = begin("partner", whole);

    officers.complete(file.number(), REVIEW, "accueil",
        Map.of("referralDecision", "returned", "reason", "Please say when they left."));

    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitResubmission");
    assertThat(referrals.get(file.id()).returnReason()).isEqualTo("Please say when they left.");

    officers.signIn("partner");
    intake.resubmit(file, whole, 1);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(REVIEW);
    assertThat(referrals.get(file.id()).returnReason()).isNull();
  }

  @Test
  void anOfficerFindsTheFamilyIneligibleOnAGround() {
    CaseFile file = begin("partner", complete());

    officers.complete(file.number(), REVIEW, "intake",
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
        Map.of("referralDecision", "question", "reason", "No question."),
        Map.of("referralDecision", "question", "question", "?".repeat(4001)),
        Map.of("referralDecision", "perhaps"))) {
      assertThatThrownBy(() -> officers.complete(file.number(), REVIEW, "intake", form))
          .isInstanceOf(FormFieldValidationException.class);
    }
    assertThat(officers.waitsAt(file.number())).containsExactly(REVIEW);
    assertThat(referrals.get(file.id()).decision()).isNull();
    assertThat(referrals.get(file.id()).returnReason()).isNull();
  }

  @Test
  void aPossibleDuplicateFoundDifferentGoesOn() {
    ReferralSubmission first = complete();
    begin("partner", first);
    CaseFile second = begin("partenaire", with(first, draft -> draft.reference("OTHER-" + UUID.randomUUID())));

    assertThat(officers.waitsAt(second.number())).contains("userTask_resolveDuplicate");
    while (!officers.waitsAt(second.number()).contains(REVIEW)) {
      officers.complete(second.number(), "userTask_resolveDuplicate", "merge",
          Map.of("duplicateDecision", "different", "reason", "Different parents."));
    }

    assertThat(decisions(second)).isNotEmpty().containsOnly("different");

    officers.complete(second.number(), REVIEW, "intake", Map.of("referralDecision", "returned", "reason", "More, please."));
    officers.signIn("partenaire");
    intake.resubmit(second, with(first, draft -> draft.reference(second.partnerReference())), 1);
    officers.runJobs(second.number());
    assertThat(officers.waitsAt(second.number())).as("what was ruled out is not asked again").containsExactly(REVIEW);
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
    assertThat(officers.waitsAt(onFile.number())).as("the case on file goes on").containsExactly(REVIEW);
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

  private void ask(CaseFile file, String question) {
    officers.complete(file.number(), REVIEW, "intake", Map.of("referralDecision", "question", "question", question));
  }

  private void answer(CaseFile file, InformationRequest asked, String text) {
    officers.signIn("partner");
    questions.answer(file, asked.id(), new InformationAnswer(text, List.of())).orElseThrow();
  }

  private ReferralFiles.Standing standing(CaseFile file) {
    return ownFiles.standing(files.get(file.id()));
  }

  private Object questionOutcome(CaseFile file) {
    return runtime.createVariableInstanceQuery().variableName("questionOutcome")
        .processInstanceIdIn(runtime.createProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId())
        .singleResult().getValue();
  }

  private List<String> events(CaseFile file) {
    return jdbc.sql("select code from case_event where case_id = ? order by id").param(file.id()).query(String.class).list();
  }

  private Task review(ReferralSubmission submission) {
    return officers.task(begin("partner", submission).number(), REVIEW);
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
