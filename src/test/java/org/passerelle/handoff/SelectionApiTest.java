package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Québec's selection by program. */
class SelectionApiTest extends HandoffTest {

  @Autowired
  private TestRestTemplate http;

  @Test
  void theMinistryReadsTheRequestAndSelectsTheFamily() {
    CaseFile file = begun("QC");
    JsonNode read = get(file).getBody();
    assertThat(read.at("/selection/state").asText()).isEqualTo("open");
    assertThat(read.at("/selection/countryOfAsylum").asText()).isEqualTo("PAK");
    assertThat(read.at("/family/members/0/name").asText()).isEqualTo("Zarmina Testfictional");
    assertThat(read.toString()).doesNotContain("fictional claim", "fictional need");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readSelection' and subject = ?").param(file.number())
        .query(Integer.class).single()).isEqualTo(1);

    JsonNode answered = answer(file, granted()).getBody();
    assertThat(answered.at("/state").asText()).isEqualTo("granted");
    assertThat(answered.at("/place").asText()).isEqualTo("Rimouski");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    assertThat(records.of(file.id()).destination().place().code()).isEqualTo("rimouski");
  }

  @Test
  void aRequestIsAnsweredOnce() {
    CaseFile file = begun("QC");
    assertThat(answer(file, Map.of("answer", "refused", "reason", "A fictional ground.")).getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(answer(file, granted()).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(records.of(file.id()).selection()).returns("refused", Selection::state).returns("A fictional ground.", Selection::reason)
        .returns(null, Selection::csqNumber);
  }

  @Test
  void everyFieldThatIsNotRightIsNamed() {
    CaseFile file = begun("QC");
    assertThat(fields(answer(file, Map.of()))).containsExactly("answer");
    assertThat(fields(answer(file, Map.of("answer", "perhaps")))).containsExactly("answer");
    assertThat(fields(answer(file, Map.of("answer", "granted")))).containsExactly("csqExpires", "csqNumber", "place");
    assertThat(fields(answer(file, Map.of("answer", "refused")))).containsExactly("reason");
    assertThat(fields(answer(file, with(granted(), "csqExpires", today().toString())))).containsExactly("csqExpires");
    assertThat(fields(answer(file, with(granted(), "csqExpires", "2030-02-31")))).containsExactly("csqExpires");
    assertThat(fields(answer(file, with(granted(), "csqNumber", "<b>1</b>")))).containsExactly("csqNumber");
    assertThat(fields(answer(file, with(granted(), "place", "winnipeg")))).containsExactly("place");
    assertThat(fields(answer(file, with(granted(), "reason", "Because.")))).containsExactly("reason");
    assertThat(fields(answer(file, with(granted(), "answer", "refused")))).containsExactly("csqExpires", "csqNumber", "place", "reason");
    assertThat(fields(answer(file, Map.of("answer", "refused", "reason", "x".repeat(2001))))).containsExactly("reason");
    assertThat(records.of(file.id()).selection().state()).isEqualTo("open");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_SELECTION);
  }

  @Test
  void nobodyElseHasRequests() {
    CaseFile file = begun("QC");
    assertThat(http.withBasicAuth("province-mb", "demonstration-secret-province-mb")
        .getForEntity("/api/v1/selections/" + file.number(), JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(selections.open(organization("PROVINCEMB"), file.number(), DisclosureChannel.api)).isEmpty();
    assertThat(selections.answer(organization("PROVINCEMB"), file.number(), new SelectionAnswer.Refused("No."))).isEmpty();
    assertThat(selections.list(organization("PROVINCEMB"), true, 1, DisclosureChannel.api).rows()).isEmpty();
    assertThat(http.withBasicAuth("ministere-qc", "demonstration-secret-ministere-qc")
        .getForEntity("/api/v1/selections/PAS-2026-999999", JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    CaseFile elsewhere = begun(null);
    assertThat(get(elsewhere).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void theListKeepsWaitingAndEndedRequestsApart() {
    CaseFile file = begun("QC");
    jdbc.sql("update selection set requested_at = requested_at - interval '100 years' where case_id = ?").param(file.id()).update();
    assertThat(list(false).at("/selections/0/caseNumber").asText()).isEqualTo(file.number());
    answer(file, granted());
    assertThat(list(false).toString()).doesNotContain(file.number());
    jdbc.sql("update selection set requested_at = requested_at + interval '200 years' where case_id = ?").param(file.id()).update();
    assertThat(list(true).at("/selections/0/caseNumber").asText()).isEqualTo(file.number());
  }

  private JsonNode list(boolean ended) {
    return http.withBasicAuth("ministere-qc", "demonstration-secret-ministere-qc")
        .getForEntity("/api/v1/selections?ended=" + ended, JsonNode.class).getBody();
  }

  private Map<String, String> granted() {
    return Map.of("answer", "granted", "csqNumber", "CSQ-0042", "csqExpires", LocalDate.now(clock).plusYears(2).toString(), "place",
        "rimouski");
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> changed = new HashMap<>(form);
    changed.put(field, value);
    return changed;
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().at("/errors").findValuesAsText("field");
  }

  private ResponseEntity<JsonNode> get(CaseFile file) {
    return http.withBasicAuth("ministere-qc", "demonstration-secret-ministere-qc")
        .getForEntity("/api/v1/selections/" + file.number(), JsonNode.class);
  }

  private ResponseEntity<JsonNode> answer(CaseFile file, Map<String, String> form) {
    return http.withBasicAuth("ministere-qc", "demonstration-secret-ministere-qc")
        .postForEntity("/api/v1/selections/" + file.number() + "/answer", form, JsonNode.class);
  }
}
