package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.born;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.sponsorship.SponsorshipMatching;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Decision;
import org.passerelle.sponsorship.undertaking.FilingUndertakings;
import org.passerelle.sponsorship.undertaking.Plans;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.passerelle.sponsorship.undertaking.UndertakingsOnFile;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.ReceptionWindowsOpen;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Everyone's part in the journey: outside parties through the API, officers through the engine's form submission. */
abstract class JourneyTest extends IntegrationTest {

  @Autowired
  private TestRestTemplate http;
  @Autowired
  private Documents documents;
  @Autowired
  private Organizations organizations;
  @Autowired
  private SponsorshipMatching matching;
  @Autowired
  private CaseFiles files;
  @Autowired
  private UndertakingsOnFile undertakings;
  @Autowired
  private FilingUndertakings filing;
  @Autowired
  private DecidingUndertakings deciding;

  /** A referral of two fictional persons; what is given replaces its fields. */
  static Map<String, Object> referral(Map<String, Object> instead) {
    Map<String, Object> referral = new java.util.HashMap<>(Map.ofEntries(Map.entry("partnerReference", "J-" + UUID.randomUUID()),
        Map.entry("primaryCategory", "LPN"), Map.entry("secondaryCategory", "LAD"), Map.entry("caseSize", 2), Map.entry("danger", "serious"),
        Map.entry("medicalNeed", "none"), Map.entry("countryOfAsylum", "PAK"), Map.entry("insideHomeCountry", false),
        Map.entry("languages", List.of("prs", "en")), Map.entry("claim", "A fictional account of what the family fled."),
        Map.entry("need", "A fictional account of why it must move on."), Map.entry("consent", true),
        Map.entry("consentsTo", List.of("verifiers", "sponsors")),
        Map.entry("declaration", Map.of("signedOn", "2026-01-15", "signedBy", "Robin Partridge", "applicantSigned", true)),
        Map.entry("persons", List.of(person("principalApplicant", "Fictiona" + word() + " " + word(), born(1965, 28) + "-0" + born(1, 9) + "-" + born(11, 18)),
            person("child", "Imaginus" + word() + " " + word(), born(2011, 9))))));
    referral.putAll(instead);
    return referral;
  }

  /** Refers a family whom the group FLEUVE names, into Québec, with all that belongs to a sponsorship, on a day on which Québec takes in. */
  String referSponsored() {
    List<Map<String, String>> attached = Stream.of(DocumentKind.undertaking, DocumentKind.settlementPlan,
        DocumentKind.permanentResidence).map(kind -> Map.of("document", upload(kind))).toList();
    long window = jdbc.sql("insert into programme_window (programme, kind, destination, from_day, to_day, source) "
            + "values ('PSR', 'window', 'quebec', ?, ?, 'A fictional window') returning id")
        .params(today().minusDays(1), today().plusDays(1)).query(Long.class).single();
    try {
      return refer(referral(Map.of("sponsorCode", "FLEUVE", "intendedProvince", "QC", "undertakingSigned", today().minusDays(9).toString(),
          "attachments", attached)));
    } finally {
      jdbc.sql("delete from programme_window where id = ?").param(window).update();
    }
  }

  private String upload(DocumentKind kind) {
    return documents.upload(organizations.byCode("HAVENREF").orElseThrow().id(), kind, "fictional.pdf",
        new ByteArrayInputStream(SampleDocuments.pdf())).document().id().toString();
  }

  static Map<String, Object> person(String relation, String name, String birth) {
    return Map.of("relation", relation, "accompanying", true, "fullName", name, "sex", "female", "birthDate", birth, "nationality", "AFG");
  }

  /** A word nobody else on file has in their name. */
  static String word() {
    return SampleReferrals.familyName();
  }

