package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.OutsideParties;

/** An administrator's way through the register, in both languages, on pages that everybody can use (WCAG 2.1 AA). */
class PartnerRegisterBrowserTest extends BrowserTest {

  private static final List<String> WCAG_21_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  @ParameterizedTest
  @CsvSource({"en, Partners, taken in, In force", "fr, Partenaires, acceptées, En vigueur"})
  void aPartnerIsEnteredWithItsAgreement(String language, String title, String refused, String inForce) {
    Page page = signedIn("admin");
    if (language.equals("fr")) {
      page.click(".who button[name=language]");
    }
    page.navigate("/desk/partners");
    assertThat(page.title()).isEqualTo(title + " · Passerelle");
    accessible(page);

    page.navigate("/desk/partners/new");
    page.click("form.sheet .actions button");
    accessible(page);
    page.locator(".faults a").first().click();
    assertThat(page.evaluate("document.activeElement.id")).as("a fault leads to its field").isEqualTo("code");
    String code = "BRO" + OutsideParties.word().toUpperCase();
    page.fill("#code", code);
    page.selectOption("#partnerType", "unhcr");
    page.fill("#nameEn", "Browser Agency (fictional)");
    page.fill("#nameFr", "Agence du navigateur (fictif)");
    page.selectOption("#language", language);
    page.fill("#email", "agency@example.org");
    page.click("form.sheet .actions button");
    assertThat(page.textContent(".notice")).contains(refused);
    accessible(page);

    page.click(".notice a.button");
    page.fill("#number", "RA-" + code);
    page.check("#programme-GAR");
    page.fill("#quota", "12");
    accessible(page);
    page.click("form.sheet .actions button");
    page.click("details summary");
    assertThat(page.textContent("section.panel h2")).contains("RA-" + code, inForce);
    accessible(page);
    addPrincipal(page, code);
    page.setViewportSize(390, 800);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("nothing hangs over on a telephone").isLessThanOrEqualTo(390);
    Chromium.picture(page, "partner-register-" + language);
    page.context().close();
  }

  private static void addPrincipal(Page page, String code) {
    page.navigate("/desk/partners/" + code + "/change/parties/new");
    page.fill("#otherName1", "Browserine");
    page.click("form.sheet .actions button");
    accessible(page);
    page.locator(".faults a").nth(1).click();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("roles");
    page.selectOption("#nature", "person");
    page.check("#role-director");
    page.check("#role-payee");
    page.fill("#name", "Browserina Fictional");
    page.selectOption("#otherNameReason1", "nickname");
    page.click("form.sheet .actions button");
    assertThat(page.textContent("#parties ~ div table")).contains("Browserina Fictional", "Browserine");
    accessible(page);
  }

  private static void accessible(Page page) {
    assertThat(new AxeBuilder(page).withTags(WCAG_21_AA).analyze().getViolations()).as(page.url()).isEmpty();
  }
}
