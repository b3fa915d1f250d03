package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Persons;
import org.passerelle.identity.biometrics.Biometrics;
import org.passerelle.identity.biometrics.BiometricsOnFile;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a family's biometrics: who may read and who may record, and what an officer reads when something is wrong. */
class BiometricsPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;
  @Autowired
  private BiometricsOnFile biometrics;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Persons persons;
  @Autowired
  private Today today;

  private CaseFile file;
  private UUID adult;
  private String path;

  @BeforeEach
  void aFamily() {
    file = cases.open(Priority.normal, null, null);
    adult = persons.of(file.id()).get(0).id();
    path = "/desk/cases/" + file.number() + "/biometrics";
  }

  @Test
  void anOfficerRecordsAMembersBiometricsAndCorrectsThem() {
    Browser browser = browser("identity");
    assertThat(browser.get(path).text()).contains("One member has yet to give biometrics", "Zarmina Testfictional", "Not owed: under 14");
    Browser.Page after = browser.post(path, entry());
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text()).contains("The biometrics are recorded", "Nobody is missing", "Ankara, collection point 1", "No match", "FIC-77");
    assertThat(after.html()).as("the day and place stay for the next member").contains("value=\"" + today.get() + "\"");

    Map<String, String> correction = entry();
    correction.put("result", "otherIdentity");
    assertThat(browser.post(path, correction).text()).contains("Another identity is on record", "Other identity");
    assertThat(biometrics.of(file.id())).extracting(Biometrics::result)
        .containsExactly(Biometrics.Result.noMatch, Biometrics.Result.otherIdentity);
    assertThat(jdbc.sql("select actor || ' ' || action || ' ' || coalesce(detail, '') from audit_event where subject = ? order by id").param(file.number())
        .query(String.class).list()).contains("identity readBiometrics ", "identity recordBiometrics noMatch", "identity recordBiometrics otherIdentity");
    assertThat(browser.get("/desk/cases/" + file.number()).text()).as("the file shows it in short").contains("Biometrics", "Other identity");
  }

  @Test
  void whatIsWrongStandsBesideItsFieldInTheOfficersLanguageAndNothingIsWritten() {
    Browser browser = browser("identite");
    browser.get(path);
    Map<String, String> wrong = entry();
    wrong.put("country", "AFG");
    wrong.put("givenOn", today.get().plusDays(1).toString());
    Browser.Page page = browser.post(path, wrong);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("Rien n’a été consigné", "Celui-ci est le pays de la personne ou de la famille", "Ce jour n’est pas encore venu");
    assertThat(page.html()).contains("href=\"#givenOn\"", "id=\"country-fault\"");
    wrong.put("place", "Ankara\u202E");
    assertThat(browser.post(path, wrong).html()).contains("id=\"place-fault\"", "aria-describedby=\"place-fault place-hint\"", "href=\"#place\"");
    assertThat(browser.post(path, Map.of()).html()).contains("href=\"#person\"", "href=\"#givenOn\"", "href=\"#country\"", "href=\"#place\"", "href=\"#result\"");
    assertThat(biometrics.of(file.id())).isEmpty();
  }

  @Test
  void withinATaskThePageStaysWithinIt() {
    Browser browser = browser("identity");
    assertThat(browser.get(path + "?framed").text()).doesNotContain("Sign out");
    Map<String, String> framed = entry();
    framed.put("framed", "1");
    assertThat(browser.post(path, framed).text()).contains("The biometrics are recorded").doesNotContain("Sign out");
  }

  @Test
  void somebodyOfAnotherFamilyIsNotFoundHereAndAClosedCaseTakesNone() {
    Browser browser = browser("identity");
    browser.get(path);
    Map<String, String> other = entry();
    other.put("person", persons.of(cases.open(Priority.normal, null, null).id()).get(0).id().toString());
    assertThat(browser.post(path, other).status()).isEqualTo(404);
    assertThat(browser.get("/desk/cases/PAS-0000-00000/biometrics").status()).isEqualTo(404);
    files.close(file.id(), "withdrawn");
    assertThat(browser.get(path).html()).doesNotContain("<form class=\"sheet\"");
    assertThat(browser.post(path, entry()).text()).contains("closed");
    assertThat(biometrics.of(file.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor", "auditor", "compliance", "destining"})
  void thoseWhoReadItDoNotRecord(String username) {
    Browser browser = browser(username);
    Browser.Page page = browser.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).contains("Zarmina Testfictional").doesNotContain("<form class=\"sheet\"");
    assertThat(browser.post(path, entry()).status()).isEqualTo(403);
    assertThat(biometrics.of(file.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "matching", "merge", "admin", "analyst", "partner", "verifier", "sponsor", "manitoba", "quebec"})
  void andNobodyElse(String username) {
    Browser browser = browser(username);
    Browser.Page page = browser.get(path);
    assertThat(page.status()).isIn(403, 404);
    assertThat(page.text()).doesNotContain("Testfictional");
    assertThat(browser.post(path, entry()).status()).isIn(403, 404);
    assertThat(biometrics.of(file.id())).isEmpty();
  }

  @Test
  void whoeverIsNotSignedInIsLedToTheSignIn() {
    assertThat(new Visitor(port).get(path).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  @Test
  void thePartnerSeesThatBiometricsAreAStageOfTheJourney() {
    files.setStage(file.id(), "biometrics");
    assertThat(browser("partner").get("/partner/referrals/" + file.number()).text()).contains("Biometrics given");
    assertThat(browser("supervisor").get("/desk/cases?stage=biometrics&search=" + file.number()).text()).contains(file.number());
    assertThat(List.of(browser("accueil").get("/desk/cases").text().split("Données biométriques"))).hasSizeGreaterThan(1);
  }

  private Map<String, String> entry() {
    return new HashMap<>(Map.of("person", adult.toString(), "givenOn", today.get().toString(), "country", "TUR", "place", "Ankara, collection point 1",
        "result", "noMatch", "reference", "FIC-77", "note", ""));
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
