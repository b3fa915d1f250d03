package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Proposals as a sponsor's program meets them. */
class ProposalApiTest extends IntegrationTest {

  private static final String PATH = "/api/v1/proposals";

  @Autowired
  private TestRestTemplate http;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private CaseFile file;

  @BeforeEach
  void aHold() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    sponsor = parties.sponsor("SPONSOR", "winnipeg", language, 1, 8);
    file = begin(sponsor);
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void listsWhatIsHeldAndThenWhatWas() {
    assertThat(get(PATH, sponsor).getBody().get("proposals")).singleElement()
        .satisfies(line -> assertThat(line.get("caseNumber").asText()).isEqualTo(file.number()));
    assertThat(get(PATH + "/past", sponsor).getBody().get("proposals")).isEmpty();

    answer(sponsor, id(), Map.of("accept", true));
    assertThat(get(PATH, sponsor).getBody().get("proposals")).isEmpty();
    JsonNode past = get(PATH + "/past", sponsor).getBody();
    assertThat(past.get("proposals")).singleElement().satisfies(line -> assertThat(line.get("state").asText()).isEqualTo("accepted"));
    assertThat(past.get("more").asBoolean()).isFalse();
  }

  @Test
  void showsAnAnonymousProfile() {
    JsonNode one = get(PATH + "/" + id(), sponsor).getBody();
    JsonNode family = one.get("family");
    assertThat(family.get("persons").asInt()).isEqualTo(2);
    assertThat(family.get("ages").get("adult").asInt()).isEqualTo(1);
    assertThat(family.get("countryOfAsylum").asText()).isEqualTo("PAK");
    assertThat(family.get("needs").get(0).asText()).isEqualTo("medicalCare");
    assertThat(one.get("place").asText()).isEqualTo("Winnipeg (MB)");
    assertThat(one.toString()).doesNotContain("Testfictional").doesNotContain("1990").doesNotContain("2015").doesNotContain("Canary")
        .doesNotContain("AFG").doesNotContain("HAVEN").doesNotContain("female");
  }

  @Test
  void takesTheProfileOutOfSightWhenTheSponsorDeclines() {
    UUID id = id();
    ResponseEntity<JsonNode> declined = answer(sponsor, id, Map.of("accept", false, "reason", "No flat to be had."));
    assertThat(declined.getBody().get("state").asText()).isEqualTo("declined");
    assertThat(get(PATH + "/" + id, sponsor).getBody().has("family")).isFalse();
    assertThat(parties.placesTaken(sponsor)).isZero();
  }

