package org.passerelle.identity.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.identity.biometrics.BiometricsOnFile.Member;
import org.passerelle.identity.biometrics.RecordingBiometrics.Entry;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.support.CoversModel;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path of {@code biometrics.bpmn}, and what may be recorded. */
@CoversModel("biometrics")
class BiometricsProcessTest extends IntegrationTest {

  private static final String RECORD = "userTask_recordBiometrics";

  @Autowired
  private BiometricsOnFile onFile;
  @Autowired
  private RecordingBiometrics recording;
  @Autowired
  private Persons persons;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Timeline timeline;
  @Autowired
  private HistoryService history;
  @Autowired
  private Today today;
  @Autowired
  private FormService forms;
  @Autowired
  private TaskService tasks;

  @Test
  void theTaskStaysOpenWhileSomebodyIsMissingAndSaysHowManyInTheOfficersLanguage() {
    CaseFile file = family("1990-02-03", "2015");
    begin(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(RECORD);
    Task task = officers.task(file.number(), RECORD);
    assertThat(Duration.between(clock.instant(), task.getDueDate().toInstant())).isBetween(Duration.ofDays(59), Duration.ofDays(60));
    assertThat(task.getFollowUpDate()).isBefore(task.getDueDate());

    assertThatThrownBy(() -> complete(file, "identity")).hasMessageContaining("one member has yet to give").hasMessageNotContaining("Testfictional");
    release(file);
    assertThatThrownBy(() -> complete(file, "identite")).hasMessageContaining("un membre doit encore fournir ses données");
    assertThat(officers.waitsAt(file.number())).containsExactly(RECORD);
    release(file);

    record(file, 0, Result.noMatch);
    complete(file, "identity");
    assertThat(passed(file)).contains("event_biometricsClear");
    assertThat(outcome(file)).isEqualTo("clear");
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsExactly("biometricsRecorded");
  }

  @Test
  void whatWasGivenBeforeAsksNobodyAnything() {
    CaseFile file = family("1990-02-03", "2015");
    record(file, 0, Result.sameIdentity);
    begin(file);
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(outcome(file)).isEqualTo("clear");
  }

  @Test
  void aFamilyOfWhomNobodyOwesAnyGoesOn() {
    CaseFile file = family("2019", "1940");
    begin(file);
    assertThat(officers.ended(file.number())).isTrue();
  }

  @Test
  void anotherIdentityEndsTheStageAtOnceUntilAnOfficerHasDecidedOnIt() {
    CaseFile file = family("1990-02-03", "1991");
    begin(file);
    record(file, 1, Result.otherIdentity);
    complete(file, "identity");
    assertThat(passed(file)).contains("event_biometricsAdverse");
    assertThat(outcome(file)).isEqualTo("adverse");
    assertThat(onFile.of(file.id())).singleElement().satisfies(given -> assertThat(given.adverse()).isTrue());

    clock.advance(Duration.ofMinutes(5));
    decide(file, "confirmedWithReservations");
    assertThat(onFile.outcome(file.id())).as("the first member is still missing").isEqualTo(BiometricsOnFile.Outcome.owed);
    begin(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(RECORD);
    record(file, 0, Result.noMatch);
    complete(file, "identity");
    assertThat(onFile.outcome(file.id())).isEqualTo(BiometricsOnFile.Outcome.clear);

    clock.advance(Duration.ofMinutes(5));
    record(file, 0, Result.otherIdentity);
    assertThat(onFile.outcome(file.id())).as("what came after the decision has not been decided on").isEqualTo(BiometricsOnFile.Outcome.adverse);
    record(file, 0, Result.noMatch);
    assertThat(onFile.outcome(file.id())).as("a correction holds").isEqualTo(BiometricsOnFile.Outcome.clear);
  }

  @Test
  void anInconclusiveDecisionDoesNotSettleAnotherIdentity() {
    CaseFile file = family("1990-02-03", "2015");
    record(file, 0, Result.otherIdentity);
    clock.advance(Duration.ofMinutes(5));
    decide(file, "inconclusive");
    assertThat(onFile.outcome(file.id())).isEqualTo(BiometricsOnFile.Outcome.adverse);
  }

  @Test
  void aFamilyThatChangesWhileItWaitsIsNeverLocked() {
    String soon14 = today.get().minusYears(14).plusDays(2).toString();
    CaseFile file = family("1990-02-03", soon14);
    begin(file);
    record(file, 0, Result.noMatch);
    clock.advance(Duration.ofDays(3));
    assertThatThrownBy(() -> complete(file, "identity")).hasMessageContaining("one member has yet to give");

    List<Person> born = new ArrayList<>(persons.of(file.id()));
    born.add(person(3, today.get().toString()));
    persons.replace(file.id(), born);
    record(file, 1, Result.noMatch);
    complete(file, "identity");
    assertThat(outcome(file)).as("a newborn owes nothing").isEqualTo("clear");
  }

  @Test
  void whoLeavesTheFamilyIsNotWaitedForAndWhatTheyGaveIsKept() {
    CaseFile file = family("1990-02-03", "1991");
    begin(file);
    record(file, 0, Result.noMatch);
    record(file, 1, Result.noMatch);
    persons.replace(file.id(), List.of(persons.of(file.id()).get(0)));
    complete(file, "identity");
    assertThat(onFile.members(file.id())).hasSize(1);
    assertThat(onFile.of(file.id())).hasSize(2);
  }

  @Test
  void membersWhoComeBetweenTheTaskAndTheNextStepAreAskedFor() {
    CaseFile file = family("1990-02-03", "2015");
    begin(file);
    record(file, 0, Result.noMatch);
    officers.signOut();
    Task task = officers.task(file.number(), RECORD);
    List<Person> more = new ArrayList<>(persons.of(file.id()));
    more.add(person(3, "1988"));
    assertThat(onFile.missing(file.id())).isZero();
    officers.signIn("identity");
    tasks.claim(task.getId(), "identity");
    forms.submitTaskForm(task.getId(), Map.of());
    persons.replace(file.id(), more);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(RECORD);
  }

  @Test
  void whatCannotBeIsRefusedFieldByField() {
    CaseFile file = family("1990-02-03", "2015");
    LocalDate day = today.get();
    assertThat(attempt(file, day.plusDays(1), "AFG")).containsEntry("givenOn", "biometrics.fault.future")
        .containsEntry("country", "biometrics.fault.ownCountry");
    assertThat(attempt(file, LocalDate.of(1989, 1, 1), "TUR")).containsOnlyKeys("givenOn").containsValue("biometrics.fault.beforeBirth");
    assertThat(attempt(file, day, "XYZ")).containsOnlyKeys("country").containsValue("validation.country");
    jdbc.sql("update referral set inside_home_country = true where case_id = ?").param(file.id()).update();
    assertThat(attempt(file, day, "PAK")).containsOnlyKeys("country").containsValue("biometrics.fault.countryOfDanger");
    assertThat(recording.record(file, UUID.randomUUID(), new Entry(day, "TUR", "Fictionville", Result.noMatch, null, null)))
        .as("somebody of another family").isEmpty();
    assertThat(onFile.of(file.id())).isEmpty();
  }

  @Test
  void aClosedCaseTakesNoneAndNoRowIsEverChanged() {
    CaseFile file = family("1990-02-03", "2015");
    record(file, 0, Result.noMatch);
    assertThatThrownBy(() -> jdbc.sql("update biometrics set result = 'otherIdentity' where case_id = ?").param(file.id()).update())
        .hasMessageContaining("further row");
    files.close(file.id(), "withdrawn");
    assertThatThrownBy(() -> record(file, 0, Result.noMatch)).isInstanceOf(CaseProcesses.NotWaiting.class);
    assertThat(onFile.of(file.id())).hasSize(1);
  }

  @Test
  void noVariableHoldsWhatWasWritten() {
    CaseFile file = family("1990-02-03", "2015");
    begin(file);
    record(file, 0, Result.noMatch);
    officers.complete(file.number(), RECORD, "identity", Map.of("note", "A canary note."));
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process(file)).list()).extracting(variable -> variable.getName())
        .containsOnly("caseId", "caseNumber", "priority", "biometricsOutcome", "dueAt", "followUpAt", "taskPriority");
  }

