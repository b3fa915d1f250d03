package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.born;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.BrowserTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** A compliance officer loads a list on the page and decides, in Tasklist, about a family that comes in afterwards. Everybody in it is invented. */
class WatchlistTaskBrowserTest extends BrowserTest {

  private String list = "";

  @Autowired
  private TestRestTemplate http;

  @BeforeEach
  void aListOfOnesOwn() {
    list = "visit" + SampleReferrals.letters();
  }

  @AfterEach
  void theListIsGone() {
    jdbc.sql("delete from watchlist_round").update();
    jdbc.sql("delete from watchlist_hit where list_code = ?").param(list).update();
    jdbc.sql("delete from watchlist_entry where list_code = ?").param(list).update();
    jdbc.sql("delete from watchlist_change where edition_id in (select id from watchlist_edition where list_code = ?)").param(list).update();
    jdbc.sql("delete from watchlist_edition where list_code = ?").param(list).update();
    jdbc.sql("delete from watchlist where code = ?").param(list).update();
  }

  @ParameterizedTest(name = "in {0}")
  @CsvSource({"en, compliance, The edition is in force, Watchlist hit, cleared", "fr, conformite, L’édition est en vigueur, Correspondance avec une liste, upheld"})
  void aListIsLoadedAndTheHitDecidedInItsTask(String language, String officer, String inForce, String heading, String decision) {
    String name = SampleReferrals.familyName() + " " + SampleReferrals.familyName();
    load(officer, name, inForce);
    String number = refer(name);
    hitIsReadable(officer, number);

    Page task = task(officer, number);
    FrameLocator page = task.frameLocator("iframe.passerelle-pair");
    page.locator("h1").waitFor();
    assertThat(page.locator("h1").innerText()).contains(heading);
    assertThat(page.locator("table.sides").innerText()).contains(name, "V-1");
    task.locator(".fjs-container input[type=radio]").nth(decision.equals("cleared") ? 0 : 1).check();
    task.locator(".fjs-container textarea").last().fill("A fictional reason.");
    complete(task, "watchlist-" + language);

    assertThat(jdbc.sql("select decision, decided_by from watchlist_hit where list_code = ?").param(list).query().singleRow())
        .containsEntry("decision", decision).containsEntry("decided_by", officer);
  }

  private void load(String officer, String name, String inForce) {
    jdbc.sql("insert into watchlist (code, position, name_en, name_fr, format, source) select ?, max(position) + 1, 'Visit list', 'Liste de visite', 'csv', "
        + "'none' from watchlist").param(list).update();
    Page page = signedIn(officer);
    page.navigate("/desk/watchlists");
    page.selectOption("#list", list);
    page.setInputFiles("#file",
        new FilePayload("visit.csv", "text/csv", ("reference,kind,name\nV-1,person," + name + "\n").getBytes(StandardCharsets.UTF_8)));
    page.locator("form.sheet button").click();
    page.getByText(inForce).first().waitFor();
    readable(page);
    page.navigate("/desk/watchlists");
    readable(page);
    page.context().close();
  }

  /** Each page about the hit, wide and narrow. */
  private void hitIsReadable(String officer, String number) {
    Page page = signedIn(officer);
    for (int tries = 0; tries < 240 && hit().isEmpty(); tries++) {
      page.waitForTimeout(500);
    }
    page.navigate("/desk/watchlists/hits");
    assertThat(page.locator("main").innerText()).contains(number);
    readable(page);
    page.navigate("/desk/watchlists/hits/" + hit().orElseThrow());
    readable(page);
    page.context().close();
  }

  private Optional<UUID> hit() {
    return jdbc.sql("select id from watchlist_hit where list_code = ?").param(list).query(UUID.class).optional();
  }

  private String refer(String name) {
    Map<String, Object> person = new HashMap<>(JourneyTest.person("principalApplicant", name, born(1950, 35) + "-0" + born(1, 9) + "-" + born(11, 18)));
    return http.withBasicAuth("haven", "demonstration-secret-haven")
        .postForObject("/api/v1/referrals", JourneyTest.referral(Map.of("caseSize", 1, "persons", List.of(person))), JsonNode.class)
        .path("caseNumber").asText();
  }
}
