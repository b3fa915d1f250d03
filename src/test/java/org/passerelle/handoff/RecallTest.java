package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.disclosure.DisclosureIncident;
import org.passerelle.handoff.disclosure.DisclosureIncidentRecords;
import org.passerelle.handoff.disclosure.DisclosureIncidents;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Today;
import org.passerelle.support.Browser;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

/** A notice sent in error is called back; what was told to the wrong one is an incident; the follow-up by public health is told apart. */
class RecallTest extends HandoffTest {

  @LocalServerPort
  private int port;
  @Autowired
  private TestRestTemplate http;
  @Autowired
  private Recalls recalls;
  @Autowired
  private RecallRecords recalled;
  @Autowired
  private Register register;
  @Autowired
  private DisclosureIncidents incidents;
  @Autowired
  private DisclosureIncidentRecords incidentRecords;
  @Autowired
  private Today today;

  @Test
  void aNoticeSentInErrorIsShownToNobodyAnyMoreAndTheNextOneHasANewNumber() {
    CaseFile file = receipted();
    Notice wrong = current(file);
    Browser manitoba = new Browser(port).signIn("manitoba");
    assertThat(manitoba.get(wrong.path()).html()).contains("Zarmina Testfictional");

    String page = "/desk/cases/" + file.number() + "/disclosures";
    Browser officer = new Browser(port).signIn("destining");
    assertThat(officer.get(page).text()).contains("Recall a notice sent in error", wrong.number());
    Browser.Page blank = officer.post(page + "/recall", Map.of("reason", " "));
    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.html()).contains("href=\"#reason\"", "id=\"reason-fault\"");
    assertThat(current(file).number()).isEqualTo(wrong.number());
    Browser.Page done = officer.post(page + "/recall", Map.of("reason", "Meant for a fictional other office."));
    assertThat(done.text()).contains("The notice is recalled.", "Meant for a fictional other office.", "Not confirmed yet", "Opened meanwhile", "manitoba",
        "A compliance officer sees this recall");