  private Map<String, String> attempt(CaseFile file, LocalDate day, String country) {
    officers.signIn("identity");
    return recording.record(file, persons.of(file.id()).get(0).id(), new Entry(day, country, "Fictionville", Result.noMatch, null, null)).orElseThrow();
  }

  private void record(CaseFile file, int member, Result result) {
    officers.signIn("identity");
    Member who = onFile.members(file.id()).get(member);
    assertThat(recording.record(file, who.person().id(), new Entry(today.get(), "TUR", "Fictionville", result, "FIC-1", null)).orElseThrow()).isEmpty();
  }

  private void complete(CaseFile file, String officer) {
    officers.complete(file.number(), RECORD, officer, Map.of());
  }

  private void release(CaseFile file) {
    officers.signOut();
    jdbc.sql("update act_ru_task set assignee_ = null where id_ = ?").param(officers.task(file.number(), RECORD).getId()).update();
  }

  private void decide(CaseFile file, String decision) {
    jdbc.sql("insert into identity_decision (id, case_id, kind, decision, reason, reservations, decided_by, decided_at) "
            + "values (?, ?, 'first', ?, 'Fiction.', case when ? = 'confirmedWithReservations' then 'Fiction.' end, 'identity', ?)")
        .params(UUID.randomUUID(), file.id(), decision, decision, java.sql.Timestamp.from(clock.instant())).update();
  }

  private CaseFile family(String... births) {
    CaseFile file = cases.open(Priority.normal, null, null);
    List<Person> family = new ArrayList<>();
    for (String birth : births) {
      family.add(person(family.size() + 1, birth));
    }
    persons.replace(file.id(), family);
    return file;
  }

  private static Person person(int position, String birth) {
    return new Person(UUID.randomUUID(), position, position == 1 ? "principalApplicant" : "child", true, "Nilab Testfictional", null, "female",
        Birth.read(birth).orElseThrow(), "AFG", null, null, Particulars.NONE);
  }

  private void begin(CaseFile file) {
    officers.signOut();
    cases.begin("biometrics", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
  }

  private String process(CaseFile file) {
    officers.signOut();
    return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).orderByProcessInstanceStartTime().asc().list().get(0)
        .getId();
  }

  private List<String> passed(CaseFile file) {
    return history.createHistoricActivityInstanceQuery().processInstanceId(process(file)).finished().list().stream()
        .map(HistoricActivityInstance::getActivityId).toList();
  }

  private Object outcome(CaseFile file) {
    return history.createHistoricVariableInstanceQuery().processInstanceId(process(file)).variableName("biometricsOutcome").singleResult().getValue();
  }
}
