package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.Accessibility;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.SampleDocuments;

/** In a real browser: a partner writes a referral over several steps, mends it, attaches a paper and sends it. Every page is looked at with axe-core. */
class PartnerVisitTest extends BrowserTest {

  private static final String NARROW = "-narrow";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      en | partner    | Write a whole number in digits.      | Everything required is here  | We have received your referral
      fr | partenaire | Écrivez un nombre entier en chiffres. | Tout ce qui est exigé y est | Nous avons reçu votre recommandation""")
  void aFamilyIsReferred(String language, String person, String notANumber, String ready, String received) {
    Page page = signedIn(person);
    String reference = "V-" + UUID.randomUUID();

    page.navigate("/partner/drafts/new");
    look(page, "new", language);
    click(page, "button[value=full]");
    String draft = page.url().replace("/facts", "");
    page.fill("[name=partnerReference]", reference);
    choose(page, "primaryCategory", "LPN");
    choose(page, "secondaryCategory", "LAD");
    choose(page, "danger", "none");
    choose(page, "medicalNeed", "none");
    choose(page, "countryOfAsylum", "PAK");
    page.check("[name=insideHomeCountry][value=false]");
    page.check("[name=languages][value=prs]");
    page.fill("[name=caseSize]", "two");
    next(page);
    assertThat(page.locator("#field-caseSize-fault").textContent()).isEqualTo(notANumber);
    assertThat(page.evaluate("document.activeElement.id")).as("the list of faults has the keyboard").isEqualTo("faults");
    look(page, "facts", language);
    page.locator("#faults a").first().click();
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("caseSize");
    page.fill("[name=caseSize]", "2");
    next(page);

    family(page, language);
    click(page, "[value='step:relatives']");
    click(page, "[value='add:relatives']");
    // the new entry has the keyboard
    page.waitForFunction("(document.activeElement.name ?? '').endsWith('.person')");
    page.selectOption("[name$='.person']", new SelectOption().setIndex(1));
    choose(page, "relation", "parent");
    page.fill("[name$='.fullName']", "Zarghuna Testfictional");
    look(page, "relatives", language);
    next(page);
    page.fill("[name=claim]", "A fictional claim.");
    look(page, "claim", language);
    next(page);
    page.fill("[name=need]", "A fictional need.");
    next(page);
    click(page, "[value='add:specificNeeds']");
    page.selectOption("[name$='.person']", new SelectOption().setIndex(2));
    choose(page, "need", "CR");
    look(page, "needs", language);
    next(page);
    click(page, "[value='add:confidential']");
    page.fill("[name$='.fact']", "A fictional secret.");
    page.locator("[name$='.hiddenFrom'][type=checkbox]").first().check();
    look(page, "remarks", language);
    next(page);

    click(page, "[value='step:check']");
    assertThat(page.locator("#faults").textContent()).isNotBlank();
    look(page, "check-faults", language);
    page.locator("#faults a[href*='consents#']").first().click();
    page.waitForLoadState();
    page.check("[name=consent][value=true]");
    page.check("[name=consentsTo][value=verifiers]");
    page.fill("[name='declaration.signedOn']", "2026-01-15");
    page.fill("[name='declaration.signedBy']", "Robin Partridge");
    page.check("[name='declaration.applicantSigned'][value=true]");
    look(page, "consents", language);
    next(page);
    upload(page, language);
    next(page);

    assertThat(page.locator("main").textContent()).contains(ready, reference, "A fictional secret.", "paper.pdf");
    look(page, "check", language);
    page.navigate("/partner/drafts");
    assertThat(page.locator("main").textContent()).contains(reference);
    look(page, "drafts", language);
    page.navigate(draft + "/check");
    click(page, "form[action$='/sending'] button");
    assertThat(page.locator("main").textContent()).contains(received, reference);
    String file = page.url();
    look(page, "file", language);
    page.navigate(draft);
    assertThat(page.url()).as("the draft has become the file").isEqualTo(file);
    for (String existing : List.of(file + "/change", file + "/withdrawal", "/partner", "/partner/documents")) {
      page.navigate(existing);
      Accessibility.check(page);
    }
    page.context().close();
  }

  private void family(Page page, String language) {
    String family = "Testfictional" + SampleReferrals.letters();
    click(page, "table.people a");
    page.fill("[name$='.fullName']", "Parwin " + family);
    page.fill("[name$='.nameInScript']", "پروین");
    choose(page, "sex", "female");
    page.fill("[name$='.birthDate']", "1373-07");
    choose(page, "birthCalendar", "solarHijri");
    choose(page, "nationality", "AFG");
    choose(page, "interpreterLanguage", "prs");
    page.fill("[name$='.phones']", "+92 300 1234567");
    click(page, "[value$='.otherNames']");
    page.waitForFunction("(document.activeElement.name ?? '').endsWith('.name')");
    page.fill("[name*=otherNames][name$='.name']", "Pari");
    choose(page, "reason", "nickname");
    assertThat(page.locator("[name$='.nameInScript']").first().getAttribute("lang")).isEqualTo("prs");
    assertThat(page.locator(".understood").textContent()).contains("1994");
    look(page, "person", language);
    next(page);
    click(page, "[value='add:persons']");
    page.fill("[name$='.fullName']", "Sahar " + family);
    choose(page, "relation", "child");
    page.check("[name$='.accompanying'][value=true]");
    choose(page, "sex", "female");
    page.fill("[name$='.birthDate']", "2016-07");
    choose(page, "nationality", "AFG");
    next(page);
    assertThat(page.locator("table.people tbody tr").count()).isEqualTo(2);
    look(page, "persons", language);
  }

  private void upload(Page page, String language) {
    click(page, "[value=upload]");
    assertThat(page.locator("#file-fault").isVisible()).isTrue();
    page.selectOption("#documentKind", "identityDocument");
    page.setInputFiles("#file", new FilePayload("paper.pdf", "application/pdf", SampleDocuments.pdf()));
    click(page, "[value=upload]");
    page.selectOption("[name$='.person']", new SelectOption().setIndex(1));
    assertThat(page.locator("fieldset.entry legend").textContent()).contains("paper.pdf");
    look(page, "attachments", language);
  }

  @Test
  void aStepIsFilledInWithTheKeyboardAlone() {
    Page page = signedIn("partner");
    page.navigate("/partner/drafts/new");
    until(page, "button[value=full]");
    page.keyboard().press("Enter");
    page.waitForURL("**/facts");
    until(page, "[name=partnerReference]");
    page.keyboard().type("KEYS-1");
    until(page, "[name=primaryCategory]");
    page.keyboard().type("Women");
    until(page, "[name=insideHomeCountry][value=true], [name=insideHomeCountry][value=false]");
    page.keyboard().press("ArrowDown");
    until(page, "[name=languages][value=prs]");
    page.keyboard().press("Space");
    until(page, "#draft .actions button[value=next]");
    page.keyboard().press("Enter");
    page.waitForURL("**/persons");
    until(page, "[value='step:facts']");
    page.keyboard().press("Enter");
    page.waitForURL("**/facts");
    assertThat(page.inputValue("[name=partnerReference]")).isEqualTo("KEYS-1");
    assertThat(page.inputValue("[name=primaryCategory]")).isEqualTo("WGR");
    assertThat(page.isChecked("[name=languages][value=prs]")).isTrue();
    assertThat(page.locator("[name=insideHomeCountry]:checked").count()).isOne();
    page.context().close();
  }

  @Test
  void twoPeopleAtOnceChoose() {
    Page page = signedIn("partner");
    page.navigate("/partner/drafts/new");
    click(page, "button[value=full]");
    Page other = page.context().newPage();
    other.navigate(page.url());
    other.fill("[name=partnerReference]", "OTHER-1");
    next(other);
    page.fill("[name=partnerReference]", "MINE-1");
    next(page);
    assertThat(page.locator("fieldset.conflict").count()).isEqualTo(1);
    look(page, "conflict", "en");
    click(page, "[name=do]");
    look(page, "conflict-again", "en");
    page.locator("[name='choose.partnerReference'][value=mine]").check();
    click(page, "[name=do]");
    assertThat(page.url()).endsWith("/persons");
    page.navigate(page.url().replace("/persons", "/deletion"));
    look(page, "deletion", "en");
    page.context().close();
  }

  /** Presses the tabulator until the keyboard is there. */
  private static void until(Page page, String selector) {
    for (int presses = 0; presses < 120; presses++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }

  /** Checks the page at both widths, and keeps a picture of each. */
  private static void look(Page page, String name, String language) {
    Accessibility.check(page);
    Chromium.picture(page, "partner-" + name + "-" + language);
    page.setViewportSize(390, 844);
    Accessibility.check(page);
    Accessibility.fits(page);
    Chromium.picture(page, "partner-" + name + "-" + language + NARROW);
    page.setViewportSize(640, 450);
    Accessibility.fits(page);
    page.setViewportSize(1280, 900);
  }

  private static void choose(Page page, String field, String code) {
    Locator select = page.locator("select[name='" + field + "'], select[name$='." + field + "']").last();
    select.selectOption(code);
  }

  private static void next(Page page) {
    click(page, "#draft .actions button[value=next]");
  }

  private static void click(Page page, String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
  }
}
