package org.passerelle.handoff;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases brought to the point of the handover that a test needs. */
public abstract class HandoffTest extends IntegrationTest {

  protected static final String OFFICER = "destining";

  @Autowired
  protected NoticesOfArrival notices;

  @Autowired
  protected Receipts receipts;

  @Autowired
  protected Arrivals arrivals;

  @Autowired
  protected Receptions receptions;

  @Autowired
  protected Takeovers takeovers;

  @Autowired
  protected QuebecSelection selections;

  @Autowired
  protected HandoffRecords records;

  @Autowired
  private HistoryService history;

  /** A family that somebody has taken charge of. */
  protected CaseFile begun(@Nullable String province) {
    CaseFile file = cases.open(Priority.normal, province, null);
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "state"));
    officers.runJobs(file.number());
    return file;
  }

  /** A family for which this city was chosen. */
  protected CaseFile destined(String place) {
    CaseFile file = begun(null);
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", place, "reason", "A fictional cousin lives there.", "beyondPlan", "A fictional lodging is free."));
    return file;
  }

  /** A family announced to Manitoba, arriving ten days from now. */
  protected CaseFile announced() {
    CaseFile file = destined("winnipeg");
    plan(file, today().plusDays(10));
    return file;
  }

  /** A family announced to Manitoba, which has given its receipt. */
  protected CaseFile receipted() {
    CaseFile file = announced();
    receipt(file);
    return file;
  }

  /** A family that has landed in Manitoba. */
  protected CaseFile landed() {
    CaseFile file = receipted();
    report(file, ArrivalResult.arrived);
    return file;
  }

  protected void plan(CaseFile file, LocalDate day) {
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, plan(day));
  }

  protected static Map<String, Object> plan(LocalDate day) {
    return new HashMap<>(Map.of("arrivalDate", day.toString(), "port", "YWG", "flight", "ZZ 123", "remarks", "Two infant seats.",
        "shortNoticeGround", "stated", "shortNoticeReason", "A fictional seat came free.", "movingSeasonReason", "A fictional lodging is ready.",
        "otherPortReason", "There is no fictional flight to Montréal."));
  }

  /** That day, or the first after Québec's year end. */
  protected static LocalDate receivedInQuebec(LocalDate day) {
    return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 15 ? LocalDate.of(day.getYear() + 1, 1, 5) : day;
  }

  protected void receipt(CaseFile file) {
    officers.signIn("manitoba");
    receipts.give(SignedIn.organization(), current(file).id()).orElseThrow();
    officers.runJobs(file.number());
  }

  protected void report(CaseFile file, ArrivalResult result) {
    officers.signIn("manitoba");
    arrivals.report(SignedIn.organization(), current(file).id(), result, notices.today(SignedIn.organization()), "As reported.").orElseThrow();
    officers.runJobs(file.number());
  }

  protected void confirm(CaseFile file) {
    officers.signIn("manitoba");
    receptions.confirm(SignedIn.organization(), current(file).id(), null).orElseThrow();
    officers.runJobs(file.number());
  }

  protected void takeOver(CaseFile file) {
    officers.signIn("manitoba");
    takeovers.takeOver(SignedIn.organization(), current(file).id(), null).orElseThrow();
    officers.runJobs(file.number());
  }

  protected Notice current(CaseFile file) {
    return records.of(file.id()).notices().stream().filter(notice -> notice.state().equals("current")).findFirst().orElseThrow();
  }

  protected LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Winnipeg"));
  }

  /** A variable as the stage left it, or has it now. */
  protected @Nullable Object variable(CaseFile file, String name) {
    officers.signOut();
    HistoricVariableInstance found = history.createHistoricVariableInstanceQuery().variableName(name)
        .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId())
        .singleResult();
    return found == null ? null : found.getValue();
  }

  /** How many mails of that kind were queued for the case. */
  protected int mails(CaseFile file, String template) {
    return jdbc.sql("select count(*) from outbox where case_number = ? and template = ?").params(file.number(), template)
        .query(Integer.class).single();
  }

  protected UUID organization(String code) {
    return jdbc.sql("select id from organization where code = ?").param(code).query(UUID.class).single();
  }
}
