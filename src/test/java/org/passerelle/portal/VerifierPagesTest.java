package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people of an NGO see and send. */
class VerifierPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  private OutsideParties parties;
  private Party ngo;
  private CaseFile file;
  private String path;

  @BeforeEach
  void aRequest() {
    String country = OutsideParties.word();
    parties = new OutsideParties(jdbc);
    ngo = parties.verifier("NGO", country, "prs", 5);
    file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, file.id()).update();
    cases.begin("identity-verification", file, Map.of("priority", "normal"));
    officers.assessSafety(file.number());
    path = "/verifier/requests/" + jdbc.sql("select id from verification_request where case_id = ?").param(file.id()).query(UUID.class)
        .single();
  }

  @Test
  void showsTheFamilyAndWarnsNeverToContactItsAuthorities() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    assertThat(browser.get("/verifier").text()).contains(file.number(), "Answer by");
    assertThat(browser.get(path).text()).contains("Zarmina Testfictional", "Dari", "Principal applicant",
        "Never tell the family to contact their country’s embassy").doesNotContain("A fictional claim");
  }

  @Test
  void speaksFrench() {
    jdbc.sql("update account set language = 'fr' where username = ?").param(ngo.signIn()).update();
    Browser browser = new Browser(port).signIn(ngo.signIn());
    assertThat(browser.get("/verifier").text()).contains("Demandes de vérification");
    assertThat(browser.get(path).text()).contains("Ne dites jamais à la famille de s’adresser à l’ambassade", "dari");
  }

  @Test
  void writesAnAttestationInStepsAndSendsItOnce() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    write(browser);
    Page whole = browser.get(path + "/attestation/check");
    assertThat(whole.text()).contains("Everything required is here", "۱۳۷۳/۲/۵", "No papers: the house burned down.", "kept at least five years");
    Page sent = browser.post(path + "/attestation/sending", Map.of("since", since(whole)));
    assertThat(sent.path()).isEqualTo(path);
    assertThat(sent.text()).contains("Your attestation has been sent", "you sent your attestation", "Quetta", "The same person", "Nadia", "SH")
        .doesNotContain("Testfictional");
    assertThat(jdbc.sql("select count(*) from attestation_draft where request_id = ?").param(UUID.fromString(path.substring(path.length() - 36))).query(Integer.class).single()).isZero();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideIdentity");

    assertThat(browser.post(path + "/attestation/sending", Map.of("since", "9")).path()).isEqualTo(path);
    assertThat(browser.get(path + "/attestation/people").path()).as("nothing of the family once it has ended").isEqualTo(path);
    assertThat(browser.get("/verifier").text()).contains("No request waits for you", "Earlier requests", "Answered");
  }

  @Test
  void staffReadItPartByPart() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    write(browser);
    browser.post(path + "/attestation/sending", Map.of("since", since(browser.get(path + "/attestation/check"))));
    officers.runJobs(file.number());
    assertThat(new Browser(port).signIn("identity").get("/desk/cases/" + file.number()).text())
        .contains("Zarmina Testfictional", "The same person", "1373-02-05 SH", "No papers: the house burned down.", "Robin Lampfictional");
  }

  @Test
  void keepsWhatWasTypedHoweverWrongAndSaysWhatIsBesideTheField() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    Page step = browser.get(path + "/attestation/meeting");
    Page back = browser.post(path + "/attestation/meeting", typed(step, Map.of("do", "next", "metOn", "2999-01-01", "place", "Camp <b>seven</b>")));
    assertThat(back.path()).endsWith("/meeting");
    assertThat(back.html()).contains("value=\"2999-01-01\"", "Camp &lt;b&gt;seven&lt;/b&gt;", "id=\"field-metOn-fault\"");
    assertThat(back.text()).contains("cannot lie in the future").doesNotContain("Say whether you met in person");
    Page odd = browser.post(path + "/attestation/meeting", typed(back, Map.of("do", "save", "metOn", "yesterday", "manner", "by magic")));
    assertThat(odd.text()).contains("Write the day as year-month-day").doesNotContain("Exception", "Failed");
    assertThat(browser.get(path + "/attestation/check").text()).contains("To mend before it can be sent",
        "Answer this.", "Say what you found", "Say who of your team", "Say whether you met in person");
    assertThat(browser.post(path + "/attestation/sending", Map.of("since", "3")).path()).endsWith("/check");
    assertThat(attestations()).isZero();
  }

  @Test
  void rowsAreAddedAndRemovedWithoutScripts() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    Page papers = browser.post(path + "/attestation/papers",
        typed(browser.get(path + "/attestation/papers"), Map.of("do", "add:particulars.documents", "documentsSeen", "One.")));
    String entry = find(papers, "particulars\\.documents\\[(e[a-z0-9]+)]");
    String base = "particulars.documents[" + entry + "].";
    Page kept = browser.post(path + "/attestation/papers", typed(papers, Map.of("do", "save", base + "type", "passport", base + "birth", "1400",
        base + "number", "TEST-1", base + "checkPhoto", "notInOrder")));
    assertThat(kept.text()).contains("Saved.", "This year belongs to another calendar");
    assertThat(kept.html()).contains("value=\"TEST-1\"");
    Page gone = browser.post(path + "/attestation/papers", typed(kept, Map.of("do", "remove:particulars.documents[" + entry + "]")));
    assertThat(gone.html()).doesNotContain("TEST-1", entry);
  }

  @Test
  void whoComesSecondSeesBothAndLosesNothing() {
    Browser one = new Browser(port).signIn(ngo.signIn());
    Browser other = new Browser(port).signIn(ngo.signIn());
    Page mine = one.get(path + "/attestation/meeting");
    Page theirs = other.get(path + "/attestation/meeting");
    Page elsewhere = other.get(path + "/attestation/finding");
    one.post(path + "/attestation/meeting", typed(mine, Map.of("do", "save", "place", "Quetta")));
    Page conflict = other.post(path + "/attestation/meeting", typed(theirs, Map.of("do", "next", "place", "Peshawar")));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text()).contains("A colleague has changed this step", "Quetta");
    assertThat(conflict.html()).contains("value=\"Peshawar\"");
    assertThat(one.get(path + "/attestation/meeting").html()).contains("value=\"Quetta\"");
    other.post(path + "/attestation/meeting", typed(conflict, Map.of("do", "save", "place", "Peshawar")));
    assertThat(one.get(path + "/attestation/meeting").html()).contains("value=\"Peshawar\"");
    assertThat(other.post(path + "/attestation/finding", typed(elsewhere, Map.of("do", "save", "finding", "matches"))).status())
        .as("another step is no conflict").isEqualTo(200);
  }

  @Test
  void whatWasChangedAfterTheLastLookIsNotSent() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    write(browser);
    String seen = since(browser.get(path + "/attestation/check"));
    browser.post(path + "/attestation/meeting", typed(browser.get(path + "/attestation/meeting"), Map.of("do", "save", "place", "Peshawar", "metOn", "2026-03-04",
        "manner", "inPerson", "particulars.metBy", "Robin Lampfictional")));
    assertThat(browser.post(path + "/attestation/sending", Map.of("since", seen)).text()).contains("A colleague changed the attestation");
    assertThat(attestations()).isZero();
  }

  @Test
  void aFamilyThatCannotBeMetIsMetRemotelyOnly() {
    jdbc.sql("update verification_request set manner = 'remote' where case_id = ?").param(file.id()).update();
    Browser browser = new Browser(port).signIn(ngo.signIn());
    assertThat(browser.get(path).text()).contains("Remotely only");
    Page step = browser.get(path + "/attestation/meeting");
    assertThat(step.html()).contains("value=\"remote\"").doesNotContain("value=\"inPerson\"");
  }

  @Test
  void holdsGoesOnHandsBack() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    assertThat(browser.get(path + "/hold").text()).contains("Until which day", "embassy");
    assertThat(browser.post(path + "/hold", Map.of("until", "soon", "reason", "")).text()).contains("Write the day as", "Say why.");
    String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3).toString();
    assertThat(browser.post(path + "/hold", Map.of("until", day, "reason", "A fictional flood.")).text()).contains("The request is on hold", "Go on now");
    assertThat(officers.waitsAt(file.number())).contains("receiveTask_awaitResumption");
    assertThat(browser.post(path + "/hold", Map.of("until", day, "reason", "Again.")).text()).contains("Nothing was stored: the request is on hold");
    assertThat(browser.post(path + "/resume", Map.of()).text()).contains("You go on with the request");
    assertThat(browser.post(path + "/resume", Map.of()).text()).contains("not on hold any more");
    assertThat(browser.post(path + "/hand-back", Map.of("reason", "other", "words", " ")).text()).contains("Say in a few words");
    assertThat(browser.post(path + "/hand-back", Map.of("reason", "cannotReach", "words", "No answer.")).text()).contains("You have handed the request back")
        .doesNotContain("Testfictional");
    assertThat(new Browser(port).signIn("identity").get("/desk/cases/" + file.number()).text()).contains("A fictional flood.", "We cannot reach the family", "No answer.");
  }

  @Test
  void anIncidentStopsEverythingAndIsReadByStaffOnly() {
    Browser browser = new Browser(port).signIn(ngo.signIn());
    browser.get(path);
    assertThat(browser.post(path + "/incident", Map.of()).text()).contains("Choose what happened", "Say when it happened", "Say what happened");
    Page after = browser.post(path + "/incident", Map.of("kind", "familyInDanger", "happenedOn", "4 March 2026", "account", "Canaryaccount."));
    assertThat(after.text()).contains("What happens now", "Do nothing further", "no visit, no call").doesNotContain("Testfictional", "Canaryaccount");
    assertThat(new Browser(port).signIn("identity").get("/desk/cases/" + file.number()).text()).contains("Incidents reported", "Canaryaccount.");
    assertThat(jdbc.sql("select count(*) from outbox where template = 'verificationIncident' and case_number = ?").param(file.number()).query(Integer.class).single()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/attestation", "/attestation/meeting", "/attestation/check", "/hold", "/hand-back", "/incident"})
  void othersDoNotSeeIt(String page) {
    Browser stranger = new Browser(port).signIn(parties.verifier("OTHER", "XXX", "prs", 5).signIn());
    assertThat(stranger.get(path + page).status()).isEqualTo(404);
    assertThat(stranger.get("/verifier").text()).doesNotContain(file.number());
    assertThat(new Browser(port).signIn("sponsor").get(path + page).status()).isEqualTo(403);
    assertThat(new Browser(port).get(path + page).path()).isEqualTo("/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/attestation/meeting", "/attestation/sending", "/hold", "/resume", "/hand-back", "/incident"})
  void othersDoNothingWithIt(String page) {
    Browser stranger = new Browser(port).signIn(parties.verifier("OTHER", "XXX", "prs", 5).signIn());
    stranger.get("/verifier");
    assertThat(stranger.post(path + page, Map.of("do", "save", "seen", "0")).status()).isEqualTo(404);
    assertThat(stranger.post(path + page, Map.of("until", "2026-12-01", "reason", "noCapacity", "kind", "other", "happenedOn", "2026-01-01", "account", "x"))
        .status()).isEqualTo(404);
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitAttestation");
  }

  private void write(Browser browser) {
    step(browser, "meeting", Map.of("metOn", "4 March 2026", "manner", "inPerson", "place", "Quetta", "particulars.metBy", "Robin Lampfictional"));
    Page people = browser.get(path + "/attestation/people");
    List<String> members = all(people, "name=\"particulars\\.people\\[(p[a-f0-9]+)]\\.nameStated");
    String first = "particulars.people[" + members.get(0) + "].";
    String second = "particulars.people[" + members.get(1) + "].";
    step(browser, "people", Map.of(first + "met", "true", first + "likeness", "same", first + "birthStated", "۱۳۷۳/۲/۵", first + "calendar", "solarHijri",
        first + "nameStated", "Nadia", second + "met", "false"));
    step(browser, "papers", Map.of("documentsSeen", "No papers: the house burned down."));
    step(browser, "finding", Map.of("finding", "partlyMatches", "confidence", "medium"));
  }

  private void step(Browser browser, String step, Map<String, String> answers) {
    Page page = browser.get(path + "/attestation/" + step);
    Map<String, String> sent = new HashMap<>(answers);
    sent.put("do", "next");
    assertThat(browser.post(path + "/attestation/" + step, typed(page, sent)).path()).as(step).doesNotEndWith("/" + step);
  }

  private static Map<String, String> typed(Page page, Map<String, String> answers) {
    Map<String, String> sent = new HashMap<>(answers);
    sent.put("seen", find(page, "name=\"seen\" value=\"([^\"]+)\""));
    return sent;
  }

  private static String since(Page page) {
    return find(page, "name=\"since\" value=\"(\\d+)\"");
  }

  private static String find(Page page, String pattern) {
    return all(page, pattern).get(0);
  }

  private static List<String> all(Page page, String pattern) {
    return Pattern.compile(pattern).matcher(page.html()).results().map(found -> found.group(1)).toList();
  }

  private int attestations() {
    return jdbc.sql("select count(*) from attestation a join verification_request r on r.id = a.request_id where r.case_id = ?")
        .param(file.id()).query(Integer.class).single();
  }
}
