package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** In a real browser: an emergency overtakes in Tasklist; an officer asks, the partner answers on its page, the officer reads the answer. */
class QuestionJourneyTest extends BrowserTest {

  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  @Autowired
  private TestRestTemplate http;

  @ParameterizedTest(name = "in {0}")
  @CsvSource(delimiter = '|', value = {
      "en | intake  | partner    | haven     | EMERGENCY        | Emergencies       | Question for you   | The partner has answered",
      "fr | accueil | partenaire | defenders | EXTRÊME URGENCE  | Extrêmes urgences | Question pour vous | Le partenaire a répondu"})
  void aQuestionIsAskedAndAnswered(String language, String officer, String partner, String program, String emergency, String emergencies,
      String waiting, String answered) {
    String number = refer(program, Map.of("danger", "none"));
    refer(program, Map.of("danger", "none"));
    String last = refer(program, Map.of("danger", "immediate"));

    Page received = signedIn(partner);
    received.navigate("/partner/referrals/" + number);
    assertThat(received.locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(received.locator("ol.steps li[aria-current=step]").count()).isOne();
    accessible(received, "1-received-" + language);
    received.context().close();

    Page list = signedIn(officer);
    list.navigate("/camunda/app/tasklist/default/");
    Locator urgent = list.locator("li.task").filter(new Locator.FilterOptions().setHasText(last)).first();
    for (int tries = 0; tries < 10 && !urgent.isVisible(); tries++) {
      list.waitForTimeout(1000);
      list.reload();
    }
    urgent.waitFor();
    Chromium.picture(list, "2-tasklist-" + language);
    assertThat(urgent.innerText()).as("marked in words").contains(emergency);
    List<String> cards = list.locator("li.task").allInnerTexts();
    int place = cards.indexOf(urgent.innerText());
    assertThat(cards.subList(0, place + 1)).as("only emergencies stand before it").allMatch(card -> card.contains(emergency));
    assertThat(cards.stream().filter(card -> !card.contains(emergency)).toList()).as("others stand below").isNotEmpty();
    list.getByText(emergencies).first().click();
    list.locator("li.task").filter(new Locator.FilterOptions().setHasText(last)).first().waitFor();
    assertThat(list.locator("li.task").filter(new Locator.FilterOptions().setHasText(number)).count()).isZero();
    list.context().close();

    Page review = task(officer, number);
    review.locator(".fjs-container input[type=radio]").nth(1).check();
    review.locator(".fjs-container textarea").first().fill("When did the fictional family leave?");
    complete(review, "3-question-" + language);

    Page page = signedIn(partner);
    Locator row = page.locator("section tr").filter(new Locator.FilterOptions().setHasText(number));
    for (int tries = 0; tries < 20 && !row.isVisible(); tries++) {
      page.waitForTimeout(500);
      page.navigate("/partner");
    }
    assertThat(row.innerText()).contains(waiting);
    accessible(page, "4-list-" + language);
    row.locator("a").click();
    accessible(page, "5-asked-" + language);
    page.locator("section.notice a.button").click();
    accessible(page, "6-answer-" + language);
    page.fill("#answer", "In the fictional spring.");
    page.selectOption("#documentKind", "other");
    page.setInputFiles("#file", new FilePayload("fictional.pdf", "application/pdf", SampleDocuments.pdf()));
    page.locator("button[name=addDocument]").click();
    assertThat(page.inputValue("#answer")).isEqualTo("In the fictional spring.");
    assertThat(page.getByText("fictional.pdf").first().isVisible()).isTrue();
    assertThat(page.locator("button[name=removeDocument]").isVisible()).isTrue();
    accessible(page, "7-answer-with-document-" + language);
    page.locator("button[name=send]").click();
    assertThat(page.locator(".done").isVisible()).isTrue();
    assertThat(page.getByText("In the fictional spring.").isVisible()).isTrue();
    accessible(page, "8-answered-" + language);
    page.context().close();

    Page again = task(officer, number);
    assertThat(again.getByText(answered).first().isVisible()).isTrue();
    assertThat(again.locator(".fjs-container input[type=radio]:checked").count()).as("no decision is left from before").isZero();
    Chromium.picture(again, "9-answer-read-" + language);
    again.navigate("/desk/cases/" + number);
    assertThat(again.locator("#questions").innerText()).contains("When did the fictional family leave?", "In the fictional spring.", "fictional.pdf");
    Chromium.picture(again, "10-file-" + language);
    again.context().close();
  }

  private String refer(String program, Map<String, Object> more) {
    Map<String, Object> referral = new java.util.HashMap<>(more);
    referral.put("declaration", Map.of("signedOn", "2026-01-15", "signedBy", "Robin Partridge", "applicantSigned", true));
    JsonNode answer = http.withBasicAuth(program, "demonstration-secret-" + program)
        .postForObject("/api/v1/referrals", JourneyTest.referral(referral), JsonNode.class);
    assertThat(answer.path("caseNumber").asText()).as(answer.toString()).isNotEmpty();
    return answer.path("caseNumber").asText();
  }

  private static void accessible(Page page, String picture) {
    Chromium.picture(page, "question-" + picture);
    assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations()).as(page.url()).isEmpty();
  }
}
