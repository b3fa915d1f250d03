package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.round.ReadingRounds;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of matching rounds: who may read and change them, and what stands on them in both languages. */
class RoundPagesTest extends IntegrationTest {

  private static final int LARGE = 20;
  private static final Pattern RULED_OUT = Pattern.compile("(?s)<section id=\"ruled-out\">.*?</section>");

  @LocalServerPort
  private int port;
  @Autowired
  private Persons persons;
  @Autowired
  private Charges charges;
  @Autowired
  private ManagementService management;

  private OutsideParties parties;
  private String language;
  private Party near;
  private Party far;
  private CaseFile family;
  private CaseFile other;

  @BeforeEach
  void aQueueOfOurOwn() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    jdbc.sql("update waiting_family set left_at = now() where left_at is null").update();
    jdbc.sql("update waiting_family set waiting_since = waiting_since - interval '2 years' where waiting_since > now() - interval '2 years'").update();
    near = parties.sponsor("NEAR", "winnipeg", language, 1, LARGE);
    far = parties.sponsor("FAR", "halifax", language, 1, LARGE);
    family = waiting("MB");
    other = waiting(null);
  }

  @AfterEach
  void endRound() {
    underWay().ifPresent(number -> officers.complete(number, "userTask_reviewPlan", "matching", Map.of("planDecision", "discard", "reason", "A test ends.")));
    parties.closeSponsors(language);
    jdbc.sql("update waiting_family set left_at = now() where left_at is null").update();
  }

  @Test
  void anOfficerBeginsARoundReadsThePlanAndChoosesOtherwise() {
    Browser officer = new Browser(port).signIn("matching");
    Browser.Page begun = officer.post("/desk/rounds", Map.of());
    assertThat(begun.path()).matches("/desk/rounds/R-\\d{4}-\\d{4,}");
    assertThat(begun.text()).contains("The plan is being worked out");
    String number = underWay().orElseThrow();
    assertThat(officer.post("/desk/rounds", Map.of()).text()).contains("Round " + number + " is under way");
    officers.runJobs(number);

    String plan = officer.get("/desk/rounds/" + number).text();
    assertThat(plan).contains(family.number(), near.code(), "No plan is worth more", "Family’s wish 18", "2 of 2", "Limits are never traded", "names no nationality",
        "The family has 20 persons; the sponsor takes");
    assertThat(new Browser(port).signIn("jumelage").get("/desk/rounds/" + number).text())
        .contains("Aucun plan ne vaut davantage", "Souhait de la famille 18", "20 personnes, 1 enfant");

    String path = "/desk/rounds/" + number + "/families/" + family.number();
    assertThat(officer.get(path).text()).contains("the province it means to live in 18", "Choose otherwise than the plan");
    Browser.Page wrong = officer.post(path, Map.of("sponsor", "", "reason", ""));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Choose a sponsor, or nobody.");
    assertThat(wrong.html()).contains("id=\"reason-fault\"", "id=\"sponsor-fault\"");
    Browser.Page full = officer.post(path, Map.of("sponsor", far.code(), "reason", "They asked."));
    assertThat(full.status()).isEqualTo(422);
    assertThat(full.text()).contains(far.code() + " has no room left for this family of 20 persons");
    assertThat(officer.post("/desk/rounds/" + number + "/families/" + other.number(), Map.of("sponsor", "nobody", "reason", "Kin are about to be found.")).text())
        .contains("Your choice is kept.", "Kin are about to be found.");
    assertThat(officer.post(path, Map.of("sponsor", far.code(), "reason", "They asked.")).text()).contains("Your choice is kept.", "The plan said " + near.code());
    assertThat(officer.get("/desk/rounds/" + number + "?show=unplaced").text()).contains(other.number()).contains("The officer left it without a sponsor");

    officers.complete(number, "userTask_reviewPlan", "matching", Map.of("planDecision", "publish"));
    assertThat(officer.get("/desk/rounds/" + number).text()).contains("1 held, 0 for the next round, 1 case told", "Held").doesNotContain("Still held");
    assertThat(officer.get("/desk/rounds/overrides").text()).contains(number, family.number(), "They asked.", near.code(), far.code()).doesNotContain("Broke down");
    assertThat(officer.get(path).html()).doesNotContain("name=\"reason\"");
    assertThat(officer.post(path, Map.of("sponsor", "nobody", "reason", "Too late.")).text()).contains("no longer to be reviewed");
    assertThat(officer.post("/desk/rounds/" + number + "/giving-up", Map.of("reason", "Too late.")).text()).contains("This round was published");

    breaksDown(family, far, "2026-02-03");
    assertThat(officer.get("/desk/rounds/overrides").text()).containsPattern("Broke down 0 [1-9]").containsPattern(family.number() + ".*They asked\\..*Broke down .*3.* 2026");
    assertThat(new Browser(port).signIn("jumelage").get("/desk/rounds/overrides").text()).containsPattern("They asked\\..*Parrainage rompu .*2026");
  }

  @Test
  void whoeverIsRuledOutStandsOnTheFamilysPageSponsorBySponsor() {
    List<Party> small = IntStream.range(0, ReadingRounds.PAGE + 1).mapToObj(each -> parties.sponsor("SMALL", "winnipeg", language, 1, 12)).toList();
    Browser officer = new Browser(port).signIn("matching");
    officer.post("/desk/rounds", Map.of());
    String number = underWay().orElseThrow();
    officers.runJobs(number);
    String path = "/desk/rounds/" + number + "/families/" + family.number();
    assertThat(officer.get("/desk/rounds/" + number).html()).contains("\"" + path + "#ruled-out\"", "<p class=\"quiet\"><a href=\"/desk/rounds\"").doesNotContain("framed");
    assertThat(officer.get("/desk/rounds/" + number + "?framed").html()).contains("\"" + path + "?framed#ruled-out\"", "?show=unplaced&amp;framed\"")
        .doesNotContain("<p class=\"quiet\"><a href=\"/desk/rounds\"");

    List<String> listed = new ArrayList<>();
    String section = ruledOut(officer.get(path));
    assertThat(section).contains("?from=25#ruled-out");
    for (int from = ReadingRounds.PAGE; !section.isEmpty(); from += ReadingRounds.PAGE) {
      listed.addAll(section.lines().filter(line -> line.contains("<td><strong>")).toList());
      assertThat(section).contains("The family has 20 persons; the sponsor takes families of up to ");
      section = ruledOut(officer.get(path + "?from=" + from));
    }
    assertThat(small).allSatisfy(sponsor -> assertThat(listed).filteredOn(line -> line.contains(sponsor.code())).hasSize(1));
    assertThat(String.join("", listed)).doesNotContain(near.code(), far.code());
    assertThat(ruledOut(new Browser(port).signIn("jumelage").get(path))).contains("La famille compte 20 personnes");
    assertThat(officer.get(path + "?from=9999999").html()).doesNotContain("id=\"ruled-out\"");
    assertThat(officer.get(path + "?from=nonsense").status()).isEqualTo(200);
  }

  @Test
  void aStuckRoundIsGivenUpOnItsPage() {
    Browser officer = new Browser(port).signIn("matching");
    officer.post("/desk/rounds", Map.of());
    String number = underWay().orElseThrow();
    String path = "/desk/rounds/" + number;
    assertThat(officer.get(path).html()).doesNotContain("id=\"give-up\"");
    assertThat(officer.post(path + "/giving-up", Map.of("reason", "Too soon."))).satisfies(refused -> {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("The round was not given up", "This round is not stuck");
    });
    officers.signOut();
    management.createJobQuery().processDefinitionKey("matching-round").list().forEach(job -> management.setJobRetries(job.getId(), 0));

    assertThat(officer.get("/desk/rounds").text()).contains("Round " + number + " is stuck");
    assertThat(officer.get(path).text()).contains("This round is stuck", "Give up this round").doesNotContain("is being worked out");
    assertThat(new Browser(port).signIn("jumelage").get(path).text()).contains("Cette ronde est bloquée", "Abandonner cette ronde");
    for (String reader : List.of("supervisor", "auditor")) {
      Browser browser = new Browser(port).signIn(reader);
      assertThat(browser.get(path).html()).contains("This round is stuck").doesNotContain("id=\"give-up\"");
      browser.get("/account");
      assertThat(browser.post(path + "/giving-up", Map.of("reason", "Not mine.")).status()).isEqualTo(403);
    }
    Browser.Page wrong = officer.post(path + "/giving-up", Map.of("reason", " "));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("id=\"reason-fault\"", "href=\"#reason\"");
    assertThat(underWay()).contains(number);

    assertThat(officer.post(path + "/giving-up", Map.of("reason", "A fictional fault.")).text()).contains("The round is given up.", "A fictional fault.");
    assertThat(underWay()).isEmpty();
    Browser.Page twice = officer.post(path + "/giving-up", Map.of("reason", "Again."));
    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.text()).contains("This round has ended already.").doesNotContain("Again.");
    assertThat(officer.get("/desk/rounds").html()).contains("Begin a round");
  }

  private static String ruledOut(Browser.Page page) {
    Matcher section = RULED_OUT.matcher(page.html());
    return section.find() ? section.group() : "";
  }

  /** As if the sponsor had taken care of the family and ceased to. */
  private void breaksDown(CaseFile file, Party sponsor, String day) {
    jdbc.sql("insert into sponsorship_breakdown (id, case_id, sponsor_id, reported_as, reason, reported_by, reported_at, safety, safety_reason, assessed_by, "
            + "assessed_at) values (gen_random_uuid(), ?, ?, 'officer', 'Fiction.', 'matching', ?::timestamptz, 'safeWhereTheyAre', 'Fiction.', 'matching', now())")
        .params(file.id(), sponsor.id(), day + "T12:00:00Z").update();
    charges.endBroken(file.id());
  }

  @Test
  void tiesAndWishesAreWrittenDownAndCount() {
    jdbc.sql("update referral_version set content = content || '{\"relatives\": [{\"person\": 1, \"relation\": \"sibling\", \"fullName\": \"Laleh Testfictional\", "
        + "\"country\": \"CAN\"}]}' where case_id = ?").param(family.id()).update();
    Browser officer = new Browser(port).signIn("matching");
    String path = "/desk/cases/" + family.number() + "/matching";
    assertThat(officer.get(path).text()).contains("relatives in Canada", "Laleh Testfictional", "Sister or brother");
    assertThat(officer.post(path + "/ties", Map.of("place", "nowhere", "kind", "relative")).status()).isEqualTo(422);
    assertThat(officer.post(path + "/ties", Map.of("place", "halifax", "kind", "relative", "confirmed", "yes")).text()).contains("It is written down.", "Halifax (NS)");
    assertThat(officer.post(path + "/wishes", Map.of("wishPlace", "halifax", "wish", "first")).text()).contains("First choice");
    assertThat(officer.post(path + "/wishes", Map.of("wishPlace", "winnipeg", "wish", "")).status()).isEqualTo(422);
    officer.post("/desk/rounds", Map.of());
    String number = underWay().orElseThrow();
    officers.runJobs(number);
    assertThat(officer.get("/desk/rounds/" + number + "/families/" + family.number()).text())
        .contains("relatives there, confirmed 60", "its first choice 40");

    UUID tie = jdbc.sql("select id from family_tie where case_id = ?").param(family.id()).query(UUID.class).single();
    assertThat(officer.post("/desk/cases/" + other.number() + "/matching/" + tie + "/removal", Map.of()).status()).isEqualTo(404);
    assertThat(officer.post(path + "/" + tie + "/removal", Map.of()).text()).contains("It is taken back.", "Nobody is written down yet.");
  }

  @Test
  void theTradeOffIsComputedOnRequestAndTouchesNoCase() throws Exception {
    Browser officer = new Browser(port).signIn("matching");
    jdbc.sql("insert into trade_off (id, begun_by, begun_at, most) values (gen_random_uuid(), 'matching', now() - interval '1 hour', 7)").update();
    assertThat(officer.get("/desk/rounds/trade-off").html()).as("one that a power cut left unfinished is not waited for").doesNotContain("<progress");
    officer.post("/desk/rounds/trade-off", Map.of());
    for (int tries = 0; tries < 300 && jdbc.sql("select count(*) from trade_off where ended_at is null and begun_at > now() - interval '1 minute'").query(Integer.class).single() > 0; tries++) {
      Thread.sleep(100);
    }
    Browser.Page page = officer.get("/desk/rounds/trade-off");
    assertThat(page.html()).contains("<svg class=\"curve\"", "<polyline");
    assertThat(page.text()).contains("Policy points", "as the policy says");
    assertThat(officers.waitsAt(family.number())).containsExactly("receiveTask_awaitHold");
  }

  @Test
  void othersHaveNoWayIn() {
    String number = "R-2020-0001";
    List<String> pages = List.of("/desk/rounds", "/desk/rounds/" + number, "/desk/rounds/overrides", "/desk/rounds/trade-off",
        "/desk/rounds/" + number + "/families/" + family.number(), "/desk/cases/" + family.number() + "/matching");
    for (String outsider : List.of("intake", "destining", "admin", "partner", "sponsor", "quebec")) {
      Browser browser = new Browser(port).signIn(outsider);
      pages.forEach(page -> assertThat(browser.get(page).status()).as(outsider + " " + page).isEqualTo(403));
      browser.get("/account");
      assertThat(browser.post("/desk/rounds", Map.of()).status()).isEqualTo(403);
      assertThat(browser.post("/desk/rounds/" + number + "/giving-up", Map.of("reason", "Not mine.")).status()).isEqualTo(403);
    }
    for (String reader : List.of("supervisor", "auditor")) {
      Browser browser = new Browser(port).signIn(reader);
      assertThat(browser.get("/desk/rounds").html()).doesNotContain("Begin a round");
      assertThat(browser.get("/desk/cases/" + family.number() + "/matching").html()).doesNotContain("name=\"wish\"");
      browser.get("/account");
      for (String post : List.of("/desk/rounds", "/desk/rounds/trade-off", "/desk/cases/" + family.number() + "/matching/ties",
          "/desk/rounds/" + number + "/families/" + family.number(), "/desk/rounds/" + number + "/giving-up")) {
        assertThat(browser.post(post, Map.of()).status()).as(post).isEqualTo(403);
      }
    }
    Browser officer = new Browser(port).signIn("matching");
    for (String page : List.of("/desk/rounds/" + number, "/desk/rounds/nonsense", "/desk/rounds/" + number + "/families/C-1", "/desk/cases/C-1/matching")) {
      assertThat(officer.get(page).status()).as(page).isEqualTo(404);
    }
    assertThat(officer.post("/desk/rounds/" + number + "/giving-up", Map.of("reason", "A fictional reason.")).status()).isEqualTo(404);
    pages.forEach(page -> assertThat(new Browser(port).get(page).path()).isEqualTo("/login"));
  }

  private Optional<String> underWay() {
    return jdbc.sql("select number from matching_round where ended_at is null").query(String.class).optional();
  }

  private CaseFile waiting(@Nullable String province) {
    CaseFile file = cases.open(Priority.normal, province, null);
    List<Person> people = new ArrayList<>(persons.of(file.id()));
    for (int position = people.size() + 1; position <= LARGE; position++) {
      people.add(new Person(UUID.randomUUID(), position, "child", true, "Child Testfictional", null, "female", "2015", null, null, null, null, null));
    }
    persons.replace(file.id(), people);
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    return file;
  }
}
