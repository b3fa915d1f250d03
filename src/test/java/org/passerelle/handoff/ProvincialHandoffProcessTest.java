package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.reference.WorkingDays;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every way through {@code provincial-handoff.bpmn}. */
@CoversModel("provincial-handoff")
class ProvincialHandoffProcessTest extends HandoffTest {

  private static final ZoneId WINNIPEG = ZoneId.of("America/Winnipeg");

  @Autowired
  private WorkingDays workingDays;

  @Autowired
  private Timeline timeline;

  @Autowired
  private Milestones milestones;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private HandoffRelease release;

  @Autowired
  private FormService forms;

  @Autowired
  private ObjectMapper json;

  @Test
  void aProvinceIsToldGivesItsReceiptAndReceivesTheFamily() {
    CaseFile file = begun(null);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.CHOOSE_DESTINATION);
    assertThat(variable(file, HandoffModel.DESTINATION_REGION)).isEqualTo("elsewhere");

    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", "winnipeg", "reason", "A fictional cousin lives there."));
    plan(file, today().plusDays(10));
    Notice sent = current(file);
    assertThat(sent.number()).matches("NAT-\\d{4}-\\d{6}");
    assertThat(sent).returns(1, Notice::version).returns("Winnipeg", Notice::place).returns("MB", Notice::province)
        .returns(2, Notice::persons).returns(PortOfEntry.YWG, Notice::port).returns("ZZ 123", Notice::flight)
        .returns("Two infant seats.", Notice::remarks).returns(NoticeStep.receipt, Notice::step);
    assertThat(variable(file, HandoffModel.RECEIPT_DUE_AT)).isEqualTo(Date.from(workingDays.endOfNextWorkingDay("MB")));
    assertThat(sent.receiptDueOn().plusDays(1).atStartOfDay(WINNIPEG).toInstant()).isEqualTo(sent.receiptDueAt());
    assertThat(mails(file, "noticeSent")).isEqualTo(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEIPT);

    receipt(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
    Instant dayIsOver = sent.arrivesOn().plusDays(1).atStartOfDay(WINNIPEG).toInstant();
    assertThat(variable(file, HandoffModel.ARRIVAL_REMINDER_AT)).isEqualTo(Date.from(dayIsOver.plus(Duration.ofHours(24))));

    report(file, ArrivalResult.arrived);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEPTION);
    assertThat(((Date) variable(file, HandoffModel.RECEPTION_REMINDER_AT)).toInstant())
        .isBetween(clock.instant().plus(Duration.ofDays(10)).minusSeconds(60), clock.instant().plus(Duration.ofDays(10)));

    confirm(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_TAKEOVER);
    assertThat(milestones.of(file.id())).extracting(Milestone::kind, Milestone::owedBy, Milestone::state)
        .containsExactly(tuple("lodging", "provider", "open"), tuple("incomeSupport", "provider", "open"), tuple("school", "provider", "open"),
            tuple("healthAssessment", "provider", "open"), tuple("languageClasses", "provider", "open"));
    assertThat(variable(file, HandoffModel.TAKEOVER_DUE_AT))
        .isEqualTo(Date.from(today().plusDays(43).atStartOfDay(WINNIPEG).toInstant()));

