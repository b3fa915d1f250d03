package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.disclosure.DisclosureAgreement;
import org.passerelle.handoff.disclosure.DisclosureAgreement.Draft;
import org.passerelle.handoff.disclosure.DisclosureAgreements;
import org.passerelle.handoff.disclosure.EnteringAgreements;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Today;
import org.passerelle.support.Browser;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

/** What is told of a family to whom: only what the agreement lists, each time in the register. */
class DisclosureTest extends HandoffTest {

  private static final String MANITOBA = "PROVINCEMB";
  private static final String QUEBEC = "MINISTEREQC";

  @LocalServerPort
  private int port;
  @Autowired
  private TestRestTemplate http;
  @Autowired
  private DisclosureAgreements agreements;
  @Autowired
  private EnteringAgreements entering;
  @Autowired
  private Register register;
  @Autowired
  private Organizations organizations;
  @Autowired
  private Today today;

  private final Map<String, DisclosureAgreement> before = new HashMap<>();

  /** The agreements of the demonstration hold again for the tests after this one. */
  @AfterEach
  void agreeAsBefore() {
    before.forEach((code, agreement) -> enter(code, agreement.number(), agreement.fields()));
  }

  @Test
  void whatAProvincesAgreementDoesNotListIsNeitherOnThePageNorInTheAnswerToAProgram() {
    CaseFile file = destined("winnipeg");
    jdbc.sql("update person set name_in_script = 'زرمینه' where case_id = ? and position = 1").param(file.id()).update();
    Party sponsor = charged(file);
    plan(file, today().plusDays(10));
    Map<DisclosedField, Shown> facts = Map.ofEntries(
        Map.entry(DisclosedField.names, new Shown("Zarmina Testfictional", "/family/members/0/name")),
        Map.entry(DisclosedField.nameInScript, new Shown("زرمینه", "/family/members/0/nameInScript")),
        Map.entry(DisclosedField.birth, new Shown("1990-02-03", "/family/members/0/birth")),
        Map.entry(DisclosedField.sex, new Shown(">Female<", "/family/members/0/sex")),
        Map.entry(DisclosedField.relation, new Shown("Principal applicant", "/family/members/0/relation")),
        Map.entry(DisclosedField.languages, new Shown("Dari", "/family/languages")),
        Map.entry(DisclosedField.persons, new Shown("<dd>2</dd>", "/notice/persons")),
        Map.entry(DisclosedField.itinerary, new Shown("ZZ 123", "/notice/flight", "/notice/arrivesOn", "/notice/port")),
        Map.entry(DisclosedField.destination, new Shown("<dd>Winnipeg</dd>", "/notice/place")),
        Map.entry(DisclosedField.needsOnArrival, new Shown("Two infant seats.", "/needsOnArrival")),
        Map.entry(DisclosedField.sponsorName, new Shown(sponsor.code(), "/journey/sponsorEn")));
    Browser manitoba = new Browser(port).signIn("manitoba");
    String path = current(file).path();
    facts.forEach((field, shown) -> {
      agree(MANITOBA, Map.of(DisclosurePurpose.reception, all(facts.keySet(), field)));
      JsonNode told = api("province-mb", "/api/v1/notices/" + current(file).id());
      String page = manitoba.get(path).html();
      assertThat(shown.pointers()).as(field.name()).allSatisfy(pointer -> assertThat(told.at(pointer).isMissingNode()).isTrue());
      assertThat(told.at("/withheld").toString()).isEqualTo("[\"" + field + "\"]");
      assertThat(page).as(field.name()).doesNotContain(shown.onPage()).contains("does not list");
      facts.forEach((other, seen) -> {
        if (other != field) {
          assertThat(page).as("%s without %s", other, field).contains(seen.onPage());
          assertThat(seen.pointers()).as("%s without %s", other, field).allSatisfy(pointer -> assertThat(told.at(pointer).isMissingNode()).isFalse());
        }
      });
    });
  }