  @Test
  void anotherOrganizationsProposalDoesNotExist() {
    Party stranger = parties.sponsor("OTHER", "halifax", language, 1, 8);
    UUID id = id();
    assertThat(get(PATH + "/" + id, stranger).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer(stranger, id, Map.of("accept", true)).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer(stranger, id, Map.of("accept", false)).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get(PATH, stranger).getBody().get("proposals")).isEmpty();
    assertThat(get(PATH + "/past", stranger).getBody().get("proposals")).isEmpty();
    assertThat(get(PATH + "/" + UUID.randomUUID(), sponsor).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitSponsorAnswer");
  }

  @Test
  void aProposalThatNoOfficerHasApprovedDoesNotExistForTheSponsor() {
    UUID id = id();
    jdbc.sql("update proposal set state = 'proposed', held_at = null, expires_at = null where id = ?").param(id).update();
    assertThat(get(PATH + "/" + id, sponsor).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer(sponsor, id, Map.of("accept", true)).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get(PATH, sponsor).getBody().get("proposals")).isEmpty();
    assertThat(get(PATH + "/past", sponsor).getBody().get("proposals")).isEmpty();
  }

  @Test
  void otherKindsOfPartiesAndStrangersStayOutside() {
    assertThat(http.withBasicAuth("lantern", "demonstration-secret-lantern").getForEntity(PATH, JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity(PATH, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void refusesAnswersThatAreNotOne() {
    UUID id = id();
    assertThat(fields(answer(sponsor, id, Map.of()))).containsExactly("accept");
    assertThat(fields(answer(sponsor, id, Map.of("accept", "perhaps")))).containsExactly("accept");
    assertThat(fields(answer(sponsor, id, Map.of("accept", true, "reason", "x".repeat(2001))))).containsExactly("reason");
    assertThat(fields(answer(sponsor, id, Map.of("accept", false, "reason", "a\u0001b")))).containsExactly("reason");
    assertThat(fields(answer(sponsor, id, Map.of("accept", true, "names", "?")))).containsExactly("names");
    ResponseEntity<JsonNode> noReason = answer(sponsor, id, Map.of("accept", false, "reason", "  "), "fr");
    assertThat(fields(noReason)).containsExactly("reason");
    assertThat(noReason.getBody().get("errors").get(0).get("message").asText()).isEqualTo("Indiquez pourquoi vous refusez.");
    assertThat(state(id)).isEqualTo("held");
  }

  @Test
  void refusesASecondAnswerAndOneAfterTheHold() {
    UUID id = id();
    clock.advance(Duration.ofDays(8));
    assertThat(answer(sponsor, id, Map.of("accept", true)).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    officers.fireTimer(file.number(), "event_holdExpired");
    ResponseEntity<JsonNode> late = answer(sponsor, id, Map.of("accept", true), "fr");
    assertThat(late.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(late.getBody().get("detail").asText()).isEqualTo("Le dossier n’attend plus cette réponse. Rien n’a été enregistré.");
    assertThat(state(id)).isEqualTo("expired");
  }

  @Test
  void ofFiftyAnswersAtOnceOneWins() throws Exception {
    UUID id = id();
    int callers = 50;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<ResponseEntity<JsonNode>>> all = IntStream.range(0, callers).mapToObj(each -> threads.submit(
        (Callable<ResponseEntity<JsonNode>>) () -> {
          start.await();
          return answer(sponsor, id, Map.of("accept", each % 2 == 0, "reason", "Caller " + each));
        })).toList();
    start.countDown();
    String won = null;
    for (Future<ResponseEntity<JsonNode>> one : all) {
      assertThat(one.get().getStatusCode()).isIn(HttpStatus.OK, HttpStatus.CONFLICT);
      if (one.get().getStatusCode() == HttpStatus.OK) {
        assertThat(won).isNull();
        won = one.get().getBody().get("state").asText();
      }
    }
    threads.shutdown();
    assertThat(won).isEqualTo(state(id));
    assertThat(parties.placesTaken(sponsor)).isEqualTo(won.equals("accepted") ? 1 : 0);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).doesNotContain("receiveTask_awaitSponsorAnswer");
  }

  private CaseFile begin(Party named) {
    CaseFile opened = cases.open(Priority.normal, null, named.code());
    jdbc.sql("update referral set claim = 'Canaryclaim', need = 'Canaryneed', medical_need = 'significant' where case_id = ?")
        .param(opened.id()).update();
    cases.begin("sponsorship-matching", opened, Map.of("priority", "normal"));
    officers.runJobs(opened.number());
    return opened;
  }

  private UUID id() {
    return jdbc.sql("select id from proposal where case_id = ? and sponsor_id = ?").params(file.id(), sponsor.id()).query(UUID.class)
        .single();
  }

  private String state(UUID id) {
    return jdbc.sql("select state from proposal where id = ?").param(id).query(String.class).single();
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().get("errors").findValuesAsText("field");
  }

  private ResponseEntity<JsonNode> get(String path, Party party) {
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).getForEntity(path, JsonNode.class);
  }

  private ResponseEntity<JsonNode> answer(Party party, UUID id, Object body) {
    return answer(party, id, body, "en");
  }

  private ResponseEntity<JsonNode> answer(Party party, UUID id, Object body, String languageTag) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, languageTag);
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).exchange(PATH + "/" + id + "/answer", HttpMethod.POST,
        new HttpEntity<>(body, headers), JsonNode.class);
  }
}