    assertThat(manitoba.get(wrong.path()).html()).contains("This notice was sent to you in error", "Destroy your copies")
        .doesNotContain("Testfictional", "ZZ 123", "Two infant seats.", "Dari", file.number());
    JsonNode told = http.withBasicAuth("province-mb", "demonstration-secret-province-mb")
        .getForObject("/api/v1/notices/" + wrong.id(), JsonNode.class);
    assertThat(told.at("/notice/step").asText()).isEqualTo("recalled");
    assertThat(told.toString()).doesNotContain("Testfictional", "ZZ 123", "Two infant seats.");
    assertThat(manitoba.get("/province").html()).contains("A notice was recalled", wrong.path()).doesNotContain("Testfictional");
    assertThat(mails(file, "noticeRecalled")).isOne();
    assertThat(register.ofNotice(file.id(), wrong.number())).extracting(RegisterRow::toldTo).containsExactly("manitoba");

    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    plan(file, today().plusDays(20));
    assertThat(current(file).number()).isNotEqualTo(wrong.number());
    assertThat(current(file).version()).isOne();
    assertThat(manitoba.get(wrong.path()).html()).doesNotContain(current(file).number());
  }

  @Test
  void whoeverHadTheNoticeConfirmsThatItsCopiesAreDestroyedOnce() {
    CaseFile file = announced();
    Notice wrong = current(file);
    recall(file);
    Browser manitoba = new Browser(port).signIn("manitoba");
    manitoba.get(wrong.path());
    assertThat(manitoba.post(wrong.path(), Map.of("step", "destroyed")).text()).contains("Tick the box once every copy is destroyed.");
    assertThat(recalled.of(file.id()).get(0).recipients()).singleElement().returns(null, Recall.Recipient::destroyedAt);
    assertThat(manitoba.post(wrong.path(), Map.of("step", "destroyed", "sure", "yes")).text()).contains("Your confirmation is stored.", "Confirmed on");
    recalls.destroyed(organization("PROVINCEMB"), wrong.id());
    assertThat(recalled.of(file.id()).get(0).recipients()).singleElement().returns("manitoba", Recall.Recipient::destroyedBy);
    assertThat(recalls.destroyed(organization("PROVINCEON"), wrong.id())).isEmpty();
    assertThat(manitoba.get("/province").html()).doesNotContain(wrong.path());
    assertThat(jdbc.sql("select count(*) from case_event where case_id = ? and code = 'copiesDestroyed'").param(file.id()).query(Integer.class).single())
        .isOne();
  }

  @Test
  void allVersionsAreCalledBackAndAnArrivedFamilysNoticeIsNot() {
    CaseFile changed = receipted();
    String first = current(changed).path();
    report(changed, ArrivalResult.changed);
    plan(changed, today().plusDays(12));
    recall(changed);
    assertThat(new Browser(port).signIn("manitoba").get(first).html()).contains("This notice was sent to you in error").doesNotContain("Testfictional");

    CaseFile landed = landed();
    assertThat(recalls.recallable(landed.id())).isEmpty();
    officers.signIn("destining");
    assertThatThrownBy(() -> recalls.recall(landed.id(), landed.number(), "Too late.")).isInstanceOf(NotWaiting.class);
    assertThat(current(landed).state()).isEqualTo("current");
  }

  @Test
  void aNoticeUnderANewPlanCanBeCalledBackAsWell() {
    CaseFile file = receipted();
    report(file, ArrivalResult.changed);
    recall(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    plan(file, today().plusDays(5));
    assertThat(current(file).version()).isOne();
  }

  @Test
  void theFollowUpByPublicHealthIsToldApartAndAcknowledged() {
    CaseFile file = announced();
    Browser officer = new Browser(port).signIn("destining");
    String page = "/desk/cases/" + file.number() + "/disclosures";
    officer.get(page);
    assertThat(officer.post(page + "/surveillance", Map.of()).status()).isEqualTo(422);
    assertThat(officer.post(page + "/surveillance", Map.of("required", "yes")).text()).contains("Required: reports within 30 days of landing",
        "Not acknowledged yet");
    assertThat(jdbc.sql("select detail from audit_event where action = 'enterMedicalSurveillance' and subject = ?").param(file.number())
        .query(String.class).list()).as("that it was entered, not what").containsExactly((String) null);

    Browser manitoba = new Browser(port).signIn("manitoba");
    String path = current(file).path();
    assertThat(manitoba.get(path).html()).contains(path + "/surveillance").doesNotContain("within 30 days");
    assertThat(manitoba.get(path + "/surveillance").text()).contains("is to report to public health within 30 days of landing");
    assertThat(register.ofCase(file.id(), null).get(0)).returns(DisclosurePurpose.health, RegisterRow::purpose)
        .returns(List.of(DisclosedField.caseNumber, DisclosedField.medicalSurveillance), RegisterRow::fields);
    assertThat(manitoba.post(path + "/surveillance", Map.of()).text()).contains("You acknowledged this follow-up on");
    manitoba.post(path + "/surveillance", Map.of());
    assertThat(officer.get(page).text()).contains("Acknowledged by Manitoba, newcomer reception (fictional)");
    assertThat(jdbc.sql("select count(*) from case_event where case_id = ? and code = 'medicalSurveillanceAcknowledged'").param(file.id())
        .query(Integer.class).single()).isOne();

    assertThat(new Browser(port).signIn("nouveauBrunswick").get(path + "/surveillance").status()).isEqualTo(404);
    jdbc.sql("update notice_recipient set part = 'sponsor' where notice_id = ?").param(current(file).id()).update();
    assertThat(manitoba.get(path + "/surveillance").status()).as("never to a sponsor").isEqualTo(404);
    assertThatThrownBy(() -> jdbc.sql("update medical_surveillance set required = false, report_days = null where case_id = ?").param(file.id()).update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void anIncidentIsAssessedByOneAndClosedByAnother() {
    CaseFile file = announced();
    Notice wrong = current(file);
    new Browser(port).signIn("manitoba").get(wrong.path());
    recall(file);
    Browser compliance = new Browser(port).signIn("compliance");
    assertThat(compliance.get("/desk/incidents").text()).contains(wrong.number());
    assertThat(compliance.get("/desk/incidents/new?caseNumber=" + file.number() + "&notice=" + wrong.number()).html())
        .contains("value=\"" + file.number() + "\"", "value=\"" + wrong.number() + "\"", "value=\"PROVINCEMB\"")
        .containsPattern("value=\"names\"[^>]*checked");
    assertThat(compliance.post("/desk/incidents/new", Map.of("caseNumber", "PAS-0000-000000", "recipient", "NOBODY", "notice", "NAT-0000-000000",
        "account", "", "foundOn", today.get().plusDays(2).toString())).html()).contains("href=\"#account\"", "href=\"#fields\"");
    Map<String, String> typed = Map.of("caseNumber", "PAS-0000-000000", "recipient", "NOBODY", "notice", "NAT-0000-000000", "account",
        "A fictional mistake.", "foundOn", today.get().plusDays(2).toString(), "fields", "names");
    assertThat(compliance.post("/desk/incidents/new", typed).html()).contains("href=\"#caseNumber\"", "href=\"#recipient\"", "href=\"#notice\"",
        "href=\"#foundOn\"");
    Map<String, String> right = new HashMap<>(typed);
    right.putAll(Map.of("caseNumber", file.number(), "recipient", "PROVINCEMB", "notice", wrong.number(), "foundOn", today.get().toString()));
    Browser.Page opened = compliance.post("/desk/incidents/new", right);
    assertThat(opened.text()).contains("The incident is open.", "A fictional mistake.", "Opened by compliance");
    String number = opened.path().substring(opened.path().lastIndexOf('/') + 1);
    assertThat(compliance.get("/desk/incidents").text()).contains(number);

    assertThat(compliance.post(opened.path(), Map.of("version", "1", "seriousRisk", "yes", "personToldOn", today.get().plusDays(1).toString())).html())
        .contains("id=\"riskReasons-fault\"", "id=\"personToldOn-fault\"");
    assertThat(compliance.post(opened.path(), Map.of("version", "1", "seriousRisk", "yes", "riskReasons", "Fictional persecutors could read it."))
        .text()).contains("Stored.");
    assertThat(compliance.post(opened.path(), Map.of("version", "1", "measures", "Late.")).text()).contains("Somebody else has changed this incident");
    assertThat(compliance.post(opened.path() + "/closing", Map.of("version", "2")).text()).contains("Somebody other than the person who opened it");
    assertThat(close(number, "conformite")).isEqualTo(DisclosureIncidents.Closing.incomplete);

    assertThat(compliance.post(opened.path(), Map.of("version", "2", "seriousRisk", "yes", "riskReasons", "Fictional persecutors could read it.",
        "commissionerToldOn", today.get().toString(), "personNotTold", "It would endanger them.", "measures", "Copies destroyed.")).text()).contains("Stored.");
    assertThat(close(number, "compliance")).isEqualTo(DisclosureIncidents.Closing.samePerson);
    assertThat(close(number, "conformite")).isEqualTo(DisclosureIncidents.Closing.closed);
    assertThat(incidentRecords.find(number)).hasValueSatisfying(incident -> assertThat(incident.closedBy()).isEqualTo("conformite"));
    for (String change : List.of("delete from disclosure_incident where number = ?", "update disclosure_incident set measures = 'x' where number = ?")) {
      assertThatThrownBy(() -> jdbc.sql(change).param(number).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("never deleted");
    }
    assertThat(new Browser(port).signIn("auditor").get(opened.path()).text()).contains("Closed by conformite", "It would endanger them.");
    assertThat(jdbc.sql("select action from audit_event where detail = ? order by id").param(number).query(String.class).list())
        .contains("openIncident", "changeIncident", "closeIncident", "readIncident");
  }

  @Test
  void theDatabaseItselfWantsASecondPerson() {
    CaseFile file = announced();
    officers.signIn("compliance");
    String number = incidents.open(new DisclosureIncident.Opening(file.number(), "PROVINCEMB", null, "A fictional mistake.", today.get(),
        List.of(DisclosedField.names)));
    assertThatThrownBy(() -> jdbc.sql("update disclosure_incident set serious_risk = false, risk_reasons = 'x', measures = 'x', closed_by = opened_by, "
        + "closed_at = now() where number = ?").param(number).update()).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("update disclosure_incident set closed_by = 'other', closed_at = now() where number = ?").param(number).update())
        .isInstanceOf(DataAccessException.class);
  }

  @ParameterizedTest
  @CsvSource({"compliance, 200, 200, 403", "auditor, 200, 403, 403", "supervisor, 403, 403, 403", "destining, 403, 403, 422", "intake, 403, 403, 403",
      "admin, 403, 403, 403", "manitoba, 403, 403, 403"})
  void whoMayReadIncidentsAndRecall(String who, int list, int open, int recall) {
    CaseFile file = announced();
    Visitor visitor = Visitor.signedIn(port, who);
    assertThat(visitor.get("/desk/incidents").statusCode()).isEqualTo(list);
    assertThat(visitor.get("/desk/incidents/new").statusCode()).isEqualTo(open);
    String page = "/desk/cases/" + file.number() + "/disclosures";
    assertThat(visitor.form("/account", page + "/recall", Map.of("reason", "")).statusCode()).isEqualTo(recall);
    assertThat(visitor.form("/account", page + "/surveillance", Map.of("required", "")).statusCode()).isEqualTo(recall);
  }

  private void recall(CaseFile file) {
    officers.signIn("destining");
    recalls.recall(file.id(), file.number(), "Sent in error, in fiction.");
    officers.runJobs(file.number());
  }

  private DisclosureIncidents.Closing close(String number, String who) {
    officers.signIn(who);
    DisclosureIncident incident = incidentRecords.find(number).orElseThrow();
    return incidents.close(incident, incident.version());
  }
}