  @Test
  void listsAndAnswersToWhatWasSentHoldNoMore() {
    CaseFile file = announced();
    agree(MANITOBA, Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.names)));
    assertThat(notices.list(organization(MANITOBA), true, 1, DisclosureChannel.api).rows()).isNotEmpty().allSatisfy(notice -> {
      assertThat(notice.arrivesOn()).isNull();
      assertThat(notice.place()).isNull();
      assertThat(notice.persons()).isNull();
    });
    JsonNode answered = http.withBasicAuth("province-mb", "demonstration-secret-province-mb")
        .postForObject("/api/v1/notices/" + current(file).id() + "/receipt", null, JsonNode.class);
    assertThat(answered.at("/step").asText()).isEqualTo("arrival");
    assertThat(answered.has("arrivesOn") || answered.has("flight") || answered.has("place") || answered.has("persons")).isFalse();
    assertThat(new Browser(port).signIn("manitoba").get("/province").html()).doesNotContain("ZZ 123");
  }

  @Test
  void whatTheMinistrysAgreementDoesNotListIsNotInItsRequests() {
    CaseFile file = begun("QC");
    Party sponsor = charged(file);
    jdbc.sql("update selection set granted = true, csq_number = 'CSQ-DISC', csq_expires = '2100-01-01', place = 'rimouski', answered_at = now(), "
        + "answered_by = 'quebec' where case_id = ?").param(file.id()).update();
    Map<DisclosedField, Shown> facts = Map.of(
        DisclosedField.names, new Shown("Zarmina Testfictional", "/family/members/0/name"),
        DisclosedField.priority, new Shown("Normal", "/selection/priority"),
        DisclosedField.persons, new Shown("<dd>2</dd>", "/selection/persons"),
        DisclosedField.countryOfAsylum, new Shown("Pakistan", "/selection/countryOfAsylum"),
        DisclosedField.sponsorName, new Shown(sponsor.code(), "/selection/sponsor"),
        DisclosedField.destination, new Shown("Rimouski", "/selection/place"),
        DisclosedField.csq, new Shown("CSQ-DISC", "/selection/csqNumber", "/selection/csqExpires"));
    Browser quebec = new Browser(port).signIn("quebec");
    facts.forEach((field, shown) -> {
      agree(QUEBEC, Map.of(DisclosurePurpose.selection, all(facts.keySet(), field)));
      JsonNode told = api("ministere-qc", "/api/v1/selections/" + file.number());
      assertThat(shown.pointers()).as(field.name()).allSatisfy(pointer -> assertThat(told.at(pointer).isMissingNode()).isTrue());
      assertThat(told.at("/withheld").toString()).contains("\"" + field + "\"");
      assertThat(quebec.get("/province/selections/" + file.number()).html()).as(field.name()).doesNotContain(shown.onPage()).contains("ne prévoit pas");
    });
  }

  @Test
  void withoutAnAgreementNothingGoesOutButTheCaseNumberAndComplianceIsTold() {
    CaseFile file = announced();
    agree(MANITOBA, Map.of(DisclosurePurpose.health, EnumSet.of(DisclosedField.medicalSurveillance)));
    JsonNode told = api("province-mb", "/api/v1/notices/" + current(file).id());
    assertThat(told.at("/notice/caseNumber").asText()).isEqualTo(file.number());
    assertThat(told.has("family") || told.has("needsOnArrival") || told.has("agreement")).isFalse();
    assertThat(told.at("/withheld")).hasSize(11);
    assertThat(new Browser(port).signIn("manitoba").get(current(file).path()).html())
        .contains("No disclosure agreement with your organization is in force", file.number())
        .doesNotContain("Testfictional", "ZZ 123", "Two infant seats.", "Dari");
    assertThat(register.ofCase(file.id(), null)).isNotEmpty().allSatisfy(row -> {
      assertThat(row.agreement()).isNull();
      assertThat(row.legalBasis()).isNull();
      assertThat(row.fields()).containsExactly(DisclosedField.caseNumber);
    });
    assertThat(new Browser(port).signIn("compliance").get("/desk/disclosures/agreements").text())
        .contains("Without an agreement", "Manitoba, newcomer reception (fictional)", file.number());
    agreeAsBefore();
    assertThat(new Browser(port).signIn("compliance").get("/desk/disclosures/agreements").text()).doesNotContain(file.number());
  }

  @Test
  void eachReadingStandsInTheRegisterOnceAnHour() {
    CaseFile file = announced();
    String path = current(file).path();
    Browser manitoba = new Browser(port).signIn("manitoba");
    manitoba.get(path);
    manitoba.get(path);
    RegisterRow row = register.ofCase(file.id(), null).get(0);
    assertThat(register.ofCase(file.id(), null)).hasSize(1);
    assertThat(row).returns(MANITOBA, RegisterRow::recipientCode).returns("DA-PROVINCEMB", RegisterRow::agreement)
        .returns("privacyActAgreement", RegisterRow::legalBasis).returns(DisclosurePurpose.reception, RegisterRow::purpose)
        .returns(file.number(), RegisterRow::caseNumber).returns(current(file).label(), RegisterRow::version)
        .returns(DisclosureChannel.page, RegisterRow::channel).returns("manitoba", RegisterRow::toldTo);
    assertThat(row.fields()).containsExactly(DisclosedField.caseNumber, DisclosedField.names, DisclosedField.nameInScript, DisclosedField.birth,
        DisclosedField.sex, DisclosedField.relation, DisclosedField.languages, DisclosedField.persons, DisclosedField.itinerary,
        DisclosedField.destination, DisclosedField.needsOnArrival, DisclosedField.sponsorName);

    api("province-mb", "/api/v1/notices/" + current(file).id());
    assertThat(register.ofCase(file.id(), null)).extracting(RegisterRow::toldTo).containsExactly("province-mb", "manitoba");
    clock.advance(Duration.ofMinutes(61));
    manitoba.get(path);
    assertThat(register.ofCase(file.id(), null)).extracting(RegisterRow::toldTo).containsExactly("manitoba", "province-mb", "manitoba");
  }

  @Test
  void nobodyElsesNoticeOrRequestIsReadOrRegistered() {
    CaseFile file = announced();
    CaseFile selected = begun("QC");
    assertThat(new Browser(port).signIn("nouveauBrunswick").get(current(file).path()).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("manitoba").get("/province/selections/" + selected.number()).status()).isEqualTo(404);
    assertThat(http.withBasicAuth("province-on", "demonstration-secret-province-on")
        .getForEntity("/api/v1/notices/" + current(file).id(), String.class).getStatusCode().value()).isEqualTo(404);
    assertThat(notices.open(organization("PROVINCEON"), current(file).id(), DisclosureChannel.webhook)).isEmpty();
    assertThat(register.ofCase(file.id(), null)).isEmpty();
    assertThat(register.ofCase(selected.id(), null)).isEmpty();
  }

  @Test
  void theRegisterCannotBeChanged() {
    CaseFile file = announced();
    api("province-mb", "/api/v1/notices/" + current(file).id());
    for (String change : List.of("update disclosure set told_to = 'x' where case_id = '%s'", "delete from disclosure where case_id = '%s'",
        "truncate disclosure", "update disclosure_agreement set number = 'x'", "delete from disclosure_agreement_field")) {
      assertThatThrownBy(() -> jdbc.sql(change.formatted(file.id())).update()).as(change).isInstanceOf(DataAccessException.class)
          .hasMessageContaining("only added");
    }
    assertThat(register.ofCase(file.id(), null)).hasSize(1);
  }

  @Test
  void allThirteenMayBeToldFromTheBeginning() {
    List<String> offices = jdbc.sql("select code from organization where kind in ('province', 'ministry')").query(String.class).list();
    assertThat(offices).hasSizeGreaterThanOrEqualTo(13).allSatisfy(code -> assertThat(agreements.inForce(organization(code), today.get()))
        .hasValueSatisfying(agreement -> assertThat(agreement.fields()).containsKeys(DisclosurePurpose.reception, DisclosurePurpose.health)));
  }

  @Test
  void anAgreementIsEnteredOnceAndFollowedNotChanged() {
    UUID recipient = organization(MANITOBA);
    agree(MANITOBA, Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.names)));
    DisclosureAgreement first = agreements.of(recipient).get(0);
    assertThat(first.fields()).isEqualTo(Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.caseNumber, DisclosedField.names)));
    Organization manitoba = organizations.byCode(MANITOBA).orElseThrow();
    Draft next = draft("DA-NEXT", Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.names)), today.get().plusDays(400));
    officers.signIn("compliance");
    assertThatThrownBy(() -> entering.enter(manitoba, agreements.of(recipient).get(1).id(), next)).isInstanceOf(ChangedMeanwhile.class);
    assertThatThrownBy(() -> entering.enter(manitoba, first.id(), draft("DA-PAST", next.fields(), today.get().minusDays(1))))
        .isInstanceOf(Refusals.class).hasMessageContaining("fromDay");
    assertThatThrownBy(() -> entering.enter(manitoba, first.id(), draft("DA-NONE", Map.of(), today.get()))).isInstanceOf(Refusals.class);
    assertThatThrownBy(() -> entering.enter(manitoba, first.id(),
        draft("DA-MED", Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.medicalSurveillance)), today.get())))
        .isInstanceOf(Refusals.class);
    assertThat(agreements.inForce(recipient, today.get())).hasValueSatisfying(agreement -> assertThat(agreement.id()).isEqualTo(first.id()));
    assertThat(agreements.of(recipient).get(0).id()).as("nothing was stored").isEqualTo(first.id());
  }

  @Test
  void theFollowUpByPublicHealthIsListedForNoSponsor() {
    Party sponsor = new OutsideParties(jdbc).sponsor("NEVERTOLD", "winnipeg", OutsideParties.word(), 1, 9);
    officers.signIn("compliance");
    assertThatThrownBy(() -> entering.enter(organizations.get(sponsor.id()), null,
        draft("DA-SPONSOR", Map.of(DisclosurePurpose.health, EnumSet.of(DisclosedField.medicalSurveillance)), today.get())))
        .isInstanceOf(Refusals.class).hasMessageContaining("neverToSponsors");
    entering.enter(organizations.get(sponsor.id()), null,
        draft("DA-SPONSOR", Map.of(DisclosurePurpose.sponsorReception, EnumSet.of(DisclosedField.itinerary)), today.get()));
    assertThat(agreements.inForce(sponsor.id(), today.get())).isPresent();
  }

  @Test
  void aComplianceOfficerEntersAnAgreementOnItsPage() {
    keep(QUEBEC);
    Browser compliance = new Browser(port).signIn("compliance");
    String page = "/desk/disclosures/agreements/" + QUEBEC;
    String last = String.valueOf(agreements.of(organization(QUEBEC)).get(0).id());
    assertThat(compliance.get(page + "/new").html()).contains("name=\"follows\" value=\"" + last + "\"", "id=\"reception-names\"");
    Browser.Page wrong = compliance.post(page + "/new", Map.of("follows", last, "number", "", "legalBasis", "none", "reference", "",
        "fromDay", "yesterday", "reception", "everything"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("href=\"#number\"", "href=\"#legalBasis\"", "href=\"#reference\"", "href=\"#fromDay\"", "href=\"#reception\"",
        "id=\"number-fault\"");
    Map<String, String> right = Map.of("follows", last, "number", "DA-QC-TEST", "legalBasis", "privacyActAgreement", "reference", "Fictional annex.",
        "fromDay", today.get().toString(), "reception", "names", "confirmed", "yes");
    assertThat(compliance.post(page + "/new", right).html()).contains("id=\"assessment-fault\"");
    Map<String, String> assessed = new HashMap<>(right);
    assessed.put("assessment", "EFVP-TEST-1");
    assertThat(compliance.post(page + "/new", assessed).text()).contains("The agreement is entered.", "DA-QC-TEST", "EFVP-TEST-1", "Fictional annex.");
    assertThat(compliance.post(page + "/new", assessed).status()).as("somebody else was faster").isEqualTo(409);
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'enterDisclosureAgreement' and detail = 'DA-QC-TEST'").query(Integer.class)
        .single()).isOne();
  }

  @Test
  void auditorsReadTheWholeRegisterByRecipientAndMonthAndSaveIt() {
    CaseFile file = announced();
    api("province-mb", "/api/v1/notices/" + current(file).id());
    Browser auditor = new Browser(port).signIn("auditor");
    String month = today.get().toString().substring(0, 7);
    String asked = "?recipient=PROVINCEMB&month=" + month;
    assertThat(auditor.get("/desk/disclosures" + asked).text()).contains(file.number(), "DA-PROVINCEMB", "province-mb", "Names");
    assertThat(auditor.get("/desk/disclosures?recipient=PROVINCEYT&month=" + month).text()).doesNotContain(file.number());
    assertThat(auditor.get("/desk/disclosures?recipient=PROVINCEMB&month=1999-01").text()).contains("Nothing was disclosed that fits");
    assertThat(auditor.get("/desk/disclosures?recipient=NOBODY").status()).isEqualTo(400);
    assertThat(auditor.get("/desk/disclosures?month=soon").status()).isEqualTo(400);
    assertThat(auditor.get("/desk/disclosures/register.csv" + asked).html()).contains("\"" + file.number() + "\"", "\"DA-PROVINCEMB\"", "\r\n");
    assertThat(auditor.get("/desk/disclosures/register.csv?recipient=PROVINCEMB").status()).isEqualTo(404);
    assertThat(auditor.get("/desk/cases/" + file.number() + "/disclosures").text()).contains("What was disclosed of file", "DA-PROVINCEMB");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readDisclosures' and actor = 'auditor' and subject = ?").param(file.number())
        .query(Integer.class).single()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"auditor, 200, 200, 403", "compliance, 200, 200, 200", "supervisor, 200, 200, 403", "destining, 403, 200, 403", "intake, 403, 403, 403",
      "admin, 403, 403, 403", "manitoba, 403, 403, 403", "partner, 403, 403, 403"})
  void whoMayReadAndEnter(String who, int whole, int agreement, int enter) {
    Visitor visitor = Visitor.signedIn(port, who);
    assertThat(visitor.get("/desk/disclosures").statusCode()).isEqualTo(whole);
    assertThat(visitor.get("/desk/disclosures/register.csv?month=1999-01").statusCode()).isEqualTo(whole);
    assertThat(visitor.get("/desk/disclosures/agreements/PROVINCEMB").statusCode()).isEqualTo(agreement);
    assertThat(visitor.get("/desk/disclosures/agreements/PROVINCEMB/new").statusCode()).isEqualTo(enter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/desk/disclosures", "/desk/disclosures/register.csv", "/desk/disclosures/agreements", "/desk/incidents", "/desk/incidents/new"})
  void nobodyReadsThemWithoutSigningIn(String path) {
    assertThat(new Visitor(port).get(path).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  private void agree(String code, Map<DisclosurePurpose, Set<DisclosedField>> fields) {
    keep(code);
    enter(code, "DA-TEST", fields);
  }

  private void keep(String code) {
    before.computeIfAbsent(code, each -> agreements.inForce(organization(each), today.get()).orElseThrow());
  }

  private void enter(String code, String number, Map<DisclosurePurpose, Set<DisclosedField>> fields) {
    officers.signIn("compliance");
    Organization recipient = organizations.byCode(code).orElseThrow();
    entering.enter(recipient, agreements.of(recipient.id()).get(0).id(), draft(number, fields, today.get()));
    officers.signOut();
  }

  private static Draft draft(String number, Map<DisclosurePurpose, Set<DisclosedField>> fields, LocalDate from) {
    Map<DisclosurePurpose, Set<DisclosedField>> listed = new EnumMap<>(DisclosurePurpose.class);
    listed.putAll(fields);
    return new Draft(number, "privacyActAgreement", "A fictional annex.", "EFVP-FICTION", from, null, true, listed);
  }

  private static Set<DisclosedField> all(Set<DisclosedField> fields, DisclosedField but) {
    Set<DisclosedField> listed = EnumSet.copyOf(fields);
    listed.remove(but);
    return listed;
  }

  private Party charged(CaseFile file) {
    Party sponsor = new OutsideParties(jdbc).sponsor("DISCLOSED", "winnipeg", OutsideParties.word(), 1, 9);
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id, settled_at) values (?, 'namedSponsor', 'sponsor', ?, now()) "
        + "on conflict (case_id) do update set taken_by = 'sponsor', sponsor_id = excluded.sponsor_id").params(file.id(), sponsor.id()).update();
    return sponsor;
  }

  private JsonNode api(String client, String path) {
    return http.withBasicAuth(client, "demonstration-secret-" + client).getForObject(path, JsonNode.class);
  }

  /** How a fact reads on the page, and where it stands in the answer to a program. */
  private record Shown(String onPage, List<String> pointers) {

    Shown(String onPage, String... pointers) {
      this(onPage, List.of(pointers));
    }
  }
}
