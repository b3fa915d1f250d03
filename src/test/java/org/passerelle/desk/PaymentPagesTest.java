package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.identity.payment.Payments;
import org.passerelle.identity.payment.PaymentsOnFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.PaidNgo;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of payments: who may read them, who chooses the payee, and what stands on them in both languages. */
class PaymentPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Payments payments;
  @Autowired
  private PaymentsOnFile onFile;

  private CaseFile file;
  private PaidNgo ngo;
  private String path;
  private String payee;

  @BeforeEach
  void aPaymentIsDue() {
    file = cases.open(Priority.normal, null, null);
    ngo = new PaidNgo(jdbc, clock, "cash");
    payments.fallDue(ngo.attested(file));
    officers.runJobs(file.number());
    path = "/desk/cases/" + file.number() + "/payments";
    payee = path + "/" + onFile.of(file.id()).get(0).payment().id() + "/payee";
  }

  @Test
  void aComplianceOfficerReadsWhatIsDueAndChoosesWhoReceivesIt() {
    Browser browser = browser("compliance");
    assertThat(browser.get(path).text()).contains("1,250.50 CAD", "To be approved", "Cash", ngo.party.signIn(), "Nobody yet", "Paywand Testfictional",
        "Who receives the money");
    assertThat(browser.post(payee, Map.of("payee", ngo.payee.toString())).text()).contains("The payee is kept", "Payee chosen");
    assertThat(onFile.of(file.id()).get(0).payment().payeeId()).isEqualTo(ngo.payee);
    assertThat(browser.post(payee, Map.of("payee", UUID.randomUUID().toString())).text()).contains("Choose one of the NGO");
    assertThat(browser.post(payee, Map.of()).text()).contains("Choose one of the NGO");
    assertThat(browser.post(payee, Map.of("payee", ngo.payee.toString(), "framed", "1")).text()).contains("The payee is kept").doesNotContain("Sign out");
    assertThat(jdbc.sql("select action from audit_event where actor = 'compliance' and subject = ?").param(file.number()).query(String.class).list())
        .contains("readPayments", "choosePayee");
  }

  @Test
  void whyItIsNotLawfulStandsOnThePageInTheReadersLanguage() {
    Browser browser = browser("compliance");
    browser.get(path);
    browser.post(payee, Map.of("payee", ngo.payee.toString()));
    officers.complete(file.number(), "userTask_approvePayment", "compliance", Map.of("paymentDecision", "approve"));
    assertThat(browser.get(path).text()).contains("Not lawful", "Cash or hawala needs an approved exception");
    assertThat(browser("conformite").get(path).text()).contains("250,50 CAD", "À approuver", "Pas licite",
        "Les espèces et la hawala exigent une exception approuvée", "Qui reçoit l’argent");
  }

  @Test
  void theListShowsPaymentsByTheirState() {
    Browser browser = browser("supervisor");
    assertThat(pages(browser, "due")).contains(file.number());
    assertThat(pages(browser, "released")).doesNotContain(file.number());
    assertThat(browser.get("/desk/payments?state=nonsense").status()).isEqualTo(200);
    assertThat(browser("conformite").get("/desk/payments").text()).contains("Paiements aux ONG", "À approuver");
  }

  @Test
  void aPaymentOfAnotherCaseIsNotFound() {
    CaseFile other = cases.open(Priority.normal, null, null);
    Browser browser = browser("compliance");
    assertThat(browser.get("/desk/cases/" + other.number() + "/payments").text()).contains("Nothing is to be paid for this case");
    assertThat(browser.post(payee.replace(file.number(), other.number()), Map.of("payee", ngo.payee.toString())).status()).isEqualTo(404);
    assertThat(browser.get("/desk/cases/PAS-0000-00000/payments").status()).isEqualTo(404);
    assertThat(onFile.of(file.id()).get(0).payment().payeeId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor", "auditor"})
  void thoseWhoReadDoNotChoose(String username) {
    Browser browser = browser(username);
    assertThat(browser.get(path).status()).isEqualTo(200);
    assertThat(browser.get(path).html()).doesNotContain("name=\"payee\"");
    assertThat(browser.post(payee, Map.of("payee", ngo.payee.toString())).status()).isEqualTo(403);
    assertThat(onFile.of(file.id()).get(0).payment().payeeId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "identity", "matching", "destining", "merge", "admin", "analyst", "partner", "verifier", "sponsor", "manitoba", "quebec"})
  void andNobodyElse(String username) {
    Browser browser = browser(username);
    for (String each : List.of("/desk/payments", path)) {
      Browser.Page page = browser.get(each);
      assertThat(page.status()).as(each).isIn(403, 404);
      assertThat(page.text()).doesNotContain("Testfictional");
    }
    assertThat(browser.post(payee, Map.of("payee", ngo.payee.toString())).status()).isIn(403, 404);
  }

  @Test
  void whoeverIsNotSignedInIsLedToTheSignIn() {
    for (String each : List.of("/desk/payments", path)) {
      assertThat(new Visitor(port).get(each).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }
  }

  /** All pages of the list: other tests' payments stand on them too. */
  private static String pages(Browser browser, String state) {
    StringBuilder all = new StringBuilder();
    String next = "/desk/payments?state=" + state;
    while (next != null) {
      String html = browser.get(next).html();
      all.append(html);
      var found = java.util.regex.Pattern.compile("href=\"(/desk/payments\\?state=" + state + "&amp;after=[^\"]+)\"").matcher(html);
      next = found.find() ? found.group(1).replace("&amp;", "&") : null;
    }
    return all.toString();
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
