package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Proposal;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.sponsorship.undertaking.Plans;
import org.passerelle.sponsorship.undertaking.SponsorReports;
import org.passerelle.support.Accessibility;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.Officers;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.ReceptionWindowsOpen;
import org.passerelle.support.SampleDocuments;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** In a real browser: a sponsor writes its undertaking step by step and files it, those who decide read it, and a report is filed. */
class UndertakingVisitTest extends BrowserTest {

  @Autowired
  private AutowireCapableBeanFactory beans;
  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private SponsorReports reports;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      en | winnipeg   | To mend before it can be filed | Everything required is here | Your undertaking is filed  | Your report is filed
      fr | sherbrooke | À corriger avant le dépôt      | Tout ce qui est exigé y est | Votre engagement est déposé | Votre rapport est déposé""")
  void aSponsorFilesItsUndertaking(String language, String place, String mend, String ready, String filed, String reported) {
    OutsideParties parties = new OutsideParties(jdbc);
    String tongue = OutsideParties.word();
    Party sponsor = parties.sponsor("VISITS", place, tongue, 1, 8);
    jdbc.sql("update account set language = ? where username = ?").params(language, sponsor.signIn()).update();
    CaseFile file = accepted(sponsor);
    parties.closeSponsors(tongue);
    String id = once(() -> jdbc.sql("select id from undertaking where case_id = ?").param(file.id()).query(UUID.class).list()).toString();
    String own = "/sponsor/undertakings/" + id;
    Page page = signedIn(sponsor.signIn());
    page.navigate("/sponsor/undertakings");
    look(page, "list", language);
    click(page, "main td a");
    look(page, "asked", language);
    click(page, "main .actions a.button");
    page.fill("[name='costs.clothing.money']", "a lot");
    click(page, "#draft .actions button[value=next]");
    look(page, "start-up", language);
    page.navigate(own + "/plan/check");
    assertThat(page.locator("main").textContent()).contains(mend);
    look(page, "check-faults", language);
    page.navigate(own + "/plan/startUp");
    for (String step : List.of("startUp", "monthly", "duties", "declarations")) {
      Plans.whole().forEach((path, answer) -> fill(page, path, answer));
      look(page, step, language);
      click(page, "#draft .actions button[value=next]");
    }
    look(page, "papers-none", language);
    page.selectOption("#documentKind", "financialProof");
    page.setInputFiles("#file", new FilePayload("proof.pdf", "application/pdf", SampleDocuments.pdf()));
    click(page, "button[value=upload]");
    assertThat(page.locator("main").textContent()).contains("proof.pdf");
    look(page, "papers", language);
    click(page, "#draft .actions button[value=next]");
    assertThat(page.locator("main").textContent()).contains(ready, "Zarmina Testfictional", "proof.pdf");
    look(page, "check", language);
    click(page, "form[action$='/filing'] button");
    assertThat(page.locator("main").textContent()).contains(filed);
    look(page, "filed", language);

    boolean quebec = place.equals("sherbrooke");
    Page desk = signedIn(language.equals("en") ? "matching" : "jumelage");
    desk.navigate("/desk/undertakings?view=toDecide");
    look(desk, "desk-list", language);
    desk.navigate("/desk/cases/" + file.number() + "/undertaking");
    assertThat(desk.locator("main").textContent()).contains("Robin Lampfictional");
    look(desk, "desk-case", language);
    desk.navigate("/desk/cases/" + file.number());
    look(desk, "desk-file", language);
    desk.context().close();
    if (quebec) {
      Page ministry = signedIn("quebec");
      ministry.navigate("/ministry/undertakings");
      look(ministry, "ministry-list", language);
      ministry.navigate("/ministry/undertakings/" + id);
      click(ministry, "form.panel button");
      look(ministry, "ministry-one", language);
      ministry.check("#decision-approved");
      click(ministry, "form.panel button");
      ministry.context().close();
    } else {
      Page task = task("matching", file.number());
      task.locator("iframe.passerelle-pair").first().contentFrame().locator("h1").waitFor();
      task.locator(".fjs-container input[type=radio]").first().check();
      complete(task, "undertaking-task");
    }
    once(() -> jdbc.sql("select id from undertaking where case_id = ? and state = 'approved'").param(file.id()).query(UUID.class).list());
    reports.familyArrived(file.id(), java.time.LocalDate.of(2026, 1, 15));
    page.navigate(own);
    look(page, "approved", language);
    page.navigate(own + "/reports/atEnd");
    click(page, "form.sheet button");
    look(page, "report", language);
    page.fill("#account", "A fictional account.");
    click(page, "form.sheet button");
    assertThat(page.locator("main").textContent()).contains(reported);
    page.context().close();
  }

  private CaseFile accepted(Party sponsor) {
    CaseFile file = beans.createBean(TestCases.class).open(Priority.normal, null, sponsor.code());
    new ReceptionWindowsOpen(jdbc).receivedOnce(file.id(), sponsor.id());
    beans.createBean(TestCases.class).begin("sponsorship-matching", file, Map.of("priority", "normal"));
    Proposal held = once(() -> answers.toAnswer(sponsor.id()));
    Officers officers = beans.createBean(Officers.class);
    officers.signIn(sponsor.signIn());
    answers.answer(sponsor.id(), held.id(), true, null).orElseThrow();
    officers.signOut();
    return file;
  }

  private static <T> T once(Supplier<List<T>> found) {
    for (int tries = 0; tries < 120; tries++) {
      List<T> now = found.get();
      if (!now.isEmpty()) {
        return now.get(0);
      }
      try {
        Thread.sleep(250);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("it has not come to that");
  }

  private static void fill(Page page, String path, String answer) {
    if (page.locator("[name='" + path + "']").count() == 0) {
      return;
    }
    if (path.startsWith("declarations.")) {
      page.check("[name='" + path + "']");
    } else if (path.endsWith(".by")) {
      page.check("[name='" + path + "'][value='" + answer + "']");
    } else {
      page.fill("[name='" + path + "']", answer);
    }
  }

  /** Checks the page at both widths, and keeps a picture of each. */
  private static void look(Page page, String name, String language) {
    Accessibility.check(page);
    Chromium.picture(page, "undertaking-" + name + "-" + language);
    page.setViewportSize(390, 844);
    Accessibility.check(page);
    Accessibility.fits(page);
    Chromium.picture(page, "undertaking-" + name + "-" + language + "-narrow");
    page.setViewportSize(1280, 900);
  }

  private static void click(Page page, String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
  }
}
