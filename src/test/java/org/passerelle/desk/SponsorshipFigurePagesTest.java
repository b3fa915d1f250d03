package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.eligibility.Citations;
import org.passerelle.sponsorship.eligibility.FigureEditions;
import org.passerelle.sponsorship.eligibility.FigureTable;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;

/** The figures of sponsorship: who reads them, who enters them, what is wrong is said; the calculator; why a named sponsor may not sponsor. */
class SponsorshipFigurePagesTest extends IntegrationTest {

  private static final String ALL = "/desk/sponsorship-figures";
  private static final String NEW_B = ALL + "/new/annexB";

  /** So far off that nobody is judged by it. */
  private static final String FAR = "2170-03-01";

  @LocalServerPort
  private int port;

  @Autowired
  private FigureEditions editions;
  @Autowired
  private Citations citations;

  @AfterEach
  void leaveNoFigures() {
    jdbc.sql("delete from figure where edition_id in (select id from figure_edition where effective_from >= '2170-01-01')").update();
    jdbc.sql("delete from figure_edition where effective_from >= '2170-01-01'").update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor", "matching"})
  void whoWorksWithThemReadsThem(String username) {
    Browser reader = browser(username);
    assertThat(reader.get(ALL).text()).contains("Settlement cost table", "$28,700", "$12,372", "$1,600", "since May 1, 2018", "rstp.ca", "came with Passerelle",
        "invented for the demonstration", "months 8 to 12", "the State");
    long id = editions.newest(FigureTable.settlementCost);
    assertThat(reader.get(ALL + "/" + id).text()).contains("Settlement cost table, edition of May 1, 2018", "$75 a month");
    assertThat(reader.get("/").html()).contains("href=\"" + ALL + "\"");
    assertThat(reader.get(ALL + "/999999999").status()).isEqualTo(404);
    assertThat(reader.get(ALL).html().contains("/new/annexD")).isEqualTo(username.equals("supervisor"));
  }

  @Test
  void sourcesThatCameWithTheSoftwareAreReadInBothLanguages() {
    List<String> sources = jdbc.sql("select source from figure_edition where entered_by is null or demonstration union select source from cost_share").query(String.class).list();
    assertThat(sources).hasSizeGreaterThan(10);
    try {
      LocaleContextHolder.setLocale(Locale.CANADA_FRENCH);
      assertThat(sources).allSatisfy(source -> assertThat(citations.text(source)).isNotEqualTo(source));
      assertThat(citations.text("A fictional gazette")).isEqualTo("A fictional gazette");
      LocaleContextHolder.setLocale(Locale.CANADA);
      assertThat(sources).allSatisfy(source -> assertThat(citations.text(source)).isEqualTo(source));
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
    assertThat(browser("jumelage").get(ALL).text()).contains("Tableau des coûts du parrainage", "depuis le 1er mai 2018").doesNotContain("sponsorship cost table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "intake", "merge", "compliance", "admin", "analyst", "auditor"})
  void othersDoNot(String username) {
    Visitor visitor = Visitor.signedIn(port, username);
    for (String path : List.of(ALL, ALL + "/1", ALL + "/cost", NEW_B)) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.form("/", NEW_B, filled(FAR)).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/").body()).doesNotContain("href=\"" + ALL + "\"");
    assertThat(count()).isZero();
  }

  @Test
  void nobodyReadsThemWithoutSigningIn() {
    for (String path : List.of(ALL, ALL + "/cost", NEW_B, "/sponsor/cost")) {
      assertThat(new Visitor(port).get(path).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }
  }

  @Test
  void aMatchingOfficerEntersNone() {
    Visitor officer = Visitor.signedIn(port, "matching");
    assertThat(officer.get(NEW_B).statusCode()).isEqualTo(403);
    assertThat(officer.form(ALL + "/cost", NEW_B, filled(FAR)).statusCode()).isEqualTo(403);
    assertThat(count()).isZero();
  }

  @Test
  void aSupervisorEntersAnEditionToCome() {
    Browser supervisor = browser("supervisor");
    supervisor.get(NEW_B);
    Page after = supervisor.post(NEW_B, with(filled(FAR), "basicIncome-3-0", "30\u00a0000"));
    assertThat(after.text()).contains("The edition has been entered.", "Mar. 1, 2170", "to come", "supervisor", "A fictional gazette");
    assertThat(jdbc.sql("select effective_to from figure_edition where effective_from = ?::date").param(FAR).query(LocalDate.class).single())
        .as("Québec indexes its annexes every year").isEqualTo("2170-12-31");
    assertThat(editions.on(LocalDate.of(2170, 12, 31)).edition(FigureTable.annexB)).hasValueSatisfying(edition -> {
      assertThat(edition.demonstration()).as("a real edition before an invented one").isFalse();
      assertThat(edition.figures()).containsEntry(new Cell("basicIncome", 3, 0), 30_000);
    });
    assertThat(editions.on(LocalDate.of(2171, 1, 1)).edition(FigureTable.annexB)).hasValueSatisfying(edition -> assertThat(edition.demonstration()).isTrue());
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'enterFigures' and actor = 'supervisor' and detail like ?").param(FAR + "%")
        .query(Integer.class).single()).isOne();
  }

  @Test
  void aCorrectionIsAddedAndNothingIsOverwritten() {
    Browser supervisor = browser("supervisor");
    supervisor.get(NEW_B);
    supervisor.post(NEW_B, filled(FAR));
    supervisor.get(NEW_B);
    supervisor.post(NEW_B, with(filled(FAR), "basicIncome-1-0", "10001"));
    assertThat(count()).isEqualTo(2);
    assertThat(editions.on(LocalDate.parse(FAR)).edition(FigureTable.annexB).orElseThrow().amount("basicIncome", 1, 0)).isEqualTo(10_001);
    assertThat(supervisor.get(ALL).text()).contains("corrected by a later entry");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"basicIncome-2-0|| Give a whole number of dollars", "basicIncome-2-0|twelve| Give a whole number of dollars",
      "basicIncome-2-0|1000001| at most 1,000,000", "basicIncome-2-0|9999| Less than for fewer persons", "basicIncome-2-0|-5| Give a whole number of dollars",
      "effectiveFrom|2020-01-01| This day has passed", "effectiveFrom|soon| day", "source|| "})
  void whatIsWrongIsSaidBesideItsField(String field, String typed, String said) {
    Browser supervisor = browser("supervisor");
    supervisor.get(NEW_B);
    Page answer = supervisor.post(NEW_B, with(filled(FAR), field, typed == null ? "" : typed));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.html()).contains("href=\"#" + field + "\"", "id=\"" + field + "-fault\"", "A fictional gazette".repeat(field.equals("source") ? 0 : 1));
    assertThat(answer.text()).contains(said == null ? "" : said.strip());
    assertThat(count()).isZero();
  }

  @Test
  void allFaultsAreSaidAtOnceInTheReadersLanguage() {
    Browser supervisor = browser("superviseure");
    supervisor.get(NEW_B);
    Page answer = supervisor.post(NEW_B, Map.of("effectiveFrom", "", "source", ""));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("Revenu annuel, 3 personnes", "Indiquez un nombre entier de dollars", "Revenu annuel, chaque personne de plus");
  }

  /** Two supervisors at the same form, or one who presses twice: one edition, and the other reads that there is one. */
  @Test
  void oneOfTwoAtOnceIsEntered() throws Exception {
    List<Callable<Integer>> two = List.of(browserAt(NEW_B), browserAt(NEW_B)).stream()
        .<Callable<Integer>>map(browser -> () -> browser.post(NEW_B, filled(FAR)).status()).toList();
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Integer> answers = both.invokeAll(two).stream().map(SponsorshipFigurePagesTest::get).sorted().toList();
      assertThat(answers).containsExactly(200, 409);
    } finally {
      both.shutdownNow();
    }
    assertThat(count()).isOne();
  }

