package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people of an NGO see and send. */
class VerifierPagesTest extends IntegrationTest {

  private static final Map<String, String> GOOD = Map.of("metOn", "2026-03-04", "manner", "remote", "place", "Quetta",
      "documentsSeen", "Two tazkiras.", "finding", "partlyMatches", "confidence", "medium", "remarks", "");

  @LocalServerPort
  private int port;

  private OutsideParties parties;
  private Party ngo;
  private CaseFile file;
  private String path;

  @BeforeEach
  void aRequest() {
    String country = OutsideParties.word();
    parties = new OutsideParties(jdbc);
    ngo = parties.verifier("NGO", country, "prs", 5);
    file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, file.id()).update();
    cases.begin("identity-verification", file, Map.of("priority", "normal"));
    officers.assessSafety(file.number());
    path = "/verifier/requests/" + jdbc.sql("select id from verification_request where case_id = ?").param(file.id()).query(UUID.class)
        .single();
  }

  @Test
  void showsTheFamilyAndWarnsNeverToContactItsAuthorities() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    assertThat(browser.get("/verifier").text()).contains(file.number(), "Answer by");
    assertThat(browser.get(path).text()).contains("Zarmina Testfictional", "Dari", "Principal applicant",
        "Never tell the family to contact their country’s embassy").doesNotContain("A fictional claim");
  }

  @Test
  void speaksFrench() {
    jdbc.sql("update account set language = 'fr' where username = ?").param(ngo.signIn()).update();
    Browser browser = new Browser(port).signIn(ngo.signIn());
    assertThat(browser.get("/verifier").text()).contains("Demandes de vérification");
    assertThat(browser.get(path).text()).contains("Ne dites jamais à la famille de s’adresser à l’ambassade", "dari");
  }

  @Test
  void sendsAnAttestationOnce() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    browser.get(path);
    Page sent = browser.post(path + "/attestation", GOOD);
    assertThat(sent.path()).isEqualTo(path);
    assertThat(sent.text()).contains("Your attestation has been sent", "you sent your attestation", "Quetta").doesNotContain("Testfictional");

    Page again = browser.post(path + "/attestation", GOOD);
    assertThat(again.text()).contains("Your attestation was not stored: the request had ended before it arrived.");
    assertThat(browser.get("/verifier").text()).contains("No request waits for you", "Earlier requests", "Answered");
  }

  @Test
  void keepsWhatWasWrittenBesideTheSentenceThatSaysWhatIsWrong() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    browser.get(path);
    Page back = browser.post(path + "/attestation", Map.of("metOn", "2999-01-01", "place", "Camp <b>seven</b>", "documentsSeen", " ",
        "remarks", "Something to keep"));
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.text()).contains("Nothing was stored", "cannot lie in the future", "Say whether you met in person", "Say what you found",
        "Say how sure you are", "Say which documents you saw");
    assertThat(back.html()).contains("value=\"2999-01-01\"", "Camp &lt;b&gt;seven&lt;/b&gt;", "Something to keep", "id=\"metOn-fault\"");

    Page odd = browser.post(path + "/attestation", Map.of("metOn", "yesterday", "manner", "by magic", "finding", "matches",
        "confidence", "high", "place", "x", "documentsSeen", "x"));
    assertThat(odd.status()).isEqualTo(200);
    assertThat(odd.text()).contains("Give the day as year-month-day.", "Choose one of the listed answers.")
        .doesNotContain("IllegalArgument", "Failed to convert");
    assertThat(jdbc.sql("select count(*) from attestation a join verification_request r on r.id = a.request_id where r.case_id = ?")
        .param(file.id()).query(Integer.class).single()).isZero();
  }

  @Test
  void othersDoNotSeeIt() {
    Browser stranger = new Browser(port).signIn(parties.verifier("OTHER", "XXX", "prs", 5).signIn());
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get("/verifier").text()).doesNotContain(file.number());
    assertThat(stranger.post(path + "/attestation", GOOD).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/attestation", Map.of()).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("sponsor").get(path).status()).isEqualTo(403);
    assertThat(new Browser(port).get(path).path()).isEqualTo("/login");
  }
}
