package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.OutsideParties;

/** A compliance officer's way through the register of authorizations, in both languages, on pages that everybody can use. */
class AuthorizationBrowserTest extends BrowserTest {

  @ParameterizedTest
  @CsvSource({"en, compliance, supervisor, Awaits approval, In force", "fr, conformite, compliance, À approuver, In force"})
  void anExceptionIsEnteredAndApprovedByAnother(String language, String officer, String second, String waits, String inForce) {
    String number = "FICT-" + OutsideParties.word();
    OutsideParties.Party ngo = new OutsideParties(jdbc).verifier("BRO", OutsideParties.word(), OutsideParties.word(), 1);
    Page page = signedIn(officer);
    page.navigate("/desk/authorizations");
    readable(page);
    page.navigate("/desk/authorizations/areas");
    readable(page);
    page.navigate("/desk/authorizations/new");
    page.click("form.sheet .actions button");
    readable(page);
    page.locator(".faults a").first().click();
    assertThat(page.evaluate("document.activeElement.id")).as("a fault leads to its field").isEqualTo("kind");
    page.selectOption("#kind", "humanitarianException");
    page.fill("#authorizationNumber", number);
    page.fill("#holder", "A fictional department");
    page.check("#purpose-immigration");
    page.selectOption("#country", "AFG");
    page.fill("#validUntil", "2090-12-31");
    page.fill("#assessment", "A fictional assessment.");
    page.click("form.sheet .actions button");
    assertThat(page.textContent("h1")).contains(number, waits);
    readable(page);
    String address = page.url();
    page.navigate(address + "/change/partner");
    page.fill("#organization", ngo.code());
    page.click("form.sheet .actions button");
    page.navigate(address + "/change/revocation");
    readable(page);
    Chromium.picture(page, "authorization-" + language);
    page.context().close();

    Page other = signedIn(second);
    other.navigate(address);
    other.click(".notice a.button");
    readable(other);
    other.click("form.sheet .actions button");
    assertThat(other.textContent("h1")).contains(number, inForce);
    readable(other);
    other.context().close();
  }
}