    takeOver(file);
    assertThat(milestones.of(file.id())).extracting(Milestone::state).containsOnly("carriedOn");
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("received");
    assertThat(current(file).step()).isEqualTo(NoticeStep.done);
    assertThat(events(file)).containsExactly("destinationChosen", "arrivalPlanned", "noticeSent", "noticeReceiptGiven", "familyLanded",
        "receptionConfirmed", "familyTakenOver");
  }

  @Test
  void quebecSelectsAfterAReminderAndItsMinistryReceivesTheFamily() {
    CaseFile file = begun("QC");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_SELECTION);
    assertThat(((Date) variable(file, HandoffModel.SELECTION_REMINDER_AT)).toInstant())
        .isBetween(clock.instant().plus(Duration.ofDays(30)).minusSeconds(60), clock.instant().plus(Duration.ofDays(30)));
    officers.fireTimer(file.number(), "event_selectionSlow");
    assertThat(mails(file, "selectionReminder")).isEqualTo(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_SELECTION);

    answer(file, new SelectionAnswer.Granted("CSQ-0001", LocalDate.now(clock).plusYears(2), "sherbrooke"));
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    plan(file, receivedInQuebec(today().plusDays(20)));
    assertThat(current(file)).returns("Sherbrooke", Notice::place).returns(organization("MINISTEREQC"), Notice::recipient);
    assertThat(records.of(file.id()).selection()).returns("granted", Selection::state).returns("CSQ-0001", Selection::csqNumber);
    assertThat(events(file)).startsWith("selectionRequested", "selectionReminded", "selectionGranted");
  }

  @Test
  void quebecRefuses() {
    CaseFile file = begun("QC");
    answer(file, new SelectionAnswer.Refused("A fictional ground."));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("selectionRefused");
    assertThat(records.of(file.id()).destination()).isNull();
  }

  @Test
  void aSponsorInQuebecMeansQuebec() {
    CaseFile file = sponsored("FLEUVE");
    assertThat(variable(file, HandoffModel.DESTINATION_REGION)).isEqualTo("quebec");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_SELECTION);
  }

  @Test
  void theProvinceInMindStandsFirstInWhatTasklistReads() throws Exception {
    CaseFile file = begun("MB");
    String task = officers.task(file.number(), HandoffModel.CHOOSE_DESTINATION).getId();
    officers.signIn(OFFICER);
    TypedValue options = forms.getTaskFormVariables(task).getValueTyped(HandoffModel.DESTINATION_OPTIONS);
    assertThat(options.getType().getName()).isEqualTo("json");
    JsonNode list = json.readTree(options.getValue().toString());
    assertThat(list.get(0).get("label").asText()).contains(" (MB) – ");
    List<String> codes = new ArrayList<>(list.findValuesAsText("value"));
    assertThat(codes).contains("winnipeg", "toronto").doesNotContain("sherbrooke").doesNotHaveDuplicates();
  }

  @Test
  void withoutAReceiptTheNoticeGoesOutAgain() {
    CaseFile file = announced();
    clock.advance(Duration.ofDays(4));
    officers.fireTimer(file.number(), "event_receiptOverdue");
    assertThat(current(file)).returns(2, Notice::timesSent).returns(1, Notice::version)
        .returns(workingDays.endOfNextWorkingDay("MB"), Notice::receiptDueAt);
    assertThat(variable(file, HandoffModel.RECEIPT_DUE_AT)).isEqualTo(Date.from(workingDays.endOfNextWorkingDay("MB")));
    receipt(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
  }

  @Test
  void whoeverIsSilentTwiceIsCalled() {
    CaseFile file = announced();
    officers.fireTimer(file.number(), "event_receiptOverdue");
    officers.fireTimer(file.number(), "event_receiptOverdue");
    assertThat(mails(file, "noticeResent")).isEqualTo(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.CALL_RECIPIENT);
    assertWrong(file, HandoffModel.CALL_RECIPIENT, Map.of("callResult", "receiptGiven"), "Fill in");
    officers.complete(file.number(), HandoffModel.CALL_RECIPIENT, OFFICER, Map.of("callResult", "noAnswer"));
    assertThat(mails(file, "noticeResent")).isEqualTo(2);
    officers.fireTimer(file.number(), "event_receiptOverdue");
    officers.complete(file.number(), HandoffModel.CALL_RECIPIENT, OFFICER,
        Map.of("callResult", "receiptGiven", "spokeTo", "A fictional clerk"));
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
    assertThat(current(file).receivedAt()).isNotNull();
    assertThat(jdbc.sql("select received_how || ', ' || spoke_to from notice_recipient where notice_id = ?").param(current(file).id())
        .query(String.class).single()).isEqualTo("telephone, A fictional clerk");
  }

  @Test
  void silenceAboutTheArrivalAndTheReceptionIsAskedAbout() {
    CaseFile file = receipted();
    clock.advance(Duration.ofDays(13));
    officers.fireTimer(file.number(), "event_arrivalUnreported");
    assertThat(mails(file, "arrivalAsked")).isEqualTo(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
    report(file, ArrivalResult.arrived);
    officers.fireTimer(file.number(), "event_receptionSlow");
    assertThat(mails(file, "receptionAsked")).isEqualTo(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEPTION);
    confirm(file);
    officers.fireTimer(file.number(), "event_milestonesLate");
    assertThat(mails(file, "takeoverAsked")).isEqualTo(1);
    takeOver(file);
    assertThat(officers.ended(file.number())).isTrue();
  }

  @Test
  void aSponsorElsewhereReceivesTheFamilyInItsOwnCommunity() {
    CaseFile file = sponsored("HARBOUR5");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    assertThat(records.of(file.id()).destination().place().code()).isEqualTo("halifax");
    assertThat(events(file)).containsExactly("destinedToSponsor");
  }

  @Test
  void aSponsorInQuebecIsToldBeforeThereIsAFlight() {
    CaseFile file = sponsored("FLEUVE");
    answer(file, new SelectionAnswer.Granted("CSQ-0002", LocalDate.now(clock).plusYears(2), "sherbrooke"));
    assertThat(mails(file, "earlyNotice")).isEqualTo(1);
    assertThat(events(file)).contains("earlyNoticeSent");
  }

  @Test
  void theChangedPlanOfAnAnnouncedArrivalMakesANewVersion() {
    CaseFile file = receipted();
    officers.signIn(OFFICER);
    inOne(() -> notices.reopen(file.id(), "The flight was moved."));
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    assertThatThrownBy(() -> inOne(() -> notices.reopen(file.id(), "Again."))).isInstanceOf(NotWaiting.class);
    plan(file, today().plusDays(12));
    assertThat(current(file).version()).isEqualTo(2);
    receipt(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
  }

  @Test
  void aFamilyThatIsThereUnannouncedIsReceived() {
    CaseFile file = begun(null);
    assertThatThrownBy(() -> inOne(() -> arrivals.unannounced(file.id(), "winnipeg", today(), "Nobody knew."))).isInstanceOf(NotWaiting.class);
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", "winnipeg", "reason", "A fictional cousin lives there."));
    officers.signIn(OFFICER);
    inOne(() -> arrivals.unannounced(file.id(), "winnipeg", today(), "Seen at the counter."));
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEPTION);
    confirm(file);
    takeOver(file);
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("received");
  }

  @Test
  void aChangedJourneyMakesANewVersionUnderTheSameNumber() {
    CaseFile file = receipted();
    String number = current(file).number();
    report(file, ArrivalResult.changed);
    assertThat(current(file).step()).isEqualTo(NoticeStep.replanning);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    plan(file, today().plusDays(30));
    assertThat(records.of(file.id()).notices()).extracting(Notice::number).containsExactly(number, number);
    assertThat(records.of(file.id()).notices()).extracting(Notice::version).containsExactly(1, 2);
    assertThat(records.of(file.id()).notices()).extracting(Notice::step).containsExactly(NoticeStep.superseded, NoticeStep.receipt);
    assertThat(current(file).arrivesOn()).isEqualTo(today().plusDays(30));
    assertThat(mails(file, "noticeChanged")).isEqualTo(1);
  }

  @Test
  void aFamilyThatDidNotComeIsFoundAndItsArrivalPlannedAgain() {
    CaseFile file = missed();
    officers.complete(file.number(), HandoffModel.SEARCH_FAMILY, OFFICER,
        Map.of("searchResult", "found", "reason", "A fictional snowstorm held the aircraft."));
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    plan(file, today().plusDays(3));
    assertThat(current(file).version()).isEqualTo(2);
    assertThat(records.of(file.id()).searches()).extracting(HandoffRecord.Search::result).containsExactly("found");
  }

  @Test
  void aFamilyThatIsNotFoundNeverArrived() {
    CaseFile file = missed();
    officers.complete(file.number(), HandoffModel.SEARCH_FAMILY, OFFICER,
        Map.of("searchResult", "notFound", "reason", "Nobody knows."));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("neverArrived");
    assertThat(records.of(file.id()).notices()).extracting(Notice::step).containsExactly(NoticeStep.cancelled);
    assertThat(mails(file, "noticeCancelled")).isEqualTo(1);
  }

  @Test
  void aStoppedCaseCancelsItsNoticeAndTellsTheProvinceOnce() {
    CaseFile file = receipted();
    release.release(file);
    release.release(file);
    assertThat(records.of(file.id()).notices()).extracting(Notice::step).containsExactly(NoticeStep.cancelled);
    assertThat(mails(file, "noticeCancelled")).isEqualTo(1);
    assertThat(events(file)).containsOnlyOnce("noticeCancelled");
  }

  @Test
  void aStoppedCaseWithdrawsItsRequestToQuebec() {
    CaseFile file = begun("QC");
    release.release(file);
    release.release(file);
    assertThat(mails(file, "selectionWithdrawn")).isEqualTo(1);
    assertThat(records.of(file.id()).selection()).returns("withdrawn", Selection::state);
    assertThatThrownBy(() -> answer(file, new SelectionAnswer.Refused("Too late."))).isInstanceOf(NotWaiting.class);
  }

  @Test
  void aCaseThatHoldsNothingIsLeftAlone() {
    CaseFile file = cases.open(Priority.normal, null, null);
    release.release(file);
    assertThat(events(file)).isEmpty();
  }

  @Test
  void ofTwoReportsAtTheSameMomentOneIsTaken() throws Exception {
    CaseFile file = receipted();
    UUID notice = current(file).id();
    UUID office = organization("PROVINCEMB");
    LocalDate day = notices.today(office);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> taken = both.invokeAll(Stream.of(ArrivalResult.arrived, ArrivalResult.changed)
          .map(result -> (Callable<Boolean>) () -> taken(office, notice, result, day)).toList());
      assertThat(List.of(taken.get(0).get(), taken.get(1).get())).containsExactlyInAnyOrder(true, false);
    } finally {
      both.shutdown();
    }
    assertThat(records.of(file.id()).reports()).hasSize(1);
  }

  @Test
  void aDestinationMustBeAnOpenCityOutsideQuebec() {
    CaseFile file = begun(null);
    for (String place : List.of("sherbrooke", "atlantis")) {
      assertWrong(file, HandoffModel.CHOOSE_DESTINATION, Map.of("destination", place, "reason", "Because."),
          "Choose one of the listed answers.");
    }
    assertWrong(file, HandoffModel.CHOOSE_DESTINATION, Map.of("destination", "winnipeg"), "Fill in");
    assertThat(records.of(file.id()).destination()).isNull();
  }

  @Test
  void aPlanMustBePossible() {
    CaseFile file = destined("winnipeg");
    assertPlanWrong(file, "arrivalDate", today().minusDays(1).toString(), "The arrival cannot be planned for a day that has passed.");
    assertPlanWrong(file, "arrivalDate", today().plusMonths(24).plusDays(1).toString(),
        "An arrival can be planned at most 24 months ahead.");
    assertPlanWrong(file, "arrivalDate", "soon", "Give a date as year-month-day.");
    assertPlanWrong(file, "port", "XXX", "Choose one of the listed answers.");
    assertPlanWrong(file, "flight", "a flight number of 21", "At most 20 characters.");
    Map<String, Object> otherPort = plan(today());
    otherPort.put("port", "other");
    otherPort.remove("remarks");
    assertWrong(file, HandoffModel.PLAN_ARRIVAL, otherPort, "Name the port of entry under the needs on arrival.");
    assertThat(records.of(file.id()).plan()).isNull();
    plan(file, today().plusMonths(24));
    assertThat(current(file).arrivesOn()).isEqualTo(today().plusMonths(24));
  }

  @Test
  void aSearchEndsInOneOfTwoFindings() {
    CaseFile file = missed();
    assertWrong(file, HandoffModel.SEARCH_FAMILY, Map.of("searchResult", "perhaps", "reason", "?"), "Choose one of the listed answers.");
    assertWrong(file, HandoffModel.SEARCH_FAMILY, Map.of("searchResult", "found"), "Fill in");
    assertThat(records.of(file.id()).searches()).isEmpty();
  }

  private void assertPlanWrong(CaseFile file, String field, String value, String sentence) {
    Map<String, Object> form = plan(today());
    form.put(field, value);
    assertWrong(file, HandoffModel.PLAN_ARRIVAL, form, sentence);
  }

  private void assertWrong(CaseFile file, String task, Map<String, Object> form, String sentence) {
    assertThatThrownBy(() -> officers.complete(file.number(), task, OFFICER, form)).isInstanceOf(FormFieldValidationException.class)
        .hasMessageContaining(sentence);
    assertThat(officers.waitsAt(file.number())).containsExactly(task);
  }

  private CaseFile missed() {
    CaseFile file = receipted();
    clock.advance(Duration.ofDays(10));
    report(file, ArrivalResult.noShow);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.SEARCH_FAMILY);
    return file;
  }

  private CaseFile sponsored(String sponsor) {
    CaseFile file = cases.open(Priority.normal, null, sponsor);
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id) values (?, 'namedSponsor', 'sponsor', ?)")
        .params(file.id(), organization(sponsor)).update();
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "sponsor"));
    officers.runJobs(file.number());
    return file;
  }

  private void answer(CaseFile file, SelectionAnswer answer) {
    officers.signIn("quebec");
    selections.answer(SignedIn.organization(), file.number(), answer).orElseThrow();
    officers.runJobs(file.number());
  }

  private boolean taken(UUID office, UUID notice, ArrivalResult result, LocalDate day) {
    try {
      return arrivals.report(office, notice, result, day, "At the same moment.").isPresent();
    } catch (NotWaiting second) {
      return false;
    }
  }

  private void inOne(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  private List<String> events(CaseFile file) {
    return timeline.of(file.id()).stream().map(Timeline.Event::code).toList();
  }
}
