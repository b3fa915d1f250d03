package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.Provinces.Province;
import org.passerelle.reference.WorkingDays;
import org.passerelle.sponsorship.Charge;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/** To whom a notice goes, in every province and territory: the office and the provider owe a receipt, the sponsor reads a copy. */
class ReceiversTest extends HandoffTest {

  @Autowired
  private Provinces provinces;

  @Autowired
  private Organizations organizations;

  @Autowired
  private Places places;

  @Autowired
  private WorkingDays workingDays;

  @Autowired
  private NoticeRecipients recipients;

  @Autowired
  private ObjectMapper json;

  @Autowired
  private TestRestTemplate http;

  @Autowired
  private TransactionTemplate transaction;

  @LocalServerPort
  private int port;

  @TestFactory
  Stream<DynamicTest> everyProvinceAndTerritoryIsSentANoticeAndGivesItsReceipt() {
    List<Province> all = provinces.all();
    assertThat(all).hasSize(13);
    return all.stream().map(province -> DynamicTest.dynamicTest(province.code(), () -> {
      Organization office = organizations.officeOf(province.code());
      assertThat(jdbc.sql("select telephone from organization where id = ?").param(office.id()).query(String.class).single()).isNotBlank();
      CaseFile file = announcedTo(province, cityWithoutProvider(province));
      Notice notice = current(file);
      ZoneId zone = ZoneId.of(province.timeZone());
      assertThat(notice).returns(office.id(), Notice::recipient).returns(province.code(), Notice::province);
      assertThat(notice.receiptDueAt()).isEqualTo(workingDays.endOfNextWorkingDay(province.code()));
      assertThat(notice.receiptDueAt().atZone(zone).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
      assertThat(mailed(file, office.email())).isEqualTo(1);

      String program = province.code().equals("QC") ? "ministere-qc" : "province-" + province.code().toLowerCase();
      ResponseEntity<JsonNode> answer = post(program, "/api/v1/notices/" + notice.id() + "/receipt");
      assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
      officers.runJobs(file.number());
      assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
      officers.signOut();
      clock.reset();
    }));
  }

  @Test
  void theDemonstrationHasAProviderForEveryCityAndAllOfQuebecs() throws Exception {
    JsonNode roster = json.readTree(new ClassPathResource("demonstration/roster.json").getInputStream());
    Set<String> served = new HashSet<>();
    StreamSupport.stream(roster.path("organizations").spliterator(), false).filter(each -> each.path("kind").asText().equals("settlementProvider"))
        .forEach(each -> {
          assertThat(each.path("nameEn").asText()).endsWith("(fictional)");
          assertThat(each.path("nameFr").asText()).endsWith("(fictif)");
          assertThat(each.path("telephone").asText()).contains("-555-01");
          each.path("cities").forEach(city -> served.add(city.asText()));
        });
    assertThat(served).containsAll(places.all().stream().map(Place::code).toList());
    assertThat(places.in(Places.QUEBEC)).hasSize(14);
  }

  @Test
  void theJourneyWaitsForTheProviderToo() throws Exception {
    CaseFile file = announcedTo(provinces.get("BC"), "kelowna");
    String notice = "/api/v1/notices/" + current(file).id();
    UUID provider = organization("RAPKELOWNA");
    assertThat(jdbc.sql("select part || ' ' || owes_receipt from notice_recipient where notice_id = ? order by part").param(current(file).id())
        .query(String.class).list()).containsExactly("office true", "provider true");
    assertThat(post("province-bc", notice + "/receipt").getStatusCode().value()).isEqualTo(200);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEIPT);
    officers.fireTimer(file.number(), "event_receiptOverdue");
    assertThat(mails(file, "noticeResent")).as("only to the one who is silent").isEqualTo(1);
    assertThat(jdbc.sql("select idempotency_key from outbox where case_number = ? and template = 'noticeResent'").param(file.number())
        .query(String.class).single()).endsWith("RAPKELOWNA");

    JsonNode read = get("provider-kelowna", notice).getBody();
    assertThat(read.at("/notice/step").asText()).isEqualTo("receipt");
    assertThat(read.at("/family/members/0/name").asText()).isEqualTo("Zarmina Testfictional");
    assertThat(post("provider-kelowna", notice + "/receipt").getStatusCode().value()).isEqualTo(200);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
    assertThat(notices.open(provider, current(file).id(), DisclosureChannel.page).orElseThrow().notice().receivedAt()).isNotNull();
  }

