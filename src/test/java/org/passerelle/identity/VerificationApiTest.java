package org.passerelle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Verification requests as an NGO's program meets them. */
class VerificationApiTest extends IntegrationTest {

  private static final String PATH = "/api/v1/verification-requests";

  @Autowired
  private TestRestTemplate http;

  private Party ngo;
  private CaseFile file;

  @BeforeEach
  void aRequest() {
    String country = OutsideParties.word();
    ngo = new OutsideParties(jdbc).verifier("NGO", country, "prs", 5);
    file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ?, claim = 'Canaryclaim', need = 'Canaryneed' where case_id = ?")
        .params(country, file.id()).update();
    jdbc.sql("update person set document_number = 'Canarydocument', nationality = 'ZZZ' where case_id = ?").param(file.id()).update();
    cases.begin("identity-verification", file, Map.of("priority", "normal"));
    officers.assessSafety(file.number());
  }

  @Test
  void listsWhatIsToAnswerAndThenWhatWas() {
    JsonNode open = get(PATH, ngo).getBody();
    assertThat(open.get("requests")).singleElement().satisfies(request -> {
      assertThat(request.get("caseNumber").asText()).isEqualTo(file.number());
      assertThat(request.get("state").asText()).isEqualTo("open");
    });
    assertThat(open.toString()).doesNotContain("Testfictional");

    assertThat(attest(ngo, id(), good()).getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(get(PATH, ngo).getBody().get("requests")).isEmpty();
    assertThat(get(PATH + "/past", ngo).getBody().get("requests")).singleElement()
        .satisfies(request -> assertThat(request.get("state").asText()).isEqualTo("answered"));
    assertThat(get(PATH + "/past?page=1", ngo).getBody().get("requests")).isEmpty();
  }

  @Test
  void pagesWhatHasEnded() {
    UUID first = id();
    attest(ngo, first, good());
    for (int past = 0; past < Attesting.PAGE; past++) {
      CaseFile other = cases.open(Priority.normal, null, null);
      jdbc.sql("insert into verification_request (id, case_id, verifier_id, state, requested_at, remind_at, due_at, closed_at) "
              + "select ?, ?, verifier_id, 'overdue', requested_at - interval '1 day', remind_at, due_at, closed_at from "
              + "verification_request where id = ?")
          .params(UUID.randomUUID(), other.id(), first).update();
    }
    JsonNode page = get(PATH + "/past", ngo).getBody();
    assertThat(page.get("requests")).hasSize(Attesting.PAGE);
    assertThat(page.get("requests").get(0).get("id").asText()).isEqualTo(first.toString());
    assertThat(page.get("more").asBoolean()).isTrue();
    JsonNode next = get(PATH + "/past?page=1", ngo).getBody();
    assertThat(next.get("requests")).hasSize(1);
    assertThat(next.get("more").asBoolean()).isFalse();
  }

  @Test
  void showsTheLeastAnNgoNeedsAndOnlyWhileItIsAsked() {
    JsonNode one = get(PATH + "/" + id(), ngo).getBody();
    assertThat(one.get("family").get("languages").get(0).asText()).isEqualTo("prs");
    assertThat(one.get("family").get("people")).hasSize(2);
    JsonNode child = one.get("family").get("people").get(1);
    assertThat(child.get("name").asText()).isEqualTo("Omid Testfictional");
    assertThat(child.get("birth").asText()).isEqualTo("2015");
    assertThat(child.get("relation").asText()).isEqualTo("child");
    assertThat(one.toString()).doesNotContain("Canary").doesNotContain("ZZZ").doesNotContain("HAVEN");

    UUID id = id();
    attest(ngo, id, good());
    JsonNode after = get(PATH + "/" + id, ngo).getBody();
    assertThat(after.has("family")).isFalse();
    assertThat(after.get("attestation").get("finding").asText()).isEqualTo("matches");
    assertThat(after.toString()).doesNotContain("Testfictional");
  }

  @Test
  void writesDownEachReading() {
    get(PATH + "/" + id(), ngo);
    assertThat(jdbc.sql("select actor from audit_event where action = 'readVerificationRequest' and subject = ?").param(file.number())
        .query(String.class).list()).containsExactly(ngo.signIn());
  }

  @Test
  void anotherOrganizationsRequestDoesNotExist() {
    Party stranger = new OutsideParties(jdbc).verifier("OTHER", "XXX", "prs", 5);
    UUID id = id();
    assertThat(get(PATH + "/" + id, stranger).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(attest(stranger, id, good()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get(PATH, stranger).getBody().get("requests")).isEmpty();
    assertThat(get(PATH + "/past", stranger).getBody().get("requests")).isEmpty();
    assertThat(get(PATH + "/" + UUID.randomUUID(), ngo).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get(PATH + "/1", ngo).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAttestation");
  }

  @Test
  void otherKindsOfPartiesAndStrangersStayOutside() {
    assertThat(http.withBasicAuth("haven", "demonstration-secret-haven").getForEntity(PATH, JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.withBasicAuth("prairie", "demonstration-secret-prairie").getForEntity(PATH + "/" + id(), JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity(PATH, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void anAttestationIsKeptAndTheCaseGoesOn() {
    ResponseEntity<JsonNode> answer = attest(ngo, id(), good());
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(answer.getBody().get("state").asText()).isEqualTo("answered");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideIdentity");
  }

  @Test
  void namesEveryFieldThatIsMissing() {
    ResponseEntity<JsonNode> answer = attest(ngo, id(), Map.of(), "fr");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(fields(answer)).containsExactly("confidence", "documentsSeen", "finding", "manner", "metOn", "place");
    assertThat(answer.getBody().get("errors").get(4).get("message").asText()).isEqualTo("Indiquez le jour de la rencontre.");
    nothingStored();
  }

  @Test
  void refusesWhatIsTooLongOrNotText() {
    Map<String, Object> bad = good();
    bad.put("place", "x".repeat(201));
    bad.put("documentsSeen", "a\u0000b");
    bad.put("remarks", "x".repeat(4001));
    ResponseEntity<JsonNode> answer = attest(ngo, id(), bad);
    assertThat(fields(answer)).containsExactly("documentsSeen", "place", "remarks");
    assertThat(answer.getBody().get("errors").get(1).get("message").asText()).isEqualTo("At most 200 characters.");
    nothingStored();
  }

  @Test
  void refusesAMeetingInTheFutureButNotTodayInKabul() {
    Map<String, Object> bad = good();
    bad.put("metOn", java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2).toString());
    assertThat(fields(attest(ngo, id(), bad))).containsExactly("metOn");
    nothingStored();

    bad.put("metOn", java.time.LocalDate.now(java.time.ZoneOffset.ofHours(14)).toString());
    assertThat(attest(ngo, id(), bad).getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void refusesWrongCodesUnknownFieldsAndWhatIsNotJson() {
    Map<String, Object> bad = good();
    bad.put("finding", "surely");
    assertThat(fields(attest(ngo, id(), bad))).containsExactly("finding");
    bad = good();
    bad.put("claim", "why they fled");
    assertThat(fields(attest(ngo, id(), bad))).containsExactly("claim");
    bad = good();
    bad.put("metOn", "last Tuesday");
    assertThat(fields(attest(ngo, id(), bad))).containsExactly("metOn");
    assertThat(attest(ngo, id(), "{", "en").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    nothingStored();
  }

  @Test
  void refusesASecondAnswerAndOneThatComesTooLate() {
    UUID id = id();
    attest(ngo, id, good());
    ResponseEntity<JsonNode> second = attest(ngo, id, good(), "fr");
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(second.getBody().get("detail").asText()).isEqualTo("Le dossier n’attend plus cette réponse. Rien n’a été enregistré.");
  }

  @Test
  void refusesAnAnswerAfterTheDeadline() {
    UUID id = id();
    clock.advance(Duration.ofDays(22));
    officers.fireTimer(file.number(), "event_attestationOverdue");
    assertThat(attest(ngo, id, good()).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(get(PATH + "/" + id, ngo).getBody().has("family")).isFalse();
    nothingStored();
  }

  @Test
  void ofTwentyAnswersAtOnceOneWins() throws Exception {
    UUID id = id();
    int callers = 20;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    CountDownLatch start = new CountDownLatch(1);
    List<java.util.concurrent.Future<HttpStatus>> all = IntStream.range(0, callers).mapToObj(each -> threads.submit(
        (Callable<HttpStatus>) () -> {
          start.await();
          return HttpStatus.valueOf(attest(ngo, id, good()).getStatusCode().value());
        })).toList();
    start.countDown();
    int won = 0;
    for (java.util.concurrent.Future<HttpStatus> one : all) {
      assertThat(one.get()).isIn(HttpStatus.OK, HttpStatus.CONFLICT);
      won += one.get() == HttpStatus.OK ? 1 : 0;
    }
    threads.shutdown();
    assertThat(won).isEqualTo(1);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideIdentity");
  }

  @Test
  void takesAnAttestationInPartsWithItsAttachments() {
    UUID paper = upload(ngo);
    Map<String, Object> body = inParts();
    parts(body).put("attachments", List.of(paper));
    assertThat(attest(ngo, id(), body).getStatusCode()).isEqualTo(HttpStatus.OK);
    JsonNode kept = get(PATH + "/" + id(), ngo).getBody().get("attestation");
    assertThat(kept.at("/particulars/people/0/birthStated").asText()).isEqualTo("1373-02-05");
    assertThat(kept.at("/particulars/documents/0/name").asText()).isEqualTo("زرمینه");
    assertThat(kept.at("/particulars/kinship/0/outcome").asText()).isEqualTo("borneOut");
    assertThat(jdbc.sql("select case_id from document where id = ?").param(paper).query(UUID.class).single()).isEqualTo(file.id());
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideIdentity");
  }

  @Test
  void namesEachPartThatIsNotRight() {
    Map<String, Object> body = inParts();
    body.remove("documentsSeen");
    parts(body).put("people", List.of(Map.of("personId", people().get(0), "met", true)));
    parts(body).put("documents", List.of(Map.of("personId", people().get(0), "type", "eTazkira", "shown", "copy", "birth", "1373", "issuedOn", "2020-01-01",
        "expiresOn", "2019-01-01", "checked", List.of("photo"), "notInOrder", List.of("photo"))));
    parts(body).put("kinship", List.of(Map.of("personId", people().get(1), "relation", "child", "outcome", "contradicted")));
    parts(body).put("metBy", List.of());
    parts(body).put("referees", List.of(Map.of("name", "a\u202Eb", "outcome", "borneOut")));
    assertThat(fields(attest(ngo, id(), body))).containsExactly("particulars.documents[0].birth", "particulars.documents[0].expiresOn",
        "particulars.documents[0].notInOrder", "particulars.documents[0].remark", "particulars.kinship[0].basis", "particulars.metBy", "particulars.people[0].likeness",
        "particulars.referees[0].name");
    nothingStored();
  }

  @Test
  void refusesStrangersTheUnansweredAndOthersDocuments() {
    UUID others = upload(new OutsideParties(jdbc).verifier("OTHER", "XXX", "prs", 5));
    Map<String, Object> body = inParts();
    parts(body).put("people", List.of(Map.of("personId", UUID.randomUUID(), "met", false)));
    parts(body).put("attachments", List.of(others));
    assertThat(fields(attest(ngo, id(), body))).containsExactly("particulars.attachments[0]", "particulars.people",
        "particulars.people[0].personId");
    nothingStored();
    assertThat(jdbc.sql("select case_id is null from document where id = ?").param(others).query(Boolean.class).single()).isTrue();
    assertThat(fields(attest(ngo, id(), Map.of("particulars", List.of())))).contains("particulars");
    jdbc.sql("update verification_request set manner = 'remote' where case_id = ?").param(file.id()).update();
    assertThat(fields(attest(ngo, id(), good()))).containsExactly("manner");
  }

  @Test
  void holdsOnceAndMovesWhatIsDue() {
    Instant due = due();
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
    ResponseEntity<JsonNode> held = act(ngo, "hold", Map.of("until", day, "reason", "A fictional flood."));
    assertThat(held.getBody().get("state").asText()).isEqualTo("held");
    assertThat(due()).isCloseTo(due.plus(Duration.between(clock.instant(), day.atStartOfDay(ZoneOffset.UTC).toInstant())),
        within(5, ChronoUnit.SECONDS));
    assertThat(officers.waitsAt(file.number())).contains("receiveTask_awaitResumption");
    assertThat(attest(ngo, id(), good()).getBody().get("detail").asText()).contains("You are holding this request");
    nothingStored();
    assertThat(act(ngo, "resume", null).getBody().get("state").asText()).isEqualTo("open");
    assertThat(due()).isCloseTo(due, within(5, ChronoUnit.SECONDS));
    assertThat(act(ngo, "hold", Map.of("until", day, "reason", "Again.")).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(act(ngo, "resume", null).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAttestation");
  }

  @Test
  void whenAHoldIsOverTheAttestationIsTaken() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
    act(ngo, "hold", Map.of("until", day, "reason", "A fictional flood."));
    clock.advance(Duration.ofDays(6));
    officers.fireTimer(file.number(), "event_holdOver");
    assertThat(attest(ngo, id(), good()).getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void refusesAHoldThatIsTooLongOrSaysNothing() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    assertThat(fields(act(ngo, "hold", Map.of("until", today.plusDays(15), "reason", "x")))).containsExactly("until");
    assertThat(fields(act(ngo, "hold", Map.of("until", today, "reason", "x")))).containsExactly("until");
    assertThat(fields(act(ngo, "hold", Map.of()))).containsExactly("reason", "until");
    assertThat(fields(act(ngo, "hand-back", Map.of("reason", "other")))).containsExactly("words");
    assertThat(fields(act(ngo, "incident", Map.of("happenedOn", "2999-01-01")))).containsExactly("account", "happenedOn", "kind");
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAttestation");
  }

  @Test
  void handsBackOnceUnderOneKey() {
    HttpHeaders key = new HttpHeaders();
    key.set("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> body = Map.of("reason", "noCapacity");
    for (int time = 0; time < 2; time++) {
      ResponseEntity<JsonNode> answer = act(ngo, id(), "hand-back", body, key);
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
      assertThat(answer.getBody().get("state").asText()).isEqualTo("handedBack");
    }
    assertThat(act(ngo, "hand-back", body).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(get(PATH + "/" + id(), ngo).getBody().has("family")).isFalse();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).as("nobody else works there").containsExactly("userTask_decideIdentity");
  }

  @Test
  void anIncidentIsWrittenOnceAndSafetyIsAssessedAnew() {
    Map<String, Object> body = Map.of("kind", "informationLeaked", "happenedOn", "2026-03-04", "account", "Canaryaccount.");
    assertThat(act(ngo, "incident", body).getBody().get("state").asText()).isEqualTo("incident");
    assertThat(act(ngo, "incident", body).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(jdbc.sql("select count(*) from verification_incident where case_id = ?").param(file.id()).query(Integer.class).single()).isOne();
    assertThat(jdbc.sql("select count(*) from outbox where template = 'verificationIncident' and case_number = ?").param(file.number())
        .query(Integer.class).single()).isPositive();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_assessSafety");
    assertThatThrownBy(() -> jdbc.sql("delete from verification_incident where case_id = ?").param(file.id()).update()).hasMessageContaining("five years");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "resume", "hand-back", "incident", "attestation"})
  void othersDoNothingWithIt(String action) {
    Map<String, Object> body = switch (action) {
      case "hold" -> Map.of("until", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5), "reason", "x");
      case "hand-back" -> Map.of("reason", "noCapacity");
      case "incident" -> Map.of("kind", "other", "happenedOn", "2026-03-04", "account", "x");
      case "attestation" -> good();
      default -> Map.of();
    };
    Party stranger = new OutsideParties(jdbc).verifier("OTHER", "XXX", "prs", 5);
    assertThat(act(stranger, action, body).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    String path = PATH + "/" + id() + "/" + action;
    assertThat(http.postForEntity(path, body, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(http.withBasicAuth("haven", "demonstration-secret-haven").postForEntity(path, body, JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAttestation");
  }

  @Test
  void saysHowAndByWhomTheFamilyIsMet() {
    jdbc.sql("update safety_assessment set staff_sex = 'women' where case_id = ?").param(file.id()).update();
    jdbc.sql("update person set particulars = '{\"phones\": [{\"asWritten\": \"0300 5550100\"}], \"otherNames\": [{\"name\": \"Zari\", \"reason\": \"nickname\"}], "
        + "\"occupation\": \"Canaryoccupation\"}' where case_id = ? and position = 1").param(file.id()).update();
    JsonNode family = get(PATH + "/" + id(), ngo).getBody().get("family");
    assertThat(family.get("manner").asText()).isEqualTo("inPerson");
    assertThat(family.get("staff").asText()).isEqualTo("women");
    assertThat(family.at("/people/0/phones/0").asText()).isEqualTo("0300 5550100");
    assertThat(family.at("/people/0/otherNames/0").asText()).isEqualTo("Zari");
    assertThat(family.toString()).doesNotContain("Canary");
  }

  private Instant due() {
    return jdbc.sql("select due_at from verification_request where case_id = ?").param(file.id()).query(java.sql.Timestamp.class).single().toInstant();
  }

  private List<UUID> people() {
    return jdbc.sql("select id from person where case_id = ? order by position").param(file.id()).query(UUID.class).list();
  }

  private UUID upload(Party party) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.IMAGE_PNG);
    JsonNode taken = http.withBasicAuth(party.signIn(), OutsideParties.SECRET).exchange("/api/v1/documents?kind=photo&fileName=tazkira.png", HttpMethod.POST,
        new HttpEntity<>(SampleDocuments.png(), headers), JsonNode.class).getBody();
    return UUID.fromString(taken.get("id").asText());
  }

  private Map<String, Object> inParts() {
    List<UUID> people = people();
    Map<String, Object> body = good();
    body.put("particulars", new LinkedHashMap<>(Map.of("metBy", List.of("Robin Lampfictional"),
        "people", List.of(Map.of("personId", people.get(0), "met", true, "likeness", "same", "birthStated", "1373/2/5", "calendar", "solarHijri"),
            Map.of("personId", people.get(1), "met", false)),
        "documents", List.of(Map.of("personId", people.get(0), "type", "tazkiraPaper", "shown", "original", "number", "TEST-1", "name", "زرمینه",
            "checked", List.of("paper"), "notCheckable", List.of("number"))),
        "kinship", List.of(Map.of("personId", people.get(1), "relation", "child", "outcome", "borneOut", "basis", "Told apart.")))));
    return body;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parts(Map<String, Object> body) {
    return (Map<String, Object>) body.get("particulars");
  }

  private ResponseEntity<JsonNode> act(Party party, String action, Object body) {
    return act(party, id(), action, body, new HttpHeaders());
  }

  private ResponseEntity<JsonNode> act(Party party, UUID id, String action, Object body, HttpHeaders headers) {
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).exchange(PATH + "/" + id + "/" + action, HttpMethod.POST,
        new HttpEntity<>(body, headers), JsonNode.class);
  }

  private UUID id() {
    return jdbc.sql("select id from verification_request where case_id = ?").param(file.id()).query(UUID.class).single();
  }

  private void nothingStored() {
    assertThat(jdbc.sql("select count(*) from attestation a join verification_request r on r.id = a.request_id where r.case_id = ?")
        .param(file.id()).query(Integer.class).single()).isZero();
  }

  private static Map<String, Object> good() {
    return new LinkedHashMap<>(Map.of("metOn", "2026-03-04", "manner", "inPerson", "place", "Quetta", "documentsSeen", "Two tazkiras.",
        "finding", "matches", "confidence", "high"));
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().get("errors").findValuesAsText("field");
  }

  private ResponseEntity<JsonNode> get(String path, Party party) {
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).getForEntity(path, JsonNode.class);
  }

  private ResponseEntity<JsonNode> attest(Party party, UUID id, Object body) {
    return attest(party, id, body, "en");
  }

  private ResponseEntity<JsonNode> attest(Party party, UUID id, Object body, String language) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).exchange(PATH + "/" + id + "/attestation", HttpMethod.POST,
        new HttpEntity<>(body, headers), JsonNode.class);
  }
}
