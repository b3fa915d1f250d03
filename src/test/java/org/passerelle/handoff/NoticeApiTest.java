package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Notices of arrival by program. */
class NoticeApiTest extends HandoffTest {

  private static final String MANITOBA = "province-mb";
  private static final String ONTARIO = "province-on";

  @Autowired
  private TestRestTemplate http;

  @Test
  void aProvinceReadsWhoComesAndNothingOfWhyOrOfTheirPapers() {
    CaseFile file = announced();
    JsonNode read = body(get(MANITOBA, path(file, "")));
    assertThat(read.at("/notice/number").asText()).isEqualTo(current(file).number());
    assertThat(read.at("/notice/step").asText()).isEqualTo("receipt");
    assertThat(read.at("/notice/persons").asInt()).isEqualTo(2);
    assertThat(read.at("/needsOnArrival").asText()).isEqualTo("Two infant seats.");
    assertThat(read.at("/family/members/0/name").asText()).isEqualTo("Zarmina Testfictional");
    assertThat(read.at("/family/members/1/relation").asText()).isEqualTo("child");
    assertThat(read.at("/family/members/1/birth").asText()).isEqualTo("2015");
    assertThat(read.at("/family/languages/0").asText()).isEqualTo("prs");
    assertThat(read.toString()).doesNotContain("fictional claim", "fictional need", "AFG", "document");
    assertThat(jdbc.sql("select actor from audit_event where action = 'readNotice' and subject = ?").param(file.number())
        .query(String.class).list()).containsExactly(MANITOBA);
  }

