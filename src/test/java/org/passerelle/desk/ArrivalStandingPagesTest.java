package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.standings.ArrivalDay;
import org.passerelle.handoff.standings.ArrivalDay.Share;
import org.passerelle.handoff.standings.ArrivalFigures;
import org.passerelle.pages.Times;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.Today;
import org.passerelle.support.AnnouncedFamilies;
import org.passerelle.support.AnnouncedFamilies.Announced;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;

/** What supervisors see of arrivals against the plan, of notices without a receipt and of families that did not come. */
class ArrivalStandingPagesTest extends IntegrationTest {

  /** Before anything else that was ever sent, so that these stand first in every list. */
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T15:00:00Z");

  @LocalServerPort
  private int port;

  @Autowired
  private Today today;

  @Autowired
  private Times times;

  @Autowired
  private Provinces provinces;

  @Autowired
  private CityPlans plans;

  @Autowired
  private ArrivalFigures figures;

  private AnnouncedFamilies families;
  private int year;

  @BeforeEach
  void begin() {
    families = new AnnouncedFamilies(cases, jdbc);
    year = today.get().getYear();
  }

  @AfterEach
  void nobodyIsAnnouncedAnyMore() {
    families.leave();
  }

  @Test
  void eachFamilyCountsOnceWhereItLandedOrIsExpected() {
    Browser supervisor = new Browser(port).signIn("supervisor");
    LocalDate day = today.get().minusDays(2);
    int shown = day.getYear();
    String page = "/desk/arrivals?year=" + shown;
    Row before = row(supervisor.get(page), "Yukon");
    Row all = row(supervisor.get(page), "All");

    Announced arrived = families.again(families.announce("whitehorse", 9, day, false, LONG_AGO), 3, day);
    families.report(arrived, "arrived", day, LONG_AGO);
    Announced nextYear = families.announce("whitehorse", 11, LocalDate.of(shown, 12, 31), false, LONG_AGO);
    families.report(nextYear, "arrived", LocalDate.of(shown + 1, 1, 1), LONG_AGO);
    Announced left = families.announce("whitehorse", 1, day, false, LONG_AGO);
    families.report(left, "arrived", day, LONG_AGO);
    jdbc.sql("update notice set state = 'cancelled' where id = ?").param(left.notice()).update();
    families.announce("whitehorse", 20, day, false, LONG_AGO);
    families.report(families.announce("whitehorse", 7, day, false, LONG_AGO), "changed", day, LONG_AGO);
    families.report(families.announce("whitehorse", 90, day, false, LONG_AGO), "noShow", day, LONG_AGO);
    Announced cancelled = families.announce("whitehorse", 80, day, false, LONG_AGO);
    jdbc.sql("update notice set state = 'cancelled' where id = ?").param(cancelled.notice()).update();
    families.report(families.announce("whitehorse", 4, day, true, LONG_AGO), "arrived", day, LONG_AGO);
    families.announce("whitehorse", 5, day, true, LONG_AGO);

    Row after = row(supervisor.get(page), "Yukon");
    assertThat(after).isEqualTo(new Row(before.plan, before.arrived + 4, before.announced + 27, before.open - 31, before.sponsoredArrived + 4,
        before.sponsoredAnnounced + 5, before.unreported + 2));
    assertThat(row(supervisor.get(page), "All").arrived).isEqualTo(all.arrived + 4);
    assertThat(row(supervisor.get("/desk/arrivals/YT?year=" + shown), "Whitehorse")).isEqualTo(after);
    assertThat(row(new Browser(port).signIn("superviseure").get(page), "Yukon")).isEqualTo(after);
  }

