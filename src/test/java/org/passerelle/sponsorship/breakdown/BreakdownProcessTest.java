package org.passerelle.sponsorship.breakdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.ProposalState;
import org.passerelle.sponsorship.Stream;
import org.passerelle.support.Browser;
import org.passerelle.support.CoversModel;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of {@code sponsorship-breakdown.bpmn}: nobody gets round the family's safety. */
@CoversModel("sponsorship-breakdown")
class BreakdownProcessTest extends IntegrationTest {

  private static final String ASSESS = "userTask_assessFamilySafety";
  private static final String CHOOSE = "userTask_chooseNewCare";
  private static final String RECORD = "userTask_recordSafetyOutcome";

  @LocalServerPort
  private int port;
  @Autowired
  private Breakdowns breakdowns;
  @Autowired
  private BreakdownRegister register;
  @Autowired
  private Charges charges;
  @Autowired
  private FamiliesToPlace families;
  @Autowired
  private Timeline timeline;
  @Autowired
  private CaseFiles files;
  @Autowired
  private HistoryService history;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private List<HeldByCase> holds;
  @Autowired
  private Today today;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private UUID proposal;

  @BeforeEach
  void aSponsor() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    sponsor = parties.sponsor("BROKEN", "winnipeg", language, 2, 9);
  }

  @AfterEach
  void askNobodyElse() {
    parties.closeSponsors(language);
  }

  @Test
  void aFamilyInDangerIsProtectedAtOnceAndFindsNewCare() {
    CaseFile file = sponsored("MB");
    parties.sponsor("OTHER", "winnipeg", language, 1, 9);
    begin(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(ASSESS);
    assertThat(charges.of(file.id()).charge().takenBy()).as("until safety is assessed nothing ends").isEqualTo(Charge.BY_SPONSOR);

    assess(file, "movedToSafety");
    assertThat(officers.waitsAt(file.number())).containsExactly(CHOOSE);
    assertThat(mails(file)).contains("familyNotSafe", "sponsorshipBroken").doesNotContain("sponsorshipEnded");
    assertThat(told(file, "familyNotSafe")).isEqualTo(jdbc.sql("select count(*) from account where 'supervisor' = any(roles) and disabled_at is null")
        .query(Integer.class).single());
    assertThat(register.of(file.id()).get(0).stateSince()).isNotNull();
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(charges.of(file.id()).proposals().get(0).proposal().state()).isEqualTo(ProposalState.released);
    assertThat(families.get(file.id()).tried()).as("the pair never comes back").contains(sponsor.id());

    choose(file, "blended");
    assertThat(officers.waitsAt(file.number())).contains("receiveTask_awaitHold").doesNotContain(RECORD);
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.blended);
    officers.fireTimer(file.number(), "event_searchOver");
    assertThat(officers.waitsAt(file.number())).containsExactly(RECORD);
    assertThat(charges.of(file.id()).charge().takenBy()).isEqualTo(Charge.BY_STATE);

    record(file, "safeWhereTheyAre");
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(register.of(file.id()).get(0)).satisfies(done -> {
      assertThat(done.endCode()).isEqualTo("settled");
      assertThat(done.safety().code()).isEqualTo("movedToSafety");
      assertThat(done.care().code()).isEqualTo("blended");
      assertThat(done.finalSafety().by()).isEqualTo("matching");
    });
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsSubsequence("breakdownReported", "familySafetyAssessed", "sponsorshipEnded",
        "stateProtectsFamily", "newCareChosen", "streamChosen", "stateTookCharge", "safetyOutcomeRecorded");
    assertThat(jdbc.sql("select action from audit_event where subject = ? and actor = 'matching' order by id").param(file.number()).query(String.class).list())
        .contains("reportBreakdown", "assessFamilySafety", "chooseNewCare", "recordSafetyOutcome");
    assertThat(jdbc.sql("select count(*) from case_wait where case_id = ?").param(file.id()).query(Integer.class).single())
        .as("nothing of it is on the clock of the case").isZero();
    String run = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).processDefinitionKey("sponsorship-breakdown").singleResult()
        .getId();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(run).list()).extracting(variable -> variable.getName()).containsOnly("caseId",
        "caseNumber", "priority", "besideJourney", "breakdownId", "protectionNeeded", "newCare", "takenInChargeBy", "dueAt", "followUpAt", "taskPriority");
  }

  @Test
  void aSponsorReportsItAndTheStateTakesCharge() {
    CaseFile file = sponsored("MB");
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    String page = "/sponsor/proposals/" + proposal;
    assertThat(browser.get(page).html()).contains(page + "/breakdown");
    browser.get(page + "/breakdown");
    assertThat(browser.post(page + "/breakdown", Map.of("reason", " ")).html()).contains("id=\"reason-fault\"", "href=\"#reason\"");
    assertThat(browser.post(page + "/breakdown", Map.of("reason", "Our housing burned down.")).text()).contains("Thank you. The department takes over");
    assertThat(browser.post(page + "/breakdown", Map.of("reason", "Again.")).text()).contains("under way already");
    officers.runJobs(file.number());
    assertThat(register.of(file.id())).singleElement().returns("sponsor", Breakdown::reportedAs).returns(sponsor.signIn(), Breakdown::reportedBy);

    Browser officer = new Browser(port).signIn("matching");
    assertThat(officer.get("/desk/cases/" + file.number()).html()).contains("/desk/cases/" + file.number() + "/breakdown");
    assertThat(officer.get("/desk/cases/" + file.number() + "/breakdown").text()).contains("Under way", "by the sponsor", "Our housing burned down.")
        .contains("under way already");
    assess(file, "safeWhereTheyAre");
    assertThat(register.of(file.id()).get(0).stateSince()).isNull();
    assertThat(mails(file)).doesNotContain("familyNotSafe");
    choose(file, "state");
    assertThat(charges.of(file.id()).charge().takenBy()).isEqualTo(Charge.BY_STATE);
    record(file, "protectionCalled");
    assertThat(mails(file)).contains("familyStillNotSafe");
    assertThat(browser.get(page + "/breakdown").status()).as("it is in charge no longer").isEqualTo(404);
    assertThat(officer.get("/desk/cases/" + file.number() + "/breakdown").text()).contains("No sponsor is in charge of this family", "Settled");
  }

  @Test
  void noStepOfItCanBeLeftOut() {
    CaseFile file = sponsored("MB");
    begin(file);
    assertThatThrownBy(() -> officers.complete(file.number(), ASSESS, "matching", Map.of("reason", "A fictional ground."))).hasMessageContaining("The family");
    assertThatThrownBy(() -> officers.complete(file.number(), ASSESS, "matching", Map.of("safetyOutcome", "unknown", "reason", "A fictional ground.")))
        .hasMessageContaining("Choose one of the listed answers");
    assertThatThrownBy(() -> officers.complete(file.number(), ASSESS, "matching", Map.of("safetyOutcome", "movedToSafety"))).hasMessageContaining("Reasons");
    assertThat(parties.placesTaken(sponsor)).isOne();
    UUID id = register.of(file.id()).get(0).id();
    for (String around : List.of("care = 'state', care_reason = 'x'", "end_code = 'settled', ended_at = now()", "safety = 'movedToSafety'", "state_since = now()",
        "final_safety = 'movedToSafety', final_reason = 'x', final_by = 'x', final_at = now()")) {
      assertThatThrownBy(() -> jdbc.sql("update sponsorship_breakdown set " + around + " where id = ?").param(id).update()).as(around)
          .hasMessageContaining("check constraint");
    }
    assess(file, "protectionCalled");
    choose(file, "state");
    assertThatThrownBy(() -> officers.complete(file.number(), RECORD, "matching", Map.of("safetyOutcome", "movedToSafety"))).hasMessageContaining("Reasons");
    assertThat(officers.waitsAt(file.number())).containsExactly(RECORD);
  }

  @Test
  void outsideItsYearItIsRefusedInWords() {
    CaseFile nobody = cases.open(Priority.normal, "MB", null);
    refused("breakdown.fault.noSponsor", () -> breakdowns.begin(nobody, "A fictional ground."));
    CaseFile file = sponsored("MB");
    arrived(file, today.get().minusYears(1));
    refused("breakdown.fault.yearOver", () -> breakdowns.begin(file, "A fictional ground."));
    refused("breakdown.fault.yearOver", () -> breakdowns.report(sponsor.id(), proposal, "A fictional ground."));
    Browser officer = new Browser(port).signIn("jumelage");
    officer.get("/desk/cases/" + file.number() + "/breakdown");
    assertThat(officer.post("/desk/cases/" + file.number() + "/breakdown", Map.of("reason", "Un motif fictif.")).text()).contains("douze mois ont passé");
    CaseFile within = sponsored("MB");
    arrived(within, today.get().minusYears(1).plusDays(1));
    begin(within);
    assertThat(officers.waitsAt(within.number())).containsExactly(ASSESS);
  }

  @Test
  void inQuebecOnlyTheStateTakesCharge() {
    CaseFile file = sponsored("QC");
    begin(file);
    assess(file, "safeWhereTheyAre");
    assertThatThrownBy(() -> choose(file, "blended")).hasMessageContaining("not open to this family");
    choose(file, "state");
    assertThat(charges.of(file.id()).charge()).returns(Stream.quebecState, Charge::stream).returns(Charge.BY_STATE, Charge::takenBy);
  }

  @Test
  void anotherSponsorsFamilyDoesNotExistForASponsor() {
    CaseFile file = sponsored("MB");
    Party other = parties.sponsor("ELSE", "winnipeg", language, 1, 9);
    assertThat(breakdowns.report(other.id(), proposal, "A fictional ground.")).isEmpty();
    String page = "/sponsor/proposals/" + proposal + "/breakdown";
    Browser browser = new Browser(port).signIn(other.signIn());
    assertThat(browser.get(page).status()).isEqualTo(404);
    browser.get("/sponsor");
    assertThat(browser.post(page, Map.of("reason", "A fictional ground.")).status()).isEqualTo(404);
    assertThat(new Visitor(port).get(page).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    for (String role : List.of("quebec", "partner", "matching")) {
      assertThat(Visitor.signedIn(port, role).get(page).statusCode()).as(role).isEqualTo(403);
    }
    assertThat(register.of(file.id())).isEmpty();
  }

  @Test
  void oneRunsOfACaseHoweverManyBeginItAtOnce() throws Exception {
    CaseFile file = sponsored("MB");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<Boolean>> all = threads.invokeAll(IntStream.range(0, 6).mapToObj(each -> (Callable<Boolean>) () -> {
      try {
        breakdowns.begin(file, "A fictional ground.");
        return true;
      } catch (WrongField running) {
        return false;
      }
    }).toList());
    threads.shutdown();
    int begun = 0;
    for (Future<Boolean> one : all) {
      begun += one.get() ? 1 : 0;
    }
    assertThat(begun).isOne();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(ASSESS);
  }

  @Test
  void aCaseThatStopsEndsItWhereverItStands() {
    CaseFile file = sponsored("MB");
    parties.sponsor("OTHER", "winnipeg", language, 1, 9);
    begin(file);
    assess(file, "safeWhereTheyAre");
    choose(file, "jointAssistance");
    assertThat(officers.waitsAt(file.number())).contains("receiveTask_awaitHold");
    transaction.executeWithoutResult(status -> holds.forEach(hold -> hold.release(file)));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(register.of(file.id())).singleElement().returns("withdrawn", Breakdown::endCode);
    transaction.executeWithoutResult(status -> holds.forEach(hold -> hold.release(file)));
  }

  private CaseFile sponsored(String province) {
    CaseFile file = cases.open(Priority.normal, province, null);
    proposal = UUID.randomUUID();
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id, settled_at) values (?, ?, 'sponsor', ?, now())")
        .params(file.id(), province.equals("QC") ? "quebecCollective" : "blended", sponsor.id()).update();
    jdbc.sql("insert into proposal (id, case_id, sponsor_id, named, persons, children, state, proposed_at, held_at, expires_at, ended_at) "
            + "values (?, ?, ?, false, 2, 1, 'accepted', now() - interval '2 days', now() - interval '2 days', now(), now() - interval '1 day')")
        .params(proposal, file.id(), sponsor.id()).update();
    jdbc.sql("update sponsor set families_taken = families_taken + 1, persons_taken = persons_taken + 2, children_taken = children_taken + 1 "
        + "where organization_id = ?").param(sponsor.id()).update();
    return files.get(file.id());
  }

  private void arrived(CaseFile file, LocalDate on) {
    UUID notice = UUID.randomUUID();
    jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, persons, sent_at, receipt_due_at) "
            + "select ?, ?, ?, 1, id, 'current', ?, 'YYZ', 2, now(), now() from organization where code = 'PROVINCEMB'")
        .params(notice, file.id(), "N-" + notice, on).update();
    jdbc.sql("insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at) values (gen_random_uuid(), ?, 'arrived', ?, 'manitoba', now())")
        .params(notice, on).update();
  }

  private void begin(CaseFile file) {
    officers.signIn("matching");
    breakdowns.begin(file, "A fictional ground.");
    officers.runJobs(file.number());
  }

  private void assess(CaseFile file, String safety) {
    officers.complete(file.number(), ASSESS, "matching", Map.of("safetyOutcome", safety, "reason", "A fictional ground."));
  }

  private void choose(CaseFile file, String care) {
    officers.complete(file.number(), CHOOSE, "matching", Map.of("newCare", care, "reason", "A fictional ground."));
  }

  private void record(CaseFile file, String safety) {
    officers.complete(file.number(), RECORD, "matching", Map.of("safetyOutcome", safety, "reason", "A fictional ground."));
  }

  private void refused(String key, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOfSatisfying(WrongField.class, wrong -> assertThat(wrong.messageKey()).isEqualTo(key));
  }

  private List<String> mails(CaseFile file) {
    return jdbc.sql("select template from outbox where case_number = ? order by created_at").param(file.number()).query(String.class).list();
  }

  private int told(CaseFile file, String template) {
    return jdbc.sql("select count(*) from outbox where case_number = ? and template = ?").params(file.number(), template).query(Integer.class).single();
  }
}