  @Test
  void anotherProvincesNoticeDoesNotExist() {
    CaseFile file = announced();
    assertThat(get(ONTARIO, path(file, "")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(post(ONTARIO, path(file, "/receipt"), null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(post(ONTARIO, path(file, "/arrival"), arrived()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(post(ONTARIO, path(file, "/reception"), Map.of()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(post(ONTARIO, path(file, "/takeover"), Map.of()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get(MANITOBA, "/api/v1/notices/" + UUID.randomUUID()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(body(get(ONTARIO, "/api/v1/notices")).toString()).doesNotContain(file.number());
    assertThat(current(file).receivedAt()).isNull();
  }

  @Test
  void otherKindsOfOrganizationsAndStrangersAreKeptOut() {
    assertThat(get("prairie", "/api/v1/notices").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity("/api/v1/notices", String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void theListShowsWhatIsAskedFirstAndWhatHasEndedApart() {
    CaseFile announced = announced();
    JsonNode expected = body(get(MANITOBA, "/api/v1/notices"));
    assertThat(expected.at("/notices/0/step").asText()).isIn("receipt", "reception", "milestones");
    assertThat(expected.at("/page").asInt()).isEqualTo(1);
    jdbc.sql("update notice set state = 'cancelled' where case_id = ?").param(announced.id()).update();
    assertThat(body(get(MANITOBA, "/api/v1/notices?ended=true")).toString()).contains("cancelled");
  }

  @Test
  void aReceiptGivenTwiceIsOneReceipt() {
    CaseFile file = announced();
    ResponseEntity<JsonNode> first = post(MANITOBA, path(file, "/receipt"), null);
    ResponseEntity<JsonNode> second = post(MANITOBA, path(file, "/receipt"), null);
    assertThat(first.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(body(second)).isEqualTo(body(first));
    assertThat(body(first).at("/step").asText()).isEqualTo("arrival");
    assertThat(jdbc.sql("select count(*) from case_event where case_id = ? and code = 'noticeReceiptGiven'").param(file.id())
        .query(Integer.class).single()).isEqualTo(1);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
  }

  @Test
  void theWholeArrivalIsReportedByProgram() {
    CaseFile file = receipted();
    assertThat(body(post(MANITOBA, path(file, "/arrival"), arrived())).at("/step").asText()).isEqualTo("reception");
    officers.runJobs(file.number());
    assertThat(body(post(MANITOBA, path(file, "/reception"), Map.of("remarks", "All well."))).at("/step").asText()).isEqualTo("milestones");
    officers.runJobs(file.number());
    assertThat(body(post(MANITOBA, path(file, "/takeover"), Map.of())).at("/step").asText()).isEqualTo("done");
    officers.runJobs(file.number());
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("received");
    assertThat(records.of(file.id()).reception()).returns(MANITOBA, HandoffRecord.Reception::by)
        .returns("All well.", HandoffRecord.Reception::remarks);
  }

  @Test
  void aNoticeSaysHowTheFamilyTravelsAndTheReportWhatWentOtherwise() {
    CaseFile file = receipted();
    JsonNode read = body(get(MANITOBA, path(file, "")));
    assertThat(read.at("/journey/legs/0/flight").asText()).isEqualTo("ZZ 123");
    assertThat(read.at("/journey/legs/0/to").asText()).isEqualTo("YWG");
    assertThat(read.at("/shortNotice").asBoolean()).isEqualTo(current(file).shortNotice());
    assertThat(read.toString()).as("reasons are for officers").doesNotContain("A fictional seat came free.");
    for (String incident : List.of("unannounced", "weather")) {
      assertThat(fields(post(MANITOBA, path(file, "/arrival"),
          Map.of("result", "arrived", "happenedOn", today().toString(), "incidents", List.of("luggage", incident))))).containsExactly("incidents");
    }
    assertThat(records.of(file.id()).reports()).isEmpty();
    assertThat(post(MANITOBA, path(file, "/arrival"),
        Map.of("result", "arrived", "happenedOn", today().toString(), "incidents", List.of("luggage", "notMet"))).getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(records.of(file.id()).reports().get(0).incidents()).containsExactly(Incident.luggage, Incident.notMet);
  }

  @Test
  void answersOutOfTurnAreRefusedAndChangeNothing() {
    CaseFile file = announced();
    assertThat(post(MANITOBA, path(file, "/arrival"), arrived()).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(post(MANITOBA, path(file, "/reception"), Map.of()).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(records.of(file.id()).reports()).isEmpty();
    assertThat(records.of(file.id()).reception()).isNull();
    receipt(file);
    UUID first = current(file).id();
    report(file, ArrivalResult.changed);
    assertThat(post(MANITOBA, path(file, "/arrival"), arrived()).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    plan(file, today().plusDays(3));
    ResponseEntity<JsonNode> superseded = post(MANITOBA, "/api/v1/notices/" + first + "/receipt", null);
    assertThat(superseded.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(body(superseded).at("/detail").asText()).contains("Nothing was stored");
    assertThat(body(get(MANITOBA, "/api/v1/notices/" + first)).at("/currentId").asText()).isEqualTo(current(file).id().toString());
  }

  @Test
  void everyFieldThatIsNotRightIsNamedInTheCallersLanguage() {
    CaseFile file = receipted();
    HttpHeaders french = new HttpHeaders();
    french.set(HttpHeaders.ACCEPT_LANGUAGE, "fr");
    ResponseEntity<JsonNode> answer = exchange(MANITOBA, path(file, "/arrival"), HttpMethod.POST,
        Map.of("result", "vanished", "happenedOn", "yesterday", "remarks", "x".repeat(2001)), french);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(body(answer).at("/errors").findValuesAsText("field")).containsExactly("happenedOn", "remarks", "result");
    assertThat(body(answer).at("/errors").findValuesAsText("message")).contains("Choisissez l’une des réponses.", "Au plus 2000 caractères.");

    assertWrongDay(file, "arrived", today().plusDays(1));
    assertWrongDay(file, "arrived", today().minusDays(1));
    assertWrongDay(file, "noShow", today());
    assertThat(fields(post(MANITOBA, path(file, "/arrival"), Map.of("result", "changed", "happenedOn", today().toString()))))
        .containsExactly("remarks");
    assertThat(fields(post(MANITOBA, path(file, "/arrival"), Map.of("outcome", "arrived")))).containsExactly("outcome");
    assertThat(fields(post(MANITOBA, path(file, "/arrival"),
        Map.of("result", "arrived", "happenedOn", today().toString(), "remarks", "a\u0000b")))).containsExactly("remarks");
    assertThat(records.of(file.id()).reports()).isEmpty();
  }

  @Test
  void aReceptionsRemarksMayBeLeftOutButNotBeEndless() {
    CaseFile file = landed();
    assertThat(fields(post(MANITOBA, path(file, "/reception"), Map.of("remarks", "x".repeat(2001))))).containsExactly("remarks");
    assertThat(post(MANITOBA, path(file, "/reception"), null).getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(post(MANITOBA, path(file, "/reception"), null).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void aNoShowMayBeReportedFromTheDayOfArrivalOn() {
    CaseFile file = receipted();
    clock.advance(Duration.ofDays(10));
    assertThat(post(MANITOBA, path(file, "/arrival"), Map.of("result", "noShow", "happenedOn", today().toString())).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  private void assertWrongDay(CaseFile file, String result, LocalDate day) {
    assertThat(fields(post(MANITOBA, path(file, "/arrival"), Map.of("result", result, "happenedOn", day.toString()))))
        .containsExactly("happenedOn");
  }

  private Map<String, String> arrived() {
    return Map.of("result", "arrived", "happenedOn", today().toString());
  }

  private String path(CaseFile file, String action) {
    return "/api/v1/notices/" + current(file).id() + action;
  }

  private static Iterable<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return body(answer).at("/errors").findValuesAsText("field");
  }

  private static JsonNode body(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getBody()).isNotNull();
    return answer.getBody();
  }

  private ResponseEntity<JsonNode> get(String client, String path) {
    return exchange(client, path, HttpMethod.GET, null, new HttpHeaders());
  }

  private ResponseEntity<JsonNode> post(String client, String path, Object body) {
    return exchange(client, path, HttpMethod.POST, body, new HttpHeaders());
  }

  private ResponseEntity<JsonNode> exchange(String client, String path, HttpMethod method, Object body, HttpHeaders headers) {
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(client, "demonstration-secret-" + client)
        .exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
  }
}