  @Test
  void theYearIsChosenAndThePlanStandsBesideEachProvinceAndCity() {
    Browser supervisor = new Browser(port).signIn("supervisor");
    for (int shown : new int[] {year, year + 1}) {
      Browser.Page page = supervisor.get("/desk/arrivals?year=" + shown);
      int planned = plans.standings(shown).stream().filter(city -> city.place().province().equals("NS")).mapToInt(city -> city.plan() == null ? 0 : city.plan()).sum();
      assertThat(row(page, "Nova Scotia").plan).isEqualTo(planned);
      assertThat(provinces.all()).hasSize(13).allSatisfy(province -> assertThat(page.html()).contains("/desk/arrivals/" + province.code() + "?year=" + shown));
      assertThat(page.text()).contains("Arrivals by province " + shown, "Québec no plan");
    }
    assertThat(supervisor.get("/desk/arrivals").text()).contains("Arrivals by province " + year);
    assertThat(supervisor.get("/desk/arrivals/NS").html()).contains("/desk/city-plan/halifax/" + year);
    assertThat(supervisor.get("/desk/arrivals/QC?year=" + (year + 1)).text()).contains("Québec plans for itself").doesNotContain("City plan " + (year + 1));
    assertThat(new Browser(port).signIn("superviseure").get("/desk/arrivals?year=" + year).text())
        .contains("Arrivées par province " + year, "Nouvelle-Écosse", "Québec aucun plan", "Sans répondant");
  }

  @Test
  void theCityWithoutAPlanTakesItsPlacesOfTheProvinces() {
    ArrivalStanding planned = new ArrivalStanding("a", "A", 10, 4, 3, 3, 0, 0, 0);
    ArrivalStanding unplanned = new ArrivalStanding("b", "B", null, 2, 2, null, 1, 0, 1);
    ArrivalStanding province = ArrivalStanding.province("NT", "N", List.of(planned, unplanned));
    assertThat(province).isEqualTo(new ArrivalStanding("NT", "N", 10, 6, 5, -1, 1, 0, 1));
    ArrivalStanding quebec = ArrivalStanding.province("QC", "Q", List.of(unplanned));
    assertThat(quebec.open()).isNull();
    assertThat(ArrivalStanding.all(List.of(province, quebec))).isEqualTo(new ArrivalStanding("", "", 10, 8, 7, -1, 2, 0, 2));
  }

