package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.aftercare.AssessedInTime;
import org.passerelle.handoff.aftercare.FirstMonths;
import org.passerelle.support.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Québec's health teams: the families in their cities, and nobody else's. */
class HealthTeamTest extends AftercareTest {

  @Autowired
  private FirstMonths months;

  @Autowired
  private TestRestTemplate http;

  @Test
  void aTeamOffersAnAssessmentAndTheFamilyDeclinesIt() {
    CaseFile file = landed("montreal", today().minusDays(33)).file();
    Browser team = new Browser(port).signIn("santeMontreal");
    assertThat(team.get("/health").text()).contains("Évaluations de santé", file.number(), "Montréal", "En retard");
    String path = "/health/families/" + file.number();
    Browser.Page opened = team.get(path);
    assertThat(opened.text()).contains("Zarmina Testfictional", "1990-02-03", "dari", "Montréal", "Ne vous est pas communiquée")
        .doesNotContain("fictional claim", "fictional need", "Fille", "Afghanistan", "AFG");
    assertThat(team.get(path + "/milestones/healthOffer").text()).contains("L’évaluation a été offerte").doesNotContain("La famille a décliné");
    assertThat(team.post(path + "/milestones/healthOffer", settlement("declined", today(), "")).text()).contains("On ne peut le décliner");
    assertThat(team.get(path + "/milestones/school").status()).isEqualTo(404);

    assertThat(team.post(path + "/milestones/healthAssessment", settlement("declined", today(), "")).text()).contains("C’est noté.", "Décliné par la famille");
    assertThat(state(file, "healthAssessment")).isEqualTo("declined");
    assertThat(state(file, "healthOffer")).as("what was declined had been offered").isEqualTo("reached");
    assertThat(team.get("/health").text()).doesNotContain(file.number());
    assertThat(team.get("/health?ended=true").text()).contains(file.number(), "Déclinée");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readHealthFamily' and actor = 'santeMontreal' and subject = ?")
        .param(file.number()).query(Integer.class).single()).isPositive();
  }

  @Test
  void anotherTeamsFamilyIsNotThereAndNobodyElseComesIn() {
    CaseFile file = landed("montreal", today().minusDays(3)).file();
    String path = "/health/families/" + file.number();
    Browser estrie = new Browser(port).signIn("healthEstrie");
    assertThat(estrie.get("/health").text()).contains("Health assessments").doesNotContain(file.number());
    assertThat(estrie.get(path).status()).isEqualTo(404);
    assertThat(estrie.get(path + "/milestones/healthOffer").status()).isEqualTo(404);
    estrie.get("/health");
    assertThat(estrie.post(path + "/milestones/healthOffer", settlement("reached", today(), "")).status()).isEqualTo(404);
    assertThat(state(file, "healthOffer")).isEqualTo("open");
    assertThat(new Browser(port).signIn("quebec").get("/health").status()).isEqualTo(403);
    assertThat(new Browser(port).signIn("intake").get(path).status()).isEqualTo(403);
    assertThat(new Browser(port).get("/health").path()).isEqualTo("/login");
    assertThat(estrie.get("/province").status()).isEqualTo(403);
  }

  @Test
  void whatTheProvinceCarriesOnIsStillTheTeamsToRecord() {
    CaseFile file = landed("montreal", today().minusDays(50)).file();
    jdbc.sql("update milestone set state = 'carriedOn', settled_on = ?, settled_by = 'quebec' where case_id = ?")
        .params(java.sql.Date.valueOf(today()), file.id()).update();
    Browser team = new Browser(port).signIn("santeMontreal");
    assertThat(team.get("/health").text()).contains(file.number());
    team.get("/health/families/" + file.number() + "/milestones/healthAssessment");
    team.post("/health/families/" + file.number() + "/milestones/healthAssessment", settlement("reached", today(), ""));
    assertThat(state(file, "healthAssessment")).isEqualTo("reached");
    assertThat(state(file, "healthOffer")).isEqualTo("reached");
  }

  @Test
  void theIndicatorCountsPersonsAssessedWithin90Days() {
    AssessedInTime before = rimouski();
    CaseFile inTime = landed("rimouski", today().minusDays(100)).file();
    CaseFile late = landed("rimouski", today().minusDays(100)).file();
    CaseFile declined = landed("rimouski", today().minusDays(100)).file();
    landed("rimouski", today().minusDays(100));
    landed("rimouski", today().minusDays(10));
    settle(inTime, "reached", 80);
    settle(late, "reached", 95);
    settle(declined, "declined", 20);
    AssessedInTime after = rimouski();
    assertThat(after.due() - before.due()).isEqualTo(6);
    assertThat(after.inTime() - before.inTime()).isEqualTo(2);
    assertThat(after.late() - before.late()).isEqualTo(2);
    assertThat(after.declined() - before.declined()).isEqualTo(2);
    assertThat(new Browser(port).signIn("supervisor").get("/desk/first-months").text()).contains("indicator 1.02.07", "CISSS du Bas-Saint-Laurent", "Overdue, the longest first");
    assertThat(new Browser(port).signIn("superviseure").get("/desk/first-months").text()).contains("indicateur 1.02.07");
    assertThat(new Browser(port).signIn("destining").get("/desk/first-months").status()).isEqualTo(403);
  }

  @Test
  void aTeamsProgramDoesTheSame() {
    CaseFile file = landed("montreal", today().minusDays(3)).file();
    TestRestTemplate montreal = http.withBasicAuth("health-montreal", "demonstration-secret-health-montreal");
    assertThat(montreal.getForObject("/api/v1/health-families", JsonNode.class).toString()).contains(file.number());
    JsonNode family = montreal.getForObject("/api/v1/health-families/" + file.number(), JsonNode.class);
    assertThat(family.at("/members/0/name").asText()).isEqualTo("Zarmina Testfictional");
    assertThat(family.toString()).doesNotContain("caseId", "sex", "relation", "AFG");
    ResponseEntity<JsonNode> settled = montreal.postForEntity("/api/v1/health-families/" + file.number() + "/milestones/healthOffer",
        Map.of("outcome", "reached", "day", today().toString()), JsonNode.class);
    assertThat(settled.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(state(file, "healthOffer")).isEqualTo("reached");
    assertThat(montreal.postForEntity("/api/v1/health-families/" + file.number() + "/milestones/healthAssessment", Map.of("outcome", "perhaps"),
        JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(http.withBasicAuth("health-estrie", "demonstration-secret-health-estrie")
        .getForEntity("/api/v1/health-families/" + file.number(), String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(http.withBasicAuth("province-mb", "demonstration-secret-province-mb")
        .getForEntity("/api/v1/health-families", String.class).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity("/api/v1/health-families", String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void anOfficesProgramSettlesWhatItOwes() {
    Landed family = landed("winnipeg", today().minusDays(3));
    TestRestTemplate manitoba = http.withBasicAuth("province-mb", "demonstration-secret-province-mb");
    String path = "/api/v1/notices/" + family.notice() + "/milestones";
    assertThat(manitoba.getForObject(path, JsonNode.class).at("/milestones/0/kind").asText()).isEqualTo("lodging");
    assertThat(manitoba.postForEntity(path + "/lodging", Map.of("outcome", "reached", "day", today().toString()), JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(state(family.file(), "lodging")).isEqualTo("reached");
    TestRestTemplate ontario = http.withBasicAuth("province-on", "demonstration-secret-province-on");
    assertThat(ontario.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(ontario.postForEntity(path + "/school", Map.of("outcome", "reached", "day", today().toString()), String.class).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  private AssessedInTime rimouski() {
    return months.assessed().stream().filter(row -> row.code().equals("SANTEBASSTLAURENT")).findFirst()
        .orElse(new AssessedInTime("SANTEBASSTLAURENT", "", "", 0, 0, 0, 0));
  }

  private void settle(CaseFile file, String state, int afterDays) {
    jdbc.sql("update milestone set state = ?, settled_on = due_on - 90 + ?, settled_by = 'test' where case_id = ? and kind = 'healthAssessment'")
        .params(state, afterDays, file.id()).update();
  }
}
