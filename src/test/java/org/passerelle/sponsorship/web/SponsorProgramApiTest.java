package org.passerelle.sponsorship.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A sponsor's profile and the families it could take, as its program meets them. */
class SponsorProgramApiTest extends IntegrationTest {

  private static final String PROFILE = "/api/v1/sponsor/profile";
  private static final String FAMILIES = "/api/v1/sponsor/families";

  @Autowired
  private TestRestTemplate http;

  private OutsideParties parties;
  private String language;
  private Party sponsor;

  @BeforeEach
  void aSponsor() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    sponsor = parties.sponsor("PROGRAM", "winnipeg", language, 3, 8);
    jdbc.sql("update sponsor set languages = '{en}' where organization_id = ?").param(sponsor.id()).update();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    jdbc.sql("update sponsor set families = families_taken where organization_id = ?").param(sponsor.id()).update();
  }

  @Test
  void readsAndChangesTheProfileFromTheVersionItStartedFrom() {
    ResponseEntity<JsonNode> read = call(HttpMethod.GET, PROFILE, null, null, sponsor);
    String tag = read.getHeaders().getETag();
    ObjectNode profile = (ObjectNode) read.getBody().get("profile");
    profile.put("families", 5);
    assertThat(call(HttpMethod.PUT, PROFILE, profile, null, sponsor).getStatusCode().value()).isEqualTo(428);
    ResponseEntity<JsonNode> changed = call(HttpMethod.PUT, PROFILE, profile, tag, sponsor);
    assertThat(changed.getStatusCode().value()).isEqualTo(200);
    assertThat(changed.getBody().at("/profile/families").asInt()).isEqualTo(5);
    assertThat(changed.getHeaders().getETag()).isNotEqualTo(tag);
    assertThat(call(HttpMethod.PUT, PROFILE, profile, tag, sponsor).getStatusCode().value()).isEqualTo(412);
  }

  @Test
  void namesEachFieldThatIsWrong() {
    jdbc.sql("update sponsor set families_taken = 2 where organization_id = ?").param(sponsor.id()).update();
    ResponseEntity<JsonNode> read = call(HttpMethod.GET, PROFILE, null, null, sponsor);
    ObjectNode profile = (ObjectNode) read.getBody().get("profile");
    profile.put("families", 1).put("specialNeeds", 1);
    ResponseEntity<JsonNode> refused = call(HttpMethod.PUT, PROFILE, profile, read.getHeaders().getETag(), sponsor);
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(refused.getBody().at("/errors/0/field").asText()).isEqualTo("families");
    profile.put("families", -1).remove("languages");
    refused = call(HttpMethod.PUT, PROFILE, profile, read.getHeaders().getETag(), sponsor);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(refused.getBody().get("errors").findValuesAsText("field")).containsExactly("families", "languages");
    profile.put("families", 3).putArray("languages").add("en");
    profile.putObject("ties").putArray("nationalities").add("ZZZ");
    refused = call(HttpMethod.PUT, PROFILE, profile, read.getHeaders().getETag(), sponsor);
    assertThat(refused.getBody().get("errors").findValuesAsText("field")).containsExactly("ties.nationalities");
  }

  @Test
  void saysWhomItWouldWelcome() {
    UUID family = cases.open(Priority.normal, null, null).id();
    jdbc.sql("insert into waiting_family (case_id, stream, waiting_since) values (?, 'blended', now())").param(family).update();
    try {
      UUID shown = parties.reference(sponsor, family);
      assertThat(call(HttpMethod.GET, FAMILIES, null, null, sponsor).getBody().get("families").isArray()).isTrue();
      ResponseEntity<JsonNode> said = call(HttpMethod.POST, FAMILIES + "/" + shown + "/welcome", null, null, sponsor);
      assertThat(said.getStatusCode().value()).isEqualTo(200);
      assertThat(said.getBody().get("welcomed").asBoolean()).isTrue();
      assertThat(said.getBody().toString()).doesNotContain(family.toString(), "T-", "Testfictional");
      assertThat(call(HttpMethod.DELETE, FAMILIES + "/" + shown + "/welcome", null, null, sponsor).getBody().get("welcomed").asBoolean()).isFalse();
      assertThat(call(HttpMethod.POST, FAMILIES + "/" + family + "/welcome", null, null, sponsor).getStatusCode().value()).isEqualTo(404);
    } finally {
      jdbc.sql("update waiting_family set left_at = now() where case_id = ?").param(family).update();
    }
  }

  @Test
  void othersStayOutside() {
    Party ngo = parties.verifier("NGO", OutsideParties.country(), language, 1);
    assertThat(call(HttpMethod.GET, PROFILE, null, null, ngo).getStatusCode().value()).isEqualTo(403);
    assertThat(call(HttpMethod.GET, FAMILIES, null, null, ngo).getStatusCode().value()).isEqualTo(403);
    assertThat(http.getForEntity(PROFILE, String.class).getStatusCode().value()).isEqualTo(401);
    assertThat(http.getForEntity(FAMILIES, String.class).getStatusCode().value()).isEqualTo(401);
  }

  private ResponseEntity<JsonNode> call(HttpMethod method, String path, @Nullable Object body, @Nullable String tag, Party party) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    if (tag != null) {
      headers.set(HttpHeaders.IF_MATCH, tag);
    }
    return http.withBasicAuth(party.signIn(), OutsideParties.SECRET).exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
  }
}
