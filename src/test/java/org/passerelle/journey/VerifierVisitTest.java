package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Accessibility;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.Officers;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.SampleDocuments;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** In a real browser: an NGO reads a request, holds it, goes on, writes its attestation in steps, sends it; another reports an incident. */
class VerifierVisitTest extends BrowserTest {

  @Autowired
  private AutowireCapableBeanFactory beans;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private IdentityService identity;
  @Autowired
  private Clock clock;

  private CaseFile file;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      en | To mend before it can be sent | Everything required is here   | Your attestation has been sent    | What happens now
      fr | À corriger avant l’envoi      | Tout ce qui est exigé y est   | Votre attestation est transmise   | La suite""")
  void anNgoAnswers(String language, String mend, String ready, String sent, String after) {
    Party ngo = new OutsideParties(jdbc).verifier("NGO", OutsideParties.word(), "prs", 5);
    jdbc.sql("update account set language = ? where username = ?").params(language, ngo.signIn()).update();
    String request = ask(ngo);
    Page page = signedIn(ngo.signIn());
    look(page, "list", language);
    page.navigate("/verifier/requests/" + request);
    look(page, "request", language);
    page.navigate("/verifier/requests/" + request + "/hold");
    look(page, "hold", language);
    page.fill("#until", java.time.LocalDate.now(clock).plusDays(4).toString());
    page.fill("#reason", "A fictional flood.");
    click(page, "form.sheet button");
    look(page, "held", language);
    click(page, "form[action$='/resume'] button");
    page.navigate("/verifier/requests/" + request + "/hand-back");
    look(page, "hand-back", language);

    page.navigate("/verifier/requests/" + request + "/attestation/check");
    click(page, "[name=do][value='step:meeting']");
    page.fill("[name=metOn]", "4 March 2026");
    page.selectOption("[name=manner]", "inPerson");
    page.fill("[name=place]", "Quetta");
    page.locator("[name='particulars.metBy']").first().fill("Robin Lampfictional");
    look(page, "meeting", language);
    next(page);
    page.locator("[name$='.met'][value=true]").all().forEach(Locator::check);
    next(page);
    page.navigate("/verifier/requests/" + request + "/attestation/check");
    assertThat(page.locator("main").textContent()).contains(mend);
    look(page, "check-faults", language);
    page.locator("#faults a[href*='/people#']").first().click();
    page.waitForLoadState(LoadState.LOAD);
    page.locator("[name$='.likeness']").all().forEach(each -> each.selectOption("same"));
    look(page, "people", language);
    next(page);
    click(page, "[value='add:particulars.documents']");
    page.locator("[name$='.personId']").selectOption(new SelectOption().setIndex(1));
    page.selectOption("[name$='.type']", "tazkiraPaper");
    page.selectOption("[name$='.shown']", "original");
    page.fill("[name$='.name']", "زرمینه");
    page.fill("[name$='.birth']", "۱۳۷۳");
    page.selectOption("[name$='.calendar']", "solarHijri");
    page.selectOption("[name$='.checkPhoto']", "checked");
    page.selectOption("#documentKind", "photo");
    page.setInputFiles("#file", new FilePayload("tazkira.png", "image/png", SampleDocuments.png()));
    click(page, "[value=upload]");
    look(page, "papers", language);
    next(page);
    page.selectOption("[name$='.outcome']", "borneOut");
    page.fill("[name$='.basis']", "Told apart.");
    look(page, "tree", language);
    next(page);
    click(page, "[value='add:particulars.referees']");
    page.fill("[name$='.name']", "Lale Lampfictional");
    page.selectOption("[name$='.outcome']", "borneOut");
    look(page, "others", language);
    next(page);
    click(page, "[value='add:particulars.contradictions']");
    page.selectOption("[name$='.topic']", "birth");
    page.fill("[name$='.text']", "A fictional year.");
    look(page, "doubts", language);
    next(page);
    page.selectOption("[name=finding]", "matches");
    page.selectOption("[name=confidence]", "high");
    look(page, "finding", language);
    next(page);
    assertThat(page.locator("main").textContent()).contains(ready, "tazkira.png", "زرمینه");
    look(page, "check", language);
    click(page, "form[action$='/sending'] button");
    assertThat(page.locator("main").textContent()).contains(sent, "Quetta").doesNotContain("Testfictional");
    look(page, "sent", language);

    Page desk = signedIn(language.equals("en") ? "identity" : "identite");
    desk.navigate("/desk/cases/" + file.number());
    assertThat(desk.locator("main").textContent()).contains("A fictional year.", "A fictional flood.", "Lale Lampfictional");
    look(desk, "desk", language);

    String second = ask(ngo);
    page.navigate("/verifier/requests/" + second + "/incident");
    click(page, "form.sheet button");
    look(page, "incident", language);
    page.locator("[name=kind]").first().check();
    page.fill("#happenedOn", "2026-03-04");
    page.fill("#account", "A fictional leak.");
    click(page, "form.sheet button");
    assertThat(page.locator("main").textContent()).contains(after).doesNotContain("Testfictional");
    look(page, "after-incident", language);
    page.context().close();
    desk.context().close();
  }

  /** A request to that NGO, on its way as the model has it. */
  private String ask(Party ngo) {
    TestCases cases = beans.createBean(TestCases.class);
    Officers officers = beans.createBean(Officers.class);
    file = cases.open(Priority.normal, null, null);
    jdbc.sql("update verifier set women = true where organization_id = ?").param(ngo.id()).update();
    jdbc.sql("update referral set country_of_asylum = (select countries[1] from verifier where organization_id = ?) where case_id = ?")
        .params(ngo.id(), file.id()).update();
    cases.begin("identity-verification", file, Map.of("priority", "normal"));
    for (int tries = 0; tries < 60 && tasks.createTaskQuery().processInstanceBusinessKey(file.number()).count() == 0; tries++) {
      pause();
    }
    org.camunda.bpm.engine.task.Task task = officers.task(file.number(), "userTask_assessSafety");
    officers.signIn("identity");
    tasks.claim(task.getId(), "identity");
    forms.submitTaskForm(task.getId(), Map.of("contact", "inPerson", "staffSex", "women", "workPlace", "outsideControlledArea", "familySafety",
        "Neighbours do not ask.", "ngoSafety", "The road is open."));
    officers.signOut();
    List<UUID> asked = List.of();
    for (int tries = 0; tries < 120 && asked.isEmpty(); tries++) {
      pause();
      asked = jdbc.sql("select id from verification_request where case_id = ?").param(file.id()).query(UUID.class).list();
    }
    return asked.get(0).toString();
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks the page at both widths, and keeps a picture of each. */
  private static void look(Page page, String name, String language) {
    Accessibility.check(page);
    Chromium.picture(page, "visit-" + name + "-" + language);
    page.setViewportSize(390, 844);
    Accessibility.check(page);
    Accessibility.fits(page);
    Chromium.picture(page, "visit-" + name + "-" + language + "-narrow");
    page.setViewportSize(1280, 900);
  }

  private static void next(Page page) {
    click(page, "#draft .actions button[value=next]");
  }

  private static void click(Page page, String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
  }
}