  @Test
  void whoIsSilentStandsOnTheFileInTheTaskAndInTheListOfMissingReceipts() {
    CaseFile file = announcedTo(provinces.get("BC"), "kelowna");
    receiptOf(file, "province-bc");
    officers.fireTimer(file.number(), "event_receiptOverdue");
    clock.advance(Duration.ofDays(6));
    officers.fireTimer(file.number(), "event_receiptOverdue");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.CALL_RECIPIENT);
    assertThat(variable(file, HandoffModel.SILENT_EN).toString()).startsWith("- Welcome Kelowna (fictional) · 604-555-01").doesNotContain("British");
    assertThat(variable(file, HandoffModel.SILENT_FR).toString()).startsWith("- Accueil Kelowna (fictif)");
    assertThat(recipients.silent(file.id())).extracting(NoticeRecipient::code, NoticeRecipient::timesSent).containsExactly(tuple("RAPKELOWNA", 2));
    assertThat(missing()).filteredOn(each -> each.caseNumber().equals(file.number())).extracting(NoticeRecipients.Overdue::code)
        .containsExactly("RAPKELOWNA");
    Visitor officer = Visitor.signedIn(port, "destining");
    assertThat(officer.get("/desk/cases/" + file.number()).body()).contains("Welcome Kelowna (fictional)", "no receipt, sent twice", "Tel. 604-555-01");
    officers.complete(file.number(), HandoffModel.CALL_RECIPIENT, OFFICER, Map.of("callResult", "receiptGiven", "spokeTo", "A fictional clerk"));
    assertThat(recipients.silent(file.id())).isEmpty();
    assertThat(missing()).extracting(NoticeRecipients.Overdue::caseNumber).doesNotContain(file.number());
    assertThat(officer.get("/desk/cases/" + file.number()).body()).contains("receipt by telephone", "A fictional clerk");
  }

  private List<NoticeRecipients.Overdue> missing() {
    List<NoticeRecipients.Overdue> all = new ArrayList<>();
    List<NoticeRecipients.Overdue> page;
    do {
      page = recipients.overdue(all.isEmpty() ? null : all.get(all.size() - 1).key());
      all.addAll(page.subList(0, Math.min(page.size(), NoticeRecipients.PAGE)));
    } while (page.size() > NoticeRecipients.PAGE);
    assertThat(all).doesNotHaveDuplicates();
    return all;
  }

  @Test
  void aProviderSeesWhatIsAskedOfItOnItsPagesAndNotWhatTheProvinceDoes() {
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles) "
        + "select gen_random_uuid(), 'kelownaTest', 'Test Personfictional', 'kelowna.test@example.org', password_hash, 'fr', ?, '{settlementProvider}' "
        + "from account where username = 'manitoba' on conflict do nothing").param(organization("RAPKELOWNA")).update();
    CaseFile file = announcedTo(provinces.get("BC"), "kelowna");
    Visitor provider = Visitor.signedIn(port, "kelownaTest");
    String path = current(file).path();
    assertThat(provider.get("/province").body()).contains(current(file).number());
    assertThat(provider.get(path).body()).contains("Zarmina Testfictional", "value=\"receipt\"");
    assertThat(provider.form(path, path, Map.of("step", "receipt")).statusCode()).isEqualTo(302);
    assertThat(provider.get("/province/selections").statusCode()).isEqualTo(403);
    receiptOf(file, "province-bc");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Vancouver"));
    assertThat(provider.form(path, path, Map.of("step", "arrival", "result", "arrived", "happenedOn", today.toString())).statusCode()).isEqualTo(302);
    officers.runJobs(file.number());
    assertThat(provider.get(path).body()).contains("La province confirme l’accueil").doesNotContain("value=\"reception\"");
    assertThat(provider.form("/province", path, Map.of("step", "reception")).statusCode()).isEqualTo(404);
    assertThat(Visitor.signedIn(port, "providerWinnipeg").get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aProviderReportsTheArrivalAndOnlyTheOfficeReceivesTheFamily() {
    CaseFile file = announcedTo(provinces.get("BC"), "kelowna");
    String notice = "/api/v1/notices/" + current(file).id();
    post("province-bc", notice + "/receipt");
    post("provider-kelowna", notice + "/receipt");
    officers.runJobs(file.number());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Vancouver"));
    assertThat(exchange("provider-kelowna", notice + "/arrival", HttpMethod.POST, Map.of("result", "arrived", "happenedOn", today.toString()))
        .getStatusCode().value()).isEqualTo(200);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEPTION);
    assertThat(post("provider-kelowna", notice + "/reception").getStatusCode().value()).isEqualTo(404);
    assertThat(post("province-bc", notice + "/reception").getStatusCode().value()).isEqualTo(200);
    officers.runJobs(file.number());
    assertThat(post("provider-kelowna", notice + "/takeover").getStatusCode().value()).isEqualTo(404);
  }

  @Test
  void whoeverItDidNotGoToFindsNothing() {
    CaseFile file = announcedTo(provinces.get("BC"), "kelowna");
    String notice = "/api/v1/notices/" + current(file).id();
    for (String other : List.of("provider-thunderbay", "province-mb", "ministere-qc")) {
      assertThat(get(other, notice).getStatusCode().value()).as(other).isEqualTo(404);
      assertThat(post(other, notice + "/receipt").getStatusCode().value()).as(other).isEqualTo(404);
    }
    assertThat(get("harbour", notice).getStatusCode().value()).isEqualTo(403);
    assertThat(http.getForEntity(notice, String.class).getStatusCode().value()).isEqualTo(401);
    assertThat(current(file).receivedAt()).isNull();
  }

  @Test
  void theSponsorReadsTheDayAndTheFlightAndNothingOfTheNeeds() throws Exception {
    CaseFile file = begunWithSponsor("HARBOUR5");
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, plan(today().plusDays(10)));
    Notice office = current(file);
    assertThat(mails(file, "noticeCopySent")).isEqualTo(1);
    assertThat(jdbc.sql("select owes_receipt from notice_recipient where notice_id = ? and part = 'sponsor'").param(office.id()).query(Boolean.class)
        .single()).isFalse();
    Visitor sponsor = Visitor.signedIn(port, "sponsorHarbour");
    String path = "/sponsor/arrivals/" + office.id();
    assertThat(sponsor.get("/sponsor/arrivals").body()).contains(file.number(), path);
    assertThat(sponsor.get(path).body()).contains("ZZ 123", "Halifax", "Nothing is asked of you here").doesNotContain("Two infant seats.", "Testfictional");
    assertThat(sponsor.get("/province/notices/" + office.id()).statusCode()).isEqualTo(403);
    assertThat(Visitor.signedIn(port, "sponsor").get(path).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port).get(path).statusCode()).isIn(302, 401);
    JsonNode copy = get("harbour", "/api/v1/sponsor/arrivals/" + office.id()).getBody();
    assertThat(copy.path("flight").asText()).isEqualTo("ZZ 123");
    assertThat(copy.toString()).doesNotContain("Two infant seats.", "Testfictional");
    assertThat(get("harbour", "/api/v1/sponsor/arrivals").getBody().toString()).contains(office.id().toString());
    assertThat(get("fleuve", "/api/v1/sponsor/arrivals/" + office.id()).getStatusCode().value()).isEqualTo(404);
    assertThat(get("province-ns", "/api/v1/sponsor/arrivals/" + office.id()).getStatusCode().value()).isEqualTo(403);
    officers.signIn("sponsorHarbour");
    assertThat(receipts.give(organization("HARBOUR5"), office.id())).isEmpty();
    officers.signOut();
    receiptOf(file, "province-ns");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
  }

  @Test
  void whenTheFamilyGoesElsewhereThoseWhoExpectedItAreTold() {
    CaseFile file = announcedTo(provinces.get("BC"), "kelowna");
    jdbc.sql("update destination set place = 'thunderBay' where case_id = ?").param(file.id()).update();
    officers.signIn(OFFICER);
    transaction.executeWithoutResult(status -> notices.reopen(file.id(), "Moved."));
    officers.runJobs(file.number());
    plan(file, today().plusDays(12));
    assertThat(jdbc.sql("select split_part(idempotency_key, ':', 3) from outbox where case_number = ? and template = 'noticeNotYours'").param(file.number())
        .query(String.class).list()).containsExactlyInAnyOrder("PROVINCEBC", "RAPKELOWNA");
    assertThat(current(file)).returns(2, Notice::version).returns("ON", Notice::province);
  }

  private String cityWithoutProvider(Province province) {
    return places.in(province.code()).stream().map(Place::code).filter(code -> organizations.providerOf(code).isEmpty()).findFirst().orElseThrow();
  }

  private CaseFile announcedTo(Province province, String city) {
    CaseFile file;
    if (province.code().equals("QC")) {
      file = begun("QC");
      officers.signIn("quebec");
      selections.answer(SignedIn.organization(), file.number(),
          new SelectionAnswer.Granted("CSQ-1313", LocalDate.now(clock).plusYears(2), city)).orElseThrow();
      officers.runJobs(file.number());
    } else {
      file = destined(city);
    }
    Map<String, Object> plan = plan(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20));
    plan.put("port", province.code().equals("QC") ? "YUL" : "YYZ");
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, plan);
    return file;
  }

  private CaseFile begunWithSponsor(String code) {
    CaseFile file = cases.open(Priority.normal, null, null);
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id) values (?, 'namedSponsor', ?, ?)")
        .params(file.id(), Charge.BY_SPONSOR, organization(code)).update();
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "sponsor"));
    officers.runJobs(file.number());
    return file;
  }

  private void receiptOf(CaseFile file, String program) {
    assertThat(post(program, "/api/v1/notices/" + current(file).id() + "/receipt").getStatusCode().value()).isEqualTo(200);
    officers.runJobs(file.number());
  }

  private int mailed(CaseFile file, String address) {
    return jdbc.sql("select count(*) from outbox where case_number = ? and recipient = ? and template = 'noticeSent'").params(file.number(), address)
        .query(Integer.class).single();
  }

  private ResponseEntity<JsonNode> get(String client, String path) {
    return exchange(client, path, HttpMethod.GET, null);
  }

  private ResponseEntity<JsonNode> post(String client, String path) {
    return exchange(client, path, HttpMethod.POST, null);
  }

  private ResponseEntity<JsonNode> exchange(String client, String path, HttpMethod method, Object body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(client, "demonstration-secret-" + client).exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
  }
}
