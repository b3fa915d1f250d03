package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.support.Accessibility;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** In a real browser: officers complete the whole journey in Tasklist, outside parties answer on their pages, and a province receives the family. */
class TasklistJourneyTest extends BrowserTest {

  private static final DateTimeFormatter PICKER = DateTimeFormatter.ISO_LOCAL_DATE;

  @Autowired
  private TestRestTemplate http;

  @Autowired
  private Clock clock;

  @ParameterizedTest(name = "forms in {0}")
  @CsvSource({
      "en, intake,  identity, matching, destining,   Open the family’s file",
      "fr, accueil, identite, jumelage, destination, Ouvrir le dossier de la famille"})
  void aFamilyIsReceivedByAProvince(String language, String intake, String identity, String matching, String destining, String link) {
    String number = refer();

    Page review = task(intake, number);
    assertThat(review.getByText(link).first().isVisible()).as("the form is in the officer's language").isTrue();
    assertThat(review.getByText(number).first().isVisible()).isTrue();
    choose(review, 0);
    complete(review, "1-review-referral-" + language);

    Page safety = task(identity, number);
    choose(safety, 0);
    choose(safety, 3);
    choose(safety, 6);
    safety.locator(".fjs-container textarea").first().fill("Neighbours do not ask.");
    reason(safety, "The road is open.");
    complete(safety, "2-assess-safety-" + language);

    attest(number, language);
    Page decision = task(identity, number);
    choose(decision, 0);
    reason(decision, "The fictional attestation is clear.");
    complete(decision, "4-decide-identity-" + language);

    theStateTakesCharge(matching, number, language);

    biometrics(identity, number, language);

    Page place = task(destining, number);
    pick(place, "Winnipeg (MB)");
    reason(place, "A fictional aunt lives there.");
    complete(place, "6-choose-destination-" + language);

    Page plan = task(destining, number);
    plan.locator(".fjs-container input.fjs-input[type=text], .fjs-form-field-datetime input").first().fill(PICKER.format(today().plusDays(30)));
    plan.keyboard().press("Enter");
    plan.locator(".fjs-container h3").first().click();
    pick(plan, "Toronto (YYZ)");
    complete(plan, "7-plan-arrival-" + language);

    province(number, language);
    assertThat(awaited("select coalesce(outcome, '') from case_file where number = ?", number, "received")).isEqualTo("received");
    Page file = signedIn(intake);
    file.navigate("/desk/cases/" + number);
    Chromium.picture(file, "9-case-file-" + language);
    file.navigate("/desk/cases/" + number + "/arrival");
    Accessibility.check(file);
    Chromium.picture(file, "9b-arrival-" + language);
    file.setViewportSize(390, 844);
    Accessibility.fits(file);
    file.context().close();
  }

  private String refer() {
    JsonNode answer = http.withBasicAuth("haven", "demonstration-secret-haven")
        .postForObject("/api/v1/referrals", JourneyTest.referral(Map.of("danger", "none")), JsonNode.class);
    return answer.path("caseNumber").asText();
  }

  private void attest(String number, String language) {
    String request = awaited("select coalesce(max(r.id::text), '') from verification_request r join case_file f on f.id = r.case_id "
        + "where f.number = ? and r.state = 'open'", number, null);
    String ngo = jdbc.sql("select o.code from verification_request r join organization o on o.id = r.verifier_id where r.id = ?")
        .param(UUID.fromString(request)).query(String.class).single();
    Page page = signedIn(ngo.equals("LANTERN") ? "verifier" : "verificatrice");
    page.navigate("/verifier/requests/" + request + "/attestation/meeting");
    page.fill("input[name=metOn]", today().minusDays(2).toString());
    page.selectOption("select[name=manner]", "inPerson");
    page.fill("input[name=place]", "Fictionville");
    page.locator("input[name='particulars.metBy']").first().fill("Robin Lampfictional");
    next(page);
    page.locator("input[name$='.met'][value=true]").all().forEach(Locator::check);
    page.locator("select[name$='.likeness']").all().forEach(each -> each.selectOption("same"));
    next(page);
    page.fill("textarea[name=documentsSeen]", "A fictional paper.");
    page.locator("[name=do][value='step:finding']").click();
    page.selectOption("select[name=finding]", "matches");
    page.selectOption("select[name=confidence]", "high");
    next(page);
    Chromium.picture(page, "3-attestation-" + language);
    page.locator("form[action$='/sending'] button").click();
    page.locator(".done").waitFor();
    page.context().close();
  }

