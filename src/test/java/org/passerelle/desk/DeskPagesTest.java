package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What staff see beside Camunda, and who may see it. */
class DeskPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  @Test
  void anOfficerReadsTheFileAndTheReadingIsAudited() {
    CaseFile file = cases.open(Priority.urgent, "QC", null);
    Browser.Page page = browser("intake").get("/desk/cases/" + file.number());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Zarmina Testfictional", "Born", "Pakistan", "A fictional claim.", "Means to live in Québec");
    assertThat(browser("accueil").get("/desk/cases/" + file.number()).text()).contains("Naissance", "Souhaite vivre en");
    assertThat(jdbc.sql("select actor from audit_event where subject = ? and action = 'readCaseFile' order by id").param(file.number())
        .query(String.class).list()).containsExactly("intake", "accueil");
  }

  @Test
  void theListShowsWhoHoldsEachFileAndFindsOneByNumber() {
    CaseFile file = cases.open(Priority.emergency, null, null);
    cases.begin("identity-verification", file, Map.of());
    officers.assessSafety(file.number());
    Browser.Page found = browser("supervisor").get("/desk/cases?search=" + file.number());

    assertThat(found.text()).contains(file.number(), "Emergency", "Verification NGO");
    assertThat(browser("supervisor").get("/desk/cases?search=PAS-0000-000000").text()).contains("No case has this number");
    assertThat(browser("supervisor").get("/desk/cases").text()).contains("All open cases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "analyst", "auditor", "admin"})
  void familiesFilesAreForOfficersAndSupervisorsOnly(String username) {
    CaseFile file = cases.open(Priority.normal, null, null);
    Browser browser = browser(username);

    assertThat(browser.get("/desk/cases/" + file.number()).status()).isIn(403, 404);
    assertThat(browser.get("/desk/cases").status()).isIn(403, 404);
    assertThat(browser.post("/desk/cases/" + file.number() + "/withdrawal", Map.of("sure", "yes")).status()).isIn(403, 404);
    assertThat(jdbc.sql("select closed_at is null from case_file where id = ?").param(file.id()).query(Boolean.class).single()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/desk/audit, auditor, 200", "/desk/audit, supervisor, 200", "/desk/audit, intake, 403", "/desk/audit, partner, 403",
      "/desk/outbox, supervisor, 200", "/desk/outbox, admin, 200", "/desk/outbox, intake, 403", "/desk/outbox, partner, 403"})
  void registersAreForThoseWhoKeepThem(String path, String username, int status) {
    assertThat(browser(username).get(path).status()).isEqualTo(status);
  }

  @Test
  void theAuditFindsWhatConcernsACase() {
    CaseFile file = cases.open(Priority.normal, null, null);
    browser("matching").get("/desk/cases/" + file.number());
    assertThat(browser("auditor").get("/desk/audit?subject=" + file.number()).text()).contains("readCaseFile", "matching");
  }

  @Test
  void anOfficerRecordsThatTheDangerHasGrown() {
    CaseFile file = journey();
    Browser.Page after = recordAs("intake", file, "change", Map.of("level", "immediate", "description", "A fictional threat was made."));

    assertThat(after.text()).contains("The change is recorded");
    officers.runJobs(file.number());
    assertThat(priority(file)).isEqualTo("emergency");
  }

  @Test
  void aChangeWithoutADescriptionIsRefusedInWords() {
    CaseFile file = journey();
    assertThat(recordAs("intake", file, "change", Map.of("level", "immediate", "description", " ")).text()).contains("Describe what has changed");
    assertThat(recordAs("intake", file, "change", Map.of("level", "nonsense", "description", "x")).status()).isEqualTo(400);
  }

  @Test
  void anOfficerRecordsThatTheFamilyWithdraws() {
    CaseFile file = journey();
    assertThat(recordAs("intake", file, "withdrawal", Map.of()).text()).contains("Confirm that the family has asked");
    assertThat(recordAs("intake", file, "withdrawal", Map.of("sure", "yes")).text()).contains("The withdrawal is recorded");
    officers.runJobs(file.number());
    assertThat(jdbc.sql("select outcome from case_file where id = ?").param(file.id()).query(String.class).single()).isEqualTo("withdrawn");
    assertThat(recordAs("intake", file, "change", Map.of("level", "serious", "description", "Too late.")).text()).contains("closed");
  }

  @Test
  void outgoingMailNamesNoAddress() {
    String text = browser("supervisor").get("/desk/outbox").text();
    assertThat(text).contains("Outgoing mail").doesNotContain("@example.org");
  }

  private CaseFile journey() {
    CaseFile file = cases.open(Priority.normal, null, null);
    cases.begin("resettlement-case", file, Map.of());
    officers.runJobs(file.number());
    return file;
  }

  private Browser.Page recordAs(String username, CaseFile file, String what, Map<String, String> fields) {
    Browser browser = browser(username);
    browser.get("/desk/cases/" + file.number());
    return browser.post("/desk/cases/" + file.number() + "/" + what, fields);
  }

  private String priority(CaseFile file) {
    return jdbc.sql("select priority from case_file where id = ?").param(file.id()).query(String.class).single();
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
