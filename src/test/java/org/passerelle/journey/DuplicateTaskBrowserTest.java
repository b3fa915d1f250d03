package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.born;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.BrowserTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** In a real browser: an officer of the merge unit reads both files within the task and decides. */
class DuplicateTaskBrowserTest extends BrowserTest {

  @Autowired
  private TestRestTemplate http;

  @ParameterizedTest(name = "forms in {0}")
  @CsvSource({"en, merge, Two people who may be one, Strong likeness.", "fr, fusion, Deux personnes qui n’en font peut-être qu’une, Forte ressemblance."})
  void bothFilesStandSideBySideInTheTask(String language, String officer, String heading, String warning) {
    Map<String, Object> person = new HashMap<>(JourneyTest.person("principalApplicant", SampleReferrals.familyName() + " " + SampleReferrals.familyName(),
        born(1950, 35) + "-0" + born(1, 9) + "-" + born(11, 18)));
    person.put("documentType", "passport");
    person.put("documentNumber", "FIC" + born(1_000_000, 8_000_000));
    String first = refer(person);
    awaited("select count(screened_at)::text from case_file where number = ?", first, "1");
    String second = refer(person);

    pairIsReadable(officer, second);
    Page task = task(officer, second);
    FrameLocator page = task.frameLocator("iframe.passerelle-pair");
    page.locator("h1").waitFor();
    assertThat(page.locator("h1").innerText()).isEqualTo(heading);
    assertThat(page.locator("table.sides").innerText()).contains(first, second, (String) person.get("fullName"));
    assertThat(task.getByText(warning).first().isVisible()).isTrue();
    task.locator(".fjs-container input[type=radio]").nth(1).check();
    task.locator(".fjs-container textarea").last().fill("A fictional reason.");
    complete(task, "duplicate-" + language);

    assertThat(awaited("select coalesce(max(l.kind), '') from record_link l join case_file f on f.id = l.case_id where f.number = ?", second, "link"))
        .isEqualTo("link");
  }

  private void pairIsReadable(String officer, String number) {
    awaited("select (count(*) > 0)::text from duplicate_suspicion s join case_file f on f.id = s.case_id where f.number = ?", number, "true");
    Page page = signedIn(officer);
    page.navigate("/desk/duplicates");
    readable(page);
    page.navigate("/desk/duplicates/" + jdbc.sql("select s.id from duplicate_suspicion s join case_file f on f.id = s.case_id where f.number = ? limit 1")
        .param(number).query(UUID.class).single());
    readable(page);
    page.context().close();
  }

  private String refer(Map<String, Object> person) {
    return http.withBasicAuth("haven", "demonstration-secret-haven")
        .postForObject("/api/v1/referrals", JourneyTest.referral(Map.of("caseSize", 1, "persons", List.of(person))), JsonNode.class)
        .path("caseNumber").asText();
  }

  private String awaited(String sql, String number, String expected) {
    String value = "";
    for (int tries = 0; tries < 300 && !value.equals(expected); tries++) {
      value = jdbc.sql(sql).param(number).query(String.class).single();
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return value;
  }
}