  /** No sponsor is to be sought: a matching officer says so on the case. */
  private void theStateTakesCharge(String officer, String number, String language) {
    Page page = signedIn(officer);
    page.navigate("/desk/cases/" + number + "/stream");
    page.locator("[name=stream][value=stateAssisted]").check();
    page.locator("textarea[name=reason]").fill("A fictional aunt with whom they will live.");
    Chromium.picture(page, "5-choose-stream-" + language);
    page.locator("main form button").last().click();
    page.locator(".done").waitFor();
    page.context().close();
  }

  private void biometrics(String officer, String number, String language) {
    Page task = task(officer, number);
    FrameLocator page = task.frameLocator("iframe.passerelle-pair");
    page.locator("#person").waitFor();
    while (page.locator(".tag.urgent").count() > 0) {
      int missing = page.locator(".tag.urgent").count();
      page.locator("#givenOn").fill(today().minusDays(2).toString());
      page.locator("#country").selectOption("TUR");
      page.locator("#place").fill("Fictionville");
      page.locator("#result-noMatch").check();
      page.locator("form.sheet button").click();
      PlaywrightAssertions.assertThat(page.locator(".tag.urgent")).hasCount(missing - 1);
    }
    complete(task, "4b-record-biometrics-" + language);
  }

  private static void next(Page page) {
    page.locator("#draft .actions button[value=next]").click();
    page.waitForLoadState();
  }

  private void province(String number, String language) {
    String notice = awaited("select coalesce(max(n.id::text), '') from notice n join case_file f on f.id = n.case_id where f.number = ? "
        + "and n.state = 'current'", number, null);
    Page provider = signedIn("providerWinnipeg");
    provider.navigate("/province/notices/" + notice);
    provider.locator("button[value=receipt]").click();
    provider.locator(".done").waitFor();
    provider.context().close();
    Page page = signedIn("manitoba");
    page.navigate("/province/notices/" + notice);
    page.locator("button[value=receipt]").click();
    awaited("select count(*)::text from case_wait w join case_file f on f.id = w.case_id where f.number = ? and w.ended_at is null "
        + "and w.element = 'receiveTask_awaitArrival'", number, "1");
    page.navigate("/province/notices/" + notice);
    page.check("#result-arrived");
    page.fill("#happenedOn", today().toString());
    page.locator("button[value=arrival]").click();
    awaited("select count(*)::text from case_wait w join case_file f on f.id = w.case_id where f.number = ? and w.ended_at is null "
        + "and w.element = 'receiveTask_awaitReception'", number, "1");
    page.navigate("/province/notices/" + notice);
    Chromium.picture(page, "8-reception-" + language);
    page.locator("button[value=reception]").click();
    page.locator("button[value=takeover]").click();
    page.context().close();
  }

  private static void choose(Page form, int option) {
    form.locator(".fjs-container input[type=radio]").nth(option).check();
  }

  private static void reason(Page form, String text) {
    form.locator(".fjs-container textarea").last().fill(text);
  }

  private static void pick(Page form, String option) {
    Locator choice = form.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(option)).first();
    for (int tries = 0; tries < 5 && !choice.isVisible(); tries++) {
      form.locator(".fjs-container .fjs-form-field-select .fjs-input-group").first().click();
      form.waitForTimeout(500);
    }
    choice.click();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Winnipeg"));
  }

  /** Reads again until the value is the one expected, or with no expectation until there is one. */
  private String awaited(String sql, String number, String expected) {
    String value = "";
    for (int tries = 0; tries < 300; tries++) {
      value = jdbc.sql(sql).param(number).query(String.class).single();
      if (expected == null ? !value.isEmpty() : value.equals(expected)) {
        return value;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return value;
  }
}
