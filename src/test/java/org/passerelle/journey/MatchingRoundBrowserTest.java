package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;

/** In a real browser: a matching officer begins a round, reads its plan in the task, chooses otherwise for one family, and publishes. */
@Isolated("a round takes every family that waits")
class MatchingRoundBrowserTest extends BrowserTest {

  /** More than any sponsor of the demonstration takes, so that only this test's own come into question. */
  private static final int LARGE = 20;

  @Autowired
  private CaseFiles files;
  @Autowired
  private Persons persons;
  @Autowired
  private Organizations organizations;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private Clock clock;

  private final String language = OutsideParties.word();
  private OutsideParties parties;

  @BeforeEach
  void aQueueOfOurOwn() {
    parties = new OutsideParties(jdbc);
    jdbc.sql("update waiting_family set left_at = now() where left_at is null").update();
    jdbc.sql("update waiting_family set waiting_since = waiting_since - interval '2 years' where waiting_since > now() - interval '2 years'").update();
  }

  @AfterEach
  void nothingIsLeft() {
    parties.closeSponsors(language);
    jdbc.sql("update waiting_family set left_at = now() where left_at is null").update();
  }

  @Test
  void aPlanIsReadChangedAndPublishedInItsTask() {
    parties.sponsor("RIVER", "winnipeg", language, 2, LARGE);
    parties.sponsor("LIGHTHOUSE", "halifax", language, 1, LARGE);
    CaseFile home = waiting("MB");
    waiting(null);
    CaseFile last = waiting(null);
    waiting("NS");

    Page page = signedIn("matching");
    ties(page, home.number());
    page.navigate("/desk/rounds");
    readable(page);
    page.locator("form[action$='/desk/rounds'] button").click();
    String number = page.locator("h1 span").first().innerText().replace("Round ", "");
    page.context().close();

    Page task = task("matching", number);
    FrameLocator plan = task.frameLocator("iframe.passerelle-pair");
    plan.locator("table.plan").waitFor();
    assertThat(plan.locator("table.plan").innerText()).contains(home.number(), "RIVER", "Family nearby");
    Chromium.picture(task, "round-task-en");
    plan.locator("table.plan tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(last.number())).getByText("Choose otherwise").click();
    plan.locator("#sponsor").waitFor();
    plan.locator("#sponsor").selectOption("nobody");
    plan.locator("#reason").fill("A fictional reason.");
    plan.locator("#choose button").click();
    plan.locator(".done").waitFor();
    pictures(number, home.number());
    task.locator(".fjs-container input[type=radio]").first().check();
    complete(task, "round-complete-en");

    for (int tries = 0; tries < 300 && jdbc.sql("select count(*) from matching_round r join round_family f on f.round_id = r.id where r.number = ? and f.told = 'told'")
        .param(number).query(Integer.class).single() < 2; tries++) {
      await();
    }
    assertThat(jdbc.sql("select state from matching_round where number = ?").param(number).query(String.class).single()).isEqualTo("published");
    Page after = signedIn("jumelage");
    after.navigate("/desk/rounds/" + number);
    assertThat(after.locator("main").innerText()).contains("réservées").doesNotContain("??");
    Chromium.picture(after, "round-published-fr");
    after.navigate("/desk/rounds/overrides");
    readable(after);
    Chromium.picture(after, "round-overrides-fr");
    after.context().close();
  }

  private void ties(Page page, String caseNumber) {
    page.navigate("/desk/cases/" + caseNumber + "/matching");
    page.selectOption("#place", "winnipeg");
    page.selectOption("#kind", "relative");
    page.selectOption("#confirmed", "yes");
    page.locator("form[action$='/ties'] button").click();
    page.selectOption("#wishPlace", "winnipeg");
    page.selectOption("#wish", "first");
    page.locator("form[action$='/wishes'] button").click();
    page.locator(".done").waitFor();
    readable(page);
    Chromium.picture(page, "round-ties-en");
  }

  /** Every page in both languages, wide and narrow. */
  private void pictures(String number, String caseNumber) {
    for (String officer : List.of("matching", "jumelage")) {
      Page page = signedIn(officer);
      page.navigate("/desk/rounds/trade-off");
      page.locator("form[action$='/trade-off'] button").click();
      page.locator("svg.curve").waitFor();
      for (String path : List.of("/desk/rounds", "/desk/rounds/" + number, "/desk/rounds/" + number + "/families/" + caseNumber, "/desk/rounds/trade-off",
          "/desk/cases/" + caseNumber + "/matching")) {
        page.navigate(path);
        assertThat(page.locator("main").innerText()).doesNotContain("??");
        readable(page);
        String name = "round" + path.replaceAll("[^a-z-]", "") + "-" + officer;
        Chromium.picture(page, name + "-wide");
        page.setViewportSize(390, 844);
        Chromium.picture(page, name + "-narrow");
        page.setViewportSize(1280, 900);
      }
      page.context().close();
    }
  }

  private CaseFile waiting(@Nullable String province) {
    CaseFile file = new TestCases(files, persons, organizations, runtime, jdbc, clock).open(Priority.normal, province, null);
    List<Person> people = new ArrayList<>(persons.of(file.id()));
    for (int position = people.size() + 1; position <= LARGE; position++) {
      people.add(new Person(UUID.randomUUID(), position, "child", true, "Child Testfictional", null, "female", "2015", null, null, null, null, null));
    }
    persons.replace(file.id(), people);
    runtime.startProcessInstanceByKey("sponsorship-matching", file.number(),
        Map.of("caseId", file.id().toString(), "caseNumber", file.number(), "priority", "normal"));
    for (int tries = 0; tries < 100 && jdbc.sql("select count(*) from waiting_family where case_id = ?").param(file.id()).query(Integer.class).single() == 0; tries++) {
      await();
    }
    return file;
  }

  private static void await() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