  @Test
  void missingReceiptsStandOldestFirstPageByPageWithWhoCalled() {
    List<Announced> silent = new ArrayList<>(IntStream.range(0, 27)
        .mapToObj(each -> families.announce("yellowknife", 2, today.get().plusDays(9), false, LONG_AGO.plus(Duration.ofDays(each)))).toList());
    families.called(silent.get(0), LONG_AGO.plusSeconds(10), null);
    families.called(silent.get(1), LONG_AGO.plus(Duration.ofDays(1)).plusSeconds(10), Instant.parse("2001-03-05T17:00:00Z"));
    families.called(silent.get(2), LONG_AGO.minusSeconds(10), LONG_AGO);
    jdbc.sql("update notice_recipient set times_sent = 3 where notice_id = ?").param(silent.get(1).notice()).update();
    Announced closed = families.announce("yellowknife", 2, today.get(), false, LONG_AGO);
    jdbc.sql("update case_file set stage = 'closed', closed_at = now() where id = ?").param(closed.file().id()).update();
    Announced reopened = families.announce("yellowknife", 2, today.get(), false, LONG_AGO);
    jdbc.sql("update notice set reopened_because = 'A fictional change.' where id = ?").param(reopened.notice()).update();
    Announced inTime = families.announce("yellowknife", 2, today.get(), false, LONG_AGO);
    jdbc.sql("update notice set receipt_due_at = now() + interval '1 day' where id = ?").param(inTime.notice()).update();
    Announced landed = families.announce("yellowknife", 2, today.get(), false, LONG_AGO);
    families.report(landed, "arrived", today.get(), LONG_AGO);
    Announced received = families.announce("yellowknife", 2, today.get(), false, LONG_AGO);
    jdbc.sql("update notice_recipient set received_at = now(), received_by = 'test', received_how = 'signedIn' where notice_id = ?").param(received.notice()).update();

    Browser supervisor = new Browser(port).signIn("supervisor");
    for (String path : List.of("/desk/arrivals", "/desk/arrivals/receipts")) {
      Browser.Page page = supervisor.get(path);
      assertThat(numbers(page)).containsExactlyElementsOf(silent.subList(0, 25).stream().map(Announced::number).toList());
      assertThat(page.text()).contains(silent.get(0).number() + "/1 " + silent.get(0).caseNumber(), "NT once To be made since Feb. 3, 2001",
          "NT 3 times Made on Mar. 5, 2001, no receipt", "NT once not asked for yet");
    }
    Browser.Page next = supervisor.get(next(supervisor.get("/desk/arrivals")));
    assertThat(numbers(next).subList(0, 2)).containsExactly(silent.get(25).number(), silent.get(26).number());
    assertThat(next.html()).doesNotContain(closed.number(), reopened.number(), inTime.number(), landed.number(), received.number(), silent.get(24).number());

    jdbc.sql("update notice_recipient set times_sent = 2 where notice_id = ?").param(inTime.notice()).update();
    String french = new Browser(port).signIn("superviseure").get("/desk/arrivals/receipts").text();
    assertThat(french).contains(inTime.number(), "deux fois", "À faire depuis le 3 févr. 2001", "Fait le 5 mars 2001, sans accusé de réception");
    assertThat(supervisor.get("/desk/arrivals/receipts?after=nonsense").text()).contains(silent.get(0).number());
    assertThat(supervisor.get("/desk/arrivals/receipts?after=9999-01-01T00:00:00Z_" + UUID.randomUUID() + "_" + UUID.randomUUID()).text())
        .contains("No further notice lacks a receipt.");
  }

  @Test
  void theComingDaysCountThoseWhoAreStillExpected() {
    LocalDate day = today.get().plusDays(3);
    Share before = share(day);
    families.announce("iqaluit", 4, day, false, LONG_AGO);
    Announced reopened = families.announce("iqaluit", 2, day, true, LONG_AGO);
    jdbc.sql("update notice set reopened_because = 'A fictional change.' where id = ?").param(reopened.notice()).update();
    families.report(families.announce("iqaluit", 50, day, false, LONG_AGO), "arrived", day, LONG_AGO);
    families.announce("iqaluit", 60, today.get().plusDays(ArrivalFigures.DAYS), false, LONG_AGO);
    assertThat(share(day)).isEqualTo(new Share("NU", before.families() + 2, before.persons() + 6, before.replanned() + 1));
    assertThat(figures.comingDays()).extracting(ArrivalDay::day).isSorted()
        .allSatisfy(each -> assertThat(each).isBetween(today.get(), today.get().plusDays(ArrivalFigures.DAYS - 1)));
    assertThat(new Browser(port).signIn("supervisor").get("/desk/arrivals").text()).contains(times.day(day), "NU " + (before.families() + 2));
  }

  @Test
  void aFamilyThatDidNotComeStandsThereUntilItsNewArrivalIsAnnounced() {
    Announced missed = families.announce("brandon", 4, today.get().minusDays(2), false, LONG_AGO);
    families.report(missed, "noShow", today.get().minusDays(2), LONG_AGO.plusSeconds(60));
    Browser supervisor = new Browser(port).signIn("supervisor");
    assertThat(supervisor.get("/desk/arrivals").html()).contains("/desk/cases/" + missed.caseNumber() + "/search");
    assertThat(supervisor.get("/desk/arrivals").text()).contains(missed.number() + " Brandon (MB) 4", "Search for the family no step noted yet");
    jdbc.sql("insert into search_step (id, case_id, asked, account, taken_at, noted_by, noted_at) values (gen_random_uuid(), ?, 'carrier', 'Fictional.', now(), 'test', now())")
        .param(missed.file().id()).update();
    assertThat(new Browser(port).signIn("superviseure").get("/desk/arrivals").text()).contains("Recherche de la famille 1 démarche notée");
    jdbc.sql("insert into family_search (id, case_id, result, reason, decided_by, decided_at) values (gen_random_uuid(), ?, 'found', 'Fictional.', 'test', now())")
        .param(missed.file().id()).update();
    assertThat(supervisor.get("/desk/arrivals").text()).contains("Found; arrival being planned");
    families.again(missed, 4, today.get().plusDays(2));
    assertThat(figures.missing()).noneMatch(each -> each.caseNumber().equals(missed.caseNumber()));
  }