  @Test
  void theCalculatorReckonsLineByLine() {
    Browser officer = browser("matching");
    assertThat(officer.get(ALL + "/cost?adults=2&children=2&diets=1&stream=namedSponsor&day=2026-11-22").text())
        .contains("4 persons, Named sponsor", "$7,500", "$21,200", "$900", "$29,600", "$2,310", "$11,328", "12 months", "The refugee never pays");
    assertThat(officer.get(ALL + "/cost?adults=2&children=2&diets=0&stream=blended&day=2026-11-22").text()).contains("$10,600", "$18,100", "6 months");
    assertThat(officer.get(ALL + "/cost?adults=1&children=0&diets=0&stream=jointAssistance&day=2026-11-22").text()).contains("The State pays");
    assertThat(officer.get(ALL + "/cost?adults=1&children=1&diets=0&stream=quebecCollective&day=2026-11-22").text())
        .contains("annex D", "$14,000", "invented for the demonstration", "2 persons", "$28,000");
    assertThat(officer.get(ALL + "/cost?adults=1&children=0&diets=0&stream=namedSponsor&day=2018-04-30").text()).contains("cannot be judged");
  }

  @ParameterizedTest
  @CsvSource({"0,0,0,2026-11-22,adults", "21,0,0,2026-11-22,adults", "15,15,0,2026-11-22,adults", "x,0,0,2026-11-22,adults", "1,-1,0,2026-11-22,children",
      "1,1,3,2026-11-22,diets", "1,1,0,yesterday,day"})
  void theCalculatorSaysWhatItCannotRead(String adults, String children, String diets, String day, String field) {
    Page answer = browser("matching").get(ALL + "/cost?adults=" + adults + "&children=" + children + "&diets=" + diets + "&stream=blended&day=" + day);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.html()).contains("id=\"" + field + "-fault\"", "href=\"#" + field + "\"").doesNotContain("id=\"answer\"");
  }

  @Test
  void sponsorsReckonForThemselves() {
    Browser sponsor = browser("sponsor");
    assertThat(sponsor.get("/sponsor").html()).contains("href=\"/sponsor/cost\"");
    assertThat(sponsor.get("/sponsor/cost?adults=2&children=3&diets=0&stream=namedSponsor&day=2026-11-22").text()).contains("$32,300");
    assertThat(browser("parrain").get("/sponsor/cost").html()).contains("value=\"quebecCollective\" selected");
    assertThat(Visitor.signedIn(port, "matching").get("/sponsor/cost").statusCode()).isEqualTo(403);
    assertThat(Visitor.signedIn(port, "partner").get("/sponsor/cost").statusCode()).isEqualTo(403);
  }

  @Test
  void anOfficerReadsWhyANamedSponsorMayNotSponsor() {
    OutsideParties parties = new OutsideParties(jdbc);
    String language = OutsideParties.word();
    Party five = parties.sponsor("WHY", "winnipeg", language, 1, 1);
    jdbc.sql("update sponsor set kind = 'groupOfFive' where organization_id = ?").param(five.id()).update();
    CaseFile file = cases.open(Priority.normal, "MB", five.code());
    jdbc.sql("update case_file set received_at = '2026-06-01T12:00:00Z' where id = ?").param(file.id()).update();
    Browser officer = browser("matching");
    String path = "/desk/cases/" + file.number();
    assertThat(officer.get(path).text()).contains(five.code() + " (fictional) cannot sponsor this family", "until Dec. 31, 2026",
        "The family has 2 persons; the sponsor takes families of up to 1", "recognition is not on file", "too few members who count (0)", "$24,800 short of the $24,800");
    assertThat(browser("jumelage").get(path).text().replaceAll("\\h", " ")).contains("(fictif) ne peut pas parrainer cette famille", "jusqu’au 31 déc. 2026",
        "Il manque 24 800 $ aux 24 800 $", "des familles d’au plus 1");
    CaseFile inOrder = cases.open(Priority.normal, "MB", parties.sponsor("MAY", "winnipeg", language, 1, 8).code());
    assertThat(browser("matching").get("/desk/cases/" + inOrder.number()).text()).contains("may sponsor this family: nothing stands against it");
    assertThat(browser("matching").get("/desk/cases/" + cases.open(Priority.normal, "MB", null).number()).text()).doesNotContain("The sponsor the family named");
    parties.closeSponsors(language);
  }

  private int count() {
    return jdbc.sql("select count(*) from figure_edition where effective_from >= '2170-01-01'").query(Integer.class).single();
  }

  private Map<String, String> filled(String from) {
    Map<String, String> fields = new HashMap<>(Map.of("effectiveFrom", from, "source", "A fictional gazette, vol. 1",
        "follows", String.valueOf(editions.newest(FigureTable.annexB))));
    for (Cell cell : FigureTable.annexB.cells()) {
      fields.put(cell.field(), cell.size() == 0 ? "3000" : String.valueOf(cell.size() * 10_000));
    }
    return fields;
  }

  private static Map<String, String> with(Map<String, String> fields, String field, String value) {
    fields.put(field, value);
    return fields;
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }

  private Browser browserAt(String path) {
    Browser browser = browser("supervisor");
    browser.get(path);
    return browser;
  }

  private static Integer get(Future<Integer> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
