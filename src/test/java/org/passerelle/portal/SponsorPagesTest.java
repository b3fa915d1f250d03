package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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

/** What people of a sponsor see and send. */
class SponsorPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private CaseFile file;
  private String path;

  @BeforeEach
  void aHold() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    sponsor = parties.sponsor("SPONSOR", "winnipeg", language, 1, 8);
    file = cases.open(Priority.normal, null, sponsor.code());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    path = "/sponsor/proposals/" + jdbc.sql("select id from proposal where case_id = ?").param(file.id()).query(UUID.class).single();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void showsAnAnonymousProfileInBothLanguages() {
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    assertThat(browser.get("/sponsor").text()).contains(file.number(), "Held until");
    assertThat(browser.get(path).text()).contains("1 aged 18 to 59", "Dari", "Pakistan", "Winnipeg (MB)", "None in particular")
        .doesNotContain("Testfictional", "1990", "Haven", "A fictional");
    browser.post("/language", Map.of("language", "fr", "to", path));
    assertThat(browser.get(path).text()).contains("18 à 59 ans\u00a0: 1", "dari", "Lieu d’établissement prévu").doesNotContain("Testfictional");
  }

  @Test
  void acceptsOnce() {
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    browser.get(path);
    Page done = browser.post(path + "/answer", Map.of("accept", "true", "reason", ""));
    assertThat(done.text()).contains("Next you file your undertaking", "you accepted.", "1 aged 18 to 59");
    assertThat(browser.post(path + "/answer", Map.of("accept", "false", "reason", "No.")).text())
        .contains("Your answer was not stored: the hold had ended before it arrived.");
    assertThat(browser.get("/sponsor").text()).contains("No family waits for your answer", "You accepted");
  }

  @Test
  void declinesWithAReasonOnly() {
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    browser.get(path);
    assertThat(browser.post(path + "/answer", Map.of("reason", "Something to keep")).html()).contains("Say whether you accept or decline.",
        "Something to keep");
    Page wrong = browser.post(path + "/answer", Map.of("accept", "false", "reason", " "));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("Say why you decline.", "id=\"reason-fault\"");
    assertThat(browser.post(path + "/answer", Map.of("accept", "perhaps")).text()).contains("Choose one of the listed answers.");
    Page done = browser.post(path + "/answer", Map.of("accept", "false", "reason", "No flat."));
    assertThat(done.text()).contains("The family will be proposed to others", "you declined.").doesNotContain("aged 18 to 59");
  }

  @Test
  void saysWhenTheHoldIsOver() {
    clock.advance(Duration.ofDays(8));
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    assertThat(browser.get(path).text()).contains("you can no longer answer").doesNotContain("aged 18 to 59", "Send answer");
    assertThat(browser.post(path + "/answer", Map.of("accept", "true")).text()).contains("Your answer was not stored");
  }

  @Test
  void othersDoNotSeeIt() {
    Browser stranger = new Browser(port).signIn(parties.sponsor("OTHER", "halifax", language, 0, 8).signIn());
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get("/sponsor").text()).doesNotContain(file.number());
    assertThat(stranger.post(path + "/answer", Map.of("accept", "true")).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("verifier").get(path).status()).isEqualTo(403);
  }
}