  /** Refers a family as the partner Haven and lets it run to its first wait. */
  String refer(Map<String, Object> referral) {
    ResponseEntity<JsonNode> answer = call(HttpMethod.POST, "haven", "/api/v1/referrals", referral);
    assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.CREATED);
    String number = answer.getBody().findValue("caseNumber").asText();
    officers.runJobs(number);
    return number;
  }

  ResponseEntity<JsonNode> call(HttpMethod method, String program, String path, Object body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setBasicAuth(program, "demonstration-secret-" + program);
    return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
  }

  /** Sends a returned referral again, as the partner Haven. */
  void sendAgain(String caseNumber, Object referral) {
    String path = "/api/v1/referrals/" + caseNumber;
    HttpHeaders headers = new HttpHeaders();
    headers.setBasicAuth("haven", "demonstration-secret-haven");
    headers.setIfMatch(call(HttpMethod.GET, "haven", path, null).getHeaders().getETag());
    ResponseEntity<JsonNode> answer = http.exchange(path, HttpMethod.PUT, new HttpEntity<>(referral, headers), JsonNode.class);
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(answer.toString()).isTrue();
  }

  void tell(String caseNumber, String program, String path, Object body) {
    ResponseEntity<JsonNode> answer = call(HttpMethod.POST, program, path, body);
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(path + " " + answer.getStatusCode() + " " + answer.getBody()).isTrue();
    officers.runJobs(caseNumber);
  }

  void throughIntake(String number) {
    officers.complete(number, "userTask_reviewReferral", "intake", Map.of("referralDecision", "accepted"));
    officers.assessSafety(number);
  }

  void throughIdentity(String number) {
    attest(number, "matches");
    officers.complete(number, "userTask_decideIdentity", "identity",
        Map.of("identityDecision", "confirmed", "reason", "The fictional attestation is clear."));
  }

  void attest(String number, String finding) {
    UUID request = jdbc.sql("select r.id from verification_request r join case_file f on f.id = r.case_id where f.number = ? and r.state = 'open'")
        .param(number).query(UUID.class).optional().orElseThrow(() -> new AssertionError("no NGO was asked; the gate misses " + missing(number)));
    String program = jdbc.sql("select lower(o.code) from verification_request r join organization o on o.id = r.verifier_id where r.id = ?")
        .param(request).query(String.class).single();
    tell(number, program, "/api/v1/verification-requests/" + request + "/attestation", Map.of("metOn", today().minusDays(1).toString(),
        "manner", "inPerson", "place", "Fictionville", "documentsSeen", "A fictional paper", "finding", finding, "confidence", "high",
        "remarks", "Nothing unusual in this fiction."));
  }

  private List<String> missing(String number) {
    return jdbc.sql("select o.code || ' ' || g.code || coalesce(' ' || g.rests_on, '') from gate_finding g join gate_check c on c.id = g.check_id "
            + "join organization o on o.id = c.organization_id join case_file f on f.id = c.case_id where f.number = ? and not g.met order by g.id")
        .param(number).query(String.class).list();
  }

  void sponsorAccepts(String number) {
    UUID proposal = jdbc.sql("select p.id from proposal p join case_file f on f.id = p.case_id where f.number = ? and p.state = 'held'")
        .param(number).query(UUID.class).single();
    String sponsor = jdbc.sql("select o.code from proposal p join organization o on o.id = p.sponsor_id where p.id = ?").param(proposal)
        .query(String.class).single();
    String program = Map.of("PRAIRIESAH", "prairie", "HARBOUR5", "harbour", "FLEUVE", "fleuve").get(sponsor);
    tell(number, program, "/api/v1/proposals/" + proposal + "/answer", Map.of("accept", true));
  }

  /** The sponsor accepts, files its undertaking in Québec's window, and Québec's ministry approves it. */
  void sponsorUndertakes(String number) {
    sponsorAccepts(number);
    Undertaking asked = undertakings.ofCase(files.byNumber(number).orElseThrow().id()).get(0);
    new ReceptionWindowsOpen(jdbc).receivedOnce(asked.caseId(), asked.sponsorId());
    officers.signIn("parrain");
    filing.save(asked.sponsorId(), asked.id(), path -> true, null, Plans.whole()).orElseThrow();
    filing.file(asked.sponsorId(), asked.id()).orElseThrow();
    officers.runJobs(number);
    officers.signIn("quebec");
    deciding.decide(organizations.byCode("MINISTEREQC").orElseThrow().id(), asked.id(), null, Decision.approved, null).orElseThrow();
    officers.runJobs(number);
  }

  /** An officer lets the State take charge of a family for whom a sponsor is sought. */
  void stateTakesCharge(String number) {
    stateTakesCharge(number, "A fictional reason.");
  }

  void stateTakesCharge(String number, String reason) {
    officers.signIn("matching");
    matching.chooseStream(files.byNumber(number).orElseThrow().id(), number, org.passerelle.sponsorship.Stream.stateAssisted, reason);
    officers.runJobs(number);
  }

  void throughArrival(String number, String place, String program) {
    officers.giveBiometrics(number);
    officers.complete(number, "userTask_chooseDestination", "destining",
        Map.of("destination", place, "reason", "A fictional aunt lives there."));
    planAndReceive(number, program);
  }

  void planAndReceive(String number, String program) {
    officers.complete(number, "userTask_planArrival", "destining",
        Map.of("arrivalDate", today().plusDays(30).toString(), "port", "YYZ", "flight", "FX 123",
            "movingSeasonReason", "A fictional lodging is ready.", "otherPortReason", "A fictional flight lands there."));
    UUID notice = jdbc.sql("select n.id from notice n join case_file f on f.id = n.case_id where f.number = ? and n.state = 'current'")
        .param(number).query(UUID.class).single();
    tell(number, program, "/api/v1/notices/" + notice + "/receipt", Map.of());
    jdbc.sql("select c.client_id from notice_recipient a join api_client c on c.organization_id = a.organization_id "
        + "where a.notice_id = ? and a.part = 'provider'").param(notice).query(String.class).list()
        .forEach(provider -> tell(number, provider, "/api/v1/notices/" + notice + "/receipt", Map.of()));
    clock.advance(java.time.Duration.ofDays(30));
    tell(number, program, "/api/v1/notices/" + notice + "/arrival", Map.of("result", "arrived", "happenedOn", today().toString()));
    tell(number, program, "/api/v1/notices/" + notice + "/reception", Map.of());
    tell(number, program, "/api/v1/notices/" + notice + "/takeover", Map.of());
  }

  /** The day it is in every province: the westernmost has it last. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Vancouver"));
  }

  String outcome(String number) {
    return jdbc.sql("select coalesce(outcome, stage) from case_file where number = ?").param(number).query(String.class).single();
  }

  List<String> letters(String number) {
    return new ArrayList<>(jdbc.sql("select template from outbox where case_number = ? order by created_at").param(number)
        .query(String.class).list());
  }
}
