package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.disclosure.DisclosureAgreement;
import org.passerelle.handoff.disclosure.DisclosureAgreements;
import org.passerelle.handoff.disclosure.EnteringAgreements;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Today;
import org.passerelle.support.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** A health team is told of a family what its agreement lists, on its pages and by its program, each time in the register. */
class HealthDisclosureTest extends AftercareTest {

  private static final String TEAM = "SANTEMONTREAL";

  @Autowired
  private DisclosureAgreements agreements;
  @Autowired
  private EnteringAgreements entering;
  @Autowired
  private Organizations organizations;
  @Autowired
  private Register register;
  @Autowired
  private Today today;
  @Autowired
  private TestRestTemplate http;

  private @Nullable DisclosureAgreement before;

  @AfterEach
  void agreeAsBefore() {
    if (before != null) {
      agree(before.fields());
    }
  }

  @Test
  void whatItsAgreementDoesNotListIsNeitherOnThePageNorInTheAnswerToItsProgram() {
    CaseFile file = landed("montreal", today().minusDays(3)).file();
    before = agreements.inForce(organization(TEAM), today.get()).orElseThrow();
    agree(Map.of(DisclosurePurpose.health, EnumSet.of(DisclosedField.birth, DisclosedField.languages)));

    Browser team = new Browser(port).signIn("santeMontreal");
    assertThat(team.get("/health/families/" + file.number()).text()).contains(file.number(), "1990-02-03", "dari", "DA-HEALTHTEST")
        .doesNotContain("Testfictional", "Montréal");
    JsonNode told = api("/api/v1/health-families/" + file.number());
    assertThat(told.at("/members/0/birth").asText()).isEqualTo("1990-02-03");
    assertThat(told.at("/members/0").has("name") || told.has("city") || told.has("landed") || told.has("medicalSurveillance")).isFalse();
    assertThat(told.at("/languages/0").asText()).isEqualTo("prs");
    List<DisclosedField> listed = List.of(DisclosedField.caseNumber, DisclosedField.birth, DisclosedField.languages);
    assertThat(register.ofCase(file.id(), null)).allSatisfy(row -> assertThat(row).returns(TEAM, RegisterRow::recipientCode)
        .returns("DA-HEALTHTEST", RegisterRow::agreement).returns(DisclosurePurpose.health, RegisterRow::purpose));
    assertThat(register.ofCase(file.id(), null)).as("beside what was asked of the follow-up, and not told")
        .filteredOn(row -> !row.fields().equals(List.of(DisclosedField.caseNumber)))
        .extracting(RegisterRow::channel, RegisterRow::toldTo, RegisterRow::fields)
        .containsExactlyInAnyOrder(tuple(DisclosureChannel.page, "santeMontreal", listed), tuple(DisclosureChannel.api, "health-montreal", listed));
  }

  @Test
  void listsTellNoMore() {
    CaseFile file = landed("montreal", today().minusDays(3)).file();
    before = agreements.inForce(organization(TEAM), today.get()).orElseThrow();
    agree(Map.of(DisclosurePurpose.health, EnumSet.of(DisclosedField.persons)));
    JsonNode families = api("/api/v1/health-families").at("/families");
    assertThat(families).isNotEmpty().allSatisfy(line -> assertThat(line.has("city") || line.has("landed")).isFalse());
    assertThat(new Browser(port).signIn("santeMontreal").get("/health").html()).doesNotContain("<td>Montréal</td>");
    assertThat(register.ofCase(file.id(), null)).allSatisfy(row ->
        assertThat(row.fields()).isEqualTo(List.of(DisclosedField.caseNumber, DisclosedField.persons)));
  }

  @Test
  void withoutAnAgreementForHealthATeamIsToldTheCaseNumberAlone() {
    CaseFile file = landed("montreal", today().minusDays(3)).file();
    before = agreements.inForce(organization(TEAM), today.get()).orElseThrow();
    agree(Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.names)));
    assertThat(new Browser(port).signIn("santeMontreal").get("/health/families/" + file.number()).text()).contains(file.number())
        .doesNotContain("Testfictional", "1990-02-03", "dari", "Montréal");
    JsonNode told = api("/api/v1/health-families/" + file.number());
    assertThat(told.has("members") || told.has("languages") || told.has("city") || told.has("landed")).isFalse();
    assertThat(register.ofCase(file.id(), null)).isNotEmpty().allSatisfy(row -> {
      assertThat(row.agreement()).isNull();
      assertThat(row.fields()).containsExactly(DisclosedField.caseNumber);
    });
    assertThat(new Browser(port).signIn("compliance").get("/desk/disclosures/agreements").text()).contains(file.number());
  }

  private JsonNode api(String path) {
    return http.withBasicAuth("health-montreal", "demonstration-secret-health-montreal").getForObject(path, JsonNode.class);
  }

  private void agree(Map<DisclosurePurpose, Set<DisclosedField>> fields) {
    Organization team = organizations.byCode(TEAM).orElseThrow();
    Map<DisclosurePurpose, Set<DisclosedField>> listed = new EnumMap<>(DisclosurePurpose.class);
    listed.putAll(fields);
    officers.signIn("compliance");
    entering.enter(team, agreements.of(team.id()).get(0).id(), new DisclosureAgreement.Draft("DA-HEALTHTEST", "privacyActAgreement",
        "A fictional annex.", "EFVP-FICTION", today.get(), null, true, listed));
    officers.signOut();
  }
}
