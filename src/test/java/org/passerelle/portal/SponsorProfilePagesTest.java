package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** A sponsor's own profile, and the families it may welcome. */
class SponsorProfilePagesTest extends IntegrationTest {

  private static final Pattern CARD = Pattern.compile("/sponsor/families/([0-9a-f-]{36})/welcome");

  @LocalServerPort
  private int port;

  private final List<UUID> families = new ArrayList<>();

  private OutsideParties parties;
  private String language;
  private Party sponsor;

  @BeforeEach
  void aSponsor() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    sponsor = parties.sponsor("PROFILE", "winnipeg", language, 3, 8);
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
    families.forEach(family -> jdbc.sql("update waiting_family set left_at = now() where case_id = ?").param(family).update());
  }

  @Test
  void changesWhatItCanCarry() {
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    browser.get("/sponsor/profile/change");
    Page done = browser.post("/sponsor/profile/change", form("families", "5", "tieNationalities", "AFG", "wishWelcomes", "children"));
    assertThat(done.path()).isEqualTo("/sponsor/profile");
    assertThat(done.text()).contains("Your profile is stored.", "Afghanistan", "Families with children");
    assertThat(jdbc.sql("select families from sponsor where organization_id = ?").param(sponsor.id()).query(Integer.class).single()).isEqualTo(5);
    assertThat(jdbc.sql("select count(*) from organization_change where organization_id = ? and field = 'families' and before = '3' and after = '5'")
        .param(sponsor.id()).query(Integer.class).single()).isOne();
  }

  @Test
  void neverGoesBelowWhatIsTakenAndNamesTheField() {
    jdbc.sql("update sponsor set families_taken = 2, persons_taken = 7 where organization_id = ?").param(sponsor.id()).update();
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    browser.get("/sponsor/profile/change");
    Page refused = browser.post("/sponsor/profile/change", form("families", "1", "persons", "x", "takes", "everything"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Give a whole number from 0 to 9,999".replace(",", ""), "Choose one of the answers listed.");
    refused = browser.post("/sponsor/profile/change", form("families", "1", "persons", "6", "largestHousehold", "6", "children", "6", "specialNeeds", "1"));
    assertThat(refused.text()).contains("Families cannot go below 2: so many are taken.", "Persons cannot go below 7");
    assertThat(refused.html()).contains("href=\"#families\"", "id=\"families-fault\"", "aria-invalid=\"true\"");
    browser.post("/language", Map.of("language", "fr", "to", "/sponsor/profile/change"));
    assertThat(browser.post("/sponsor/profile/change", form("families", "1", "specialNeeds", "1")).text())
        .contains("Le nombre de familles ne peut être inférieur à 2\u00a0: autant de places sont prises.");
    assertThat(jdbc.sql("select families from sponsor where organization_id = ?").param(sponsor.id()).query(Integer.class).single()).isEqualTo(3);
  }

  @Test
  void aSecondEditorSeesBothValues() {
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    browser.get("/sponsor/profile/change");
    Map<String, String> first = form("families", "4", "was.families", "3");
    Map<String, String> second = form("families", "6", "was.families", "3");
    assertThat(browser.post("/sponsor/profile/change", first).path()).isEqualTo("/sponsor/profile");
    browser.get("/sponsor/profile/change");
    Page overtaken = browser.post("/sponsor/profile/change", second);
    assertThat(overtaken.status()).isEqualTo(409);
    assertThat(overtaken.text()).contains("Somebody else changed this", "Stored now: 4");
    assertThat(overtaken.html()).contains("name=\"families\" value=\"6\"");
  }

  @Test
  void showsFamiliesThatItCouldTakeAndTakesItsWord() {
    CaseFile family = waitingFamily();
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    Page list = browser.get("/sponsor/families");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.html()).doesNotContain(family.number(), family.id().toString(), "Testfictional", "1990");
    String path = "/sponsor/families/" + parties.reference(sponsor, family.id());
    assertThat(browser.post(path + "/welcome", Map.of()).text()).contains("Noted.", "You would welcome 1 of them");
    assertThat(browser.post(path + "/welcome", Map.of()).text()).as("twice is once").contains("You would welcome 1 of them");
    assertThat(browser.post(path + "/withdrawal", Map.of()).text()).contains("Taken back.", "You would welcome none of them yet");

    assertThat(browser.post("/sponsor/families/" + UUID.randomUUID() + "/welcome", Map.of()).status()).isEqualTo(404);
    assertThat(browser.post("/sponsor/families/" + family.id() + "/welcome", Map.of()).status()).as("the case's own id leads nowhere").isEqualTo(404);
    Party another = parties.sponsor("ANOTHER", "winnipeg", language, 3, 8);
    assertThat(new Browser(port).signIn(another.signIn()).post(path + "/welcome", Map.of()).status()).as("another sponsor's reference").isEqualTo(404);
    Party nothingLeft = parties.sponsor("FULL", "winnipeg", language, 0, 8);
    Browser full = new Browser(port).signIn(nothingLeft.signIn());
    assertThat(full.get("/sponsor/families").text()).contains("No family waits at present that you could take.");
    assertThat(full.post("/sponsor/families/" + parties.reference(nothingLeft, family.id()) + "/welcome", Map.of()).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("verifier").get("/sponsor/families").status()).isEqualTo(403);
    assertThat(new Browser(port).get("/sponsor/families").path()).isEqualTo("/login");

    jdbc.sql("update waiting_family set left_at = now() where case_id = ?").param(family.id()).update();
    assertThat(browser.post(path + "/welcome", Map.of()).status()).as("gone from the pool").isEqualTo(404);
  }

  @Test
  void saysSoOfAFewAtATimeOnly() {
    jdbc.sql("update sponsor set families = 20, persons = 100, children = 100 where organization_id = ?").param(sponsor.id()).update();
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    browser.get("/sponsor/families");
    Page last = null;
    for (int each = 0; each < 6; each++) {
      last = browser.post("/sponsor/families/" + parties.reference(sponsor, waitingFamily().id()) + "/welcome", Map.of());
    }
    assertThat(last.text()).contains("Nothing was stored: you may say of 5 families at a time", "You would welcome 5 of them");
  }

  /** Six families that look the same are shown as what they are; nothing else of them stands there. */
  @Test
  void showsWhatFiveShare() {
    for (int each = 0; each < 6; each++) {
      waitingFamily();
    }
    Page list = new Browser(port).signIn(sponsor.signIn()).get("/sponsor/families");
    assertThat(list.text()).contains("2 persons", "With children", "Dari", "Pakistan");
    Matcher cards = CARD.matcher(list.html());
    assertThat(cards.results().count()).isBetween(6L, 25L);
  }

  private CaseFile waitingFamily() {
    CaseFile file = cases.open(Priority.normal, null, null);
    jdbc.sql("insert into waiting_family (case_id, stream, waiting_since) values (?, 'blended', now())").param(file.id()).update();
    families.add(file.id());
    return file;
  }

  private Map<String, String> form(String... changed) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("version", jdbc.sql("select version from organization where id = ?").param(sponsor.id()).query(String.class).single());
    fields.putAll(Map.of("families", "3", "persons", "24", "largestHousehold", "8", "children", "24", "specialNeeds", "3", "languages", "en"));
    for (int each = 0; each < changed.length; each += 2) {
      fields.put(changed[each], changed[each + 1]);
    }
    return fields;
  }
}
