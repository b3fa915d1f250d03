package org.passerelle.sponsorship.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.support.FilingSwitch;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.ReceptionWindowsOpen;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Undertakings as programs of sponsors and of the ministry meet them. */
class UndertakingApiTest extends IntegrationTest {

  private static final String PATH = "/api/v1/undertakings";
  private static final String MINISTRY = "/api/v1/undertaking-decisions";

  @Autowired
  private TestRestTemplate http;
  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private FilingSwitch conditions;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private CaseFile file;
  private String one;

  @BeforeEach
  void ourOwn() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void aProgramWritesThePlanAndFilesItOnce() {
    accepted("winnipeg");
    assertThat(call(sponsor, HttpMethod.GET, PATH, null, null).getBody().get("undertakings")).hasSize(1);
    JsonNode opened = call(sponsor, HttpMethod.GET, one, null, null).getBody();
    assertThat(opened.get("family").get("members").get(0).get("name").asText()).isEqualTo("Zarmina Testfictional");
    assertThat(opened.toString()).doesNotContain("1990").doesNotContain("AFG").doesNotContain("fictional claim");
    assertThat(fields(call(sponsor, HttpMethod.POST, one + "/file", null, "k0"))).contains("costs.clothing.money", "declarations.solidary");

    JsonNode written = call(sponsor, HttpMethod.PUT, one + "/plan", plan(), null).getBody();
    assertThat(written.get("totals").get("months").asInt()).isEqualTo(12);
    assertThat(written.get("plan").get("costs").get("furniture").get("given").asText()).isEqualTo("A fictional table");
    ResponseEntity<JsonNode> filed = call(sponsor, HttpMethod.POST, one + "/file", null, "k1");
    assertThat(filed.getBody().get("state").asText()).isEqualTo("filed");
    assertThat(call(sponsor, HttpMethod.POST, one + "/file", null, "k1").getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(call(sponsor, HttpMethod.POST, one + "/file", null, "k2").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(call(sponsor, HttpMethod.PUT, one + "/plan", plan(), null).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_assessUndertaking");
  }

  @Test
  void badInputIsNamedFieldByFieldAndNothingIsStored() {
    accepted("winnipeg");
    assertThat(fields(call(sponsor, HttpMethod.PUT, one + "/plan", Map.of("costs", Map.of("school", Map.of("money", -1), "shelter", Map.of("money", "1e999"))), null)))
        .containsExactly("costs.school.money", "costs.shelter.money");
    assertThat(fields(call(sponsor, HttpMethod.PUT, one + "/plan", Map.of("costs", Map.of("yacht", Map.of("money", 1))), null))).hasSize(1);
    assertThat(fields(call(sponsor, HttpMethod.PUT, one + "/plan", Map.of("remarks", "a\u202Eb"), null))).containsExactly("remarks");
    assertThat(fields(call(sponsor, HttpMethod.PUT, one + "/plan", Map.of("names", "?"), null))).containsExactly("names");
    assertThat(jdbc.sql("select count(*) from undertaking_draft where undertaking_id = ?").param(UUID.fromString(one.substring(PATH.length() + 1)))
        .query(Integer.class).single()).isZero();
  }

  @Test
  void anothersUndertakingDoesNotExistAndOtherPartiesStayOutside() {
    accepted("winnipeg");
    Party stranger = parties.sponsor("OTHER", "halifax", language, 1, 8);
    assertThat(call(stranger, HttpMethod.GET, one, null, null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(call(stranger, HttpMethod.PUT, one + "/plan", plan(), null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(call(stranger, HttpMethod.POST, one + "/file", null, "k").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(call(stranger, HttpMethod.POST, one + "/reports/first", Map.of("account", "Fiction."), "k").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(http.withBasicAuth("lantern", OutsideParties.SECRET).getForEntity(one, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity(one, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(call(sponsor, HttpMethod.GET, MINISTRY, null, null).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity(MINISTRY, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void inQuebecAConditionIsAnsweredInWords() {
    accepted("sherbrooke");
    call(sponsor, HttpMethod.PUT, one + "/plan", plan(), null);
    conditions.refuse(sponsor.id());
    ResponseEntity<JsonNode> refused = call(sponsor, HttpMethod.POST, one + "/file", null, "k");
    conditions.allow(sponsor.id());
    assertThat(fields(refused)).containsExactly("undertaking");
    assertThat(refused.getBody().get("errors").get(0).get("message").asText()).isEqualTo("The sponsor is suspended.");
    assertThat(call(sponsor, HttpMethod.POST, one + "/file", null, "k").getBody().get("state").asText()).as("the key was not used up").isEqualTo("filed");
  }

  private void accepted(String place) {
    sponsor = parties.sponsor("PROGRAM", place, language, 1, 8);
    file = cases.open(Priority.normal, null, sponsor.code());
    new ReceptionWindowsOpen(jdbc).receivedOnce(file.id(), sponsor.id());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    officers.signIn(sponsor.signIn());
    answers.answer(sponsor.id(), answers.toAnswer(sponsor.id()).get(0).id(), true, null).orElseThrow();
    officers.runJobs(file.number());
    one = PATH + "/" + jdbc.sql("select id from undertaking where case_id = ?").param(file.id()).query(UUID.class).single();
  }

  private static Map<String, Object> plan() {
    Map<String, Object> costs = Arrays.stream(PlanItem.values()).collect(Collectors.toMap(Enum::name, item -> item == PlanItem.furniture
        ? Map.of("money", 100, "inKind", 40.5, "given", "A fictional table") : Map.of("money", 100)));
    return Map.of("costs", costs, "duties", Arrays.stream(Duty.values()).collect(Collectors.toMap(Enum::name, duty -> Map.of("by", "both"))),
        "declarations", Arrays.stream(Declaration.values()).map(Enum::name).collect(Collectors.toMap(Function.identity(), each -> true)));
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().get("errors").findValuesAsText("field");
  }

  private ResponseEntity<JsonNode> call(Party party, HttpMethod method, String path, Object body, String key) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
    if (key != null) {
      headers.set("Idempotency-Key", party.code() + key);
    }
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
  }
}