  @ParameterizedTest
  @CsvSource({"/desk/arrivals", "/desk/arrivals/ON", "/desk/arrivals/receipts"})
  void onlySupervisorsReadIt(String path) {
    for (String other : List.of("destining", "intake", "admin", "auditor", "manitoba", "partner")) {
      assertThat(new Browser(port).signIn(other).get(path).status()).as(other).isEqualTo(403);
    }
    assertThat(new Browser(port).get(path).path()).isEqualTo("/login");
    assertThat(new Browser(port).signIn("supervisor").get("/").html()).contains("href=\"/desk/arrivals\"");
    assertThat(new Browser(port).signIn("destining").get("/desk/city-plan").html()).doesNotContain("href=\"/desk/arrivals\"");
  }

  @Test
  void anotherYearOrProvinceDoesNotExist() {
    Browser supervisor = new Browser(port).signIn("supervisor");
    for (String nowhere : List.of("/desk/arrivals?year=" + (year + 2), "/desk/arrivals?year=" + (year - 2), "/desk/arrivals/ZZ", "/desk/arrivals/on")) {
      assertThat(supervisor.get(nowhere).status()).as(nowhere).isEqualTo(404);
    }
    assertThat(supervisor.get("/desk/arrivals?year=soon").status()).isEqualTo(200);
  }

  private Share share(LocalDate day) {
    LocaleContextHolder.resetLocaleContext();
    return figures.comingDays().stream().filter(each -> each.day().equals(day)).flatMap(each -> each.provinces().stream())
        .filter(each -> each.province().equals("NU")).findFirst().orElse(new Share("NU", 0, 0, 0));
  }

  private static List<String> numbers(Browser.Page page) {
    return Pattern.compile("(NAT-[\\w-]+)/1</a>").matcher(page.html()).results().map(found -> found.group(1)).toList();
  }

  private static String next(Browser.Page page) {
    Matcher link = Pattern.compile("href=\"(/desk/arrivals/receipts\\?after=[^\"]+)\"").matcher(page.html());
    assertThat(link.find()).isTrue();
    assertThat(URLDecoder.decode(link.group(1), StandardCharsets.UTF_8)).contains("2001-02-27T15:00:00Z_");
    return link.group(1);
  }

  /** The figures of a row of the table; what is open is less than nothing when the plan is exceeded. */
  private static Row row(Browser.Page page, String name) {
    Matcher row = Pattern.compile("(?s)<th scope=\"row\">(?:<[^>]+>)?" + name + "(?:</a>|</span>)?</th>(.*?)</tr>").matcher(page.html());
    assertThat(row.find()).as(name).isTrue();
    int[] figures = Arrays.stream(row.group(1).split("</td>")).limit(7)
        .mapToInt(cell -> {
          String digits = cell.replaceAll("<[^>]+>", "").replaceAll("[^0-9]", "");
          return digits.isEmpty() ? 0 : (cell.contains("over the plan") || cell.contains("de plus que le plan") ? -1 : 1) * Integer.parseInt(digits);
        }).toArray();
    return new Row(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
  }

  private record Row(int plan, int arrived, int announced, int open, int sponsoredArrived, int sponsoredAnnounced, int unreported) {
  }
}
