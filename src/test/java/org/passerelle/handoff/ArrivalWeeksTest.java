package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.disclosure.DisclosureAgreement;
import org.passerelle.handoff.disclosure.DisclosureAgreements;
import org.passerelle.handoff.disclosure.EnteringAgreements;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.support.Browser;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Arrivals by week and city, found by both, and what their receivers acknowledged. Saskatchewan's far weeks are this test's own. */
class ArrivalWeeksTest extends HandoffTest {

  private static final String OFFICE = "PROVINCESK";

  @LocalServerPort
  private int port;
  @Autowired
  private ExpectedArrivals expected;
  @Autowired
  private Organizations organizations;
  @Autowired
  private DisclosureAgreements agreements;
  @Autowired
  private EnteringAgreements entering;
  @Autowired
  private Register register;
  @Autowired
  private Today today;

  private @Nullable DisclosureAgreement before;
  private LocalDate monday;

  @BeforeEach
  void people() {
    account("saskatchewanTest", OFFICE, "province", "en");
    account("saskatchewanEssai", OFFICE, "province", "fr");
    account("reginaTest", "RAPREGINA", "settlementProvider", "fr");
    monday = today().plusWeeks(20).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The agreement of the demonstration holds again, and no arrival of this test is expected any more. */
  @AfterEach
  void asBefore() {
    if (before != null) {
      agree(before.fields());
    }
    jdbc.sql("update notice set state = 'cancelled' where number like 'NAT-WEEKS-%'").update();
  }

  @Test
  void familiesAreCountedByWeekAndCityAndEachCountLeadsToThem() {
    Sent first = sent("regina", monday, OFFICE, "RAPREGINA");
    Sent second = sent("regina", monday.plusDays(6), OFFICE, "RAPREGINA");
    Sent elsewhere = sent("saskatoon", monday, OFFICE);
    Sent later = sent("regina", monday.plusDays(7), OFFICE);
    arrived(sent("regina", monday.plusDays(1), OFFICE));

    ArrivalWeeks weeks = expected.weeks(organization(OFFICE), DisclosureChannel.page);
    assertThat(week(weeks, monday).byCity()).containsOnly(Map.entry("regina", new ArrivalWeeks.Count(2, 4)),
        Map.entry("saskatoon", new ArrivalWeeks.Count(1, 2)));
    assertThat(week(weeks, monday).total()).isEqualTo(new ArrivalWeeks.Count(3, 6));
    assertThat(weeks.ahead()).extracting(ArrivalWeeks.Week::monday).isSorted();
    assertThat(week(expected.weeks(organization("RAPREGINA"), DisclosureChannel.page), monday).byCity())
        .containsOnly(Map.entry("regina", new ArrivalWeeks.Count(2, 4)));
    assertThat(register.ofCase(first.file().id(), null)).as("a count discloses no case").isEmpty();

    Browser office = new Browser(port).signIn("saskatchewanTest");
    String link = "/province?week=" + monday + "&amp;city=regina";
    Browser.Page all = office.get("/province");
    assertThat(all.html()).contains(link);
    assertThat(all.text()).contains("Expected, by week and city", "2 families", "4 persons", "1 family");
    Browser.Page found = office.get(link.replace("&amp;", "&"));
    assertThat(found.html()).contains(first.number(), second.number()).doesNotContain(elsewhere.number(), later.number());
    assertThat(found.text()).contains("· Regina");
    assertThat(register.ofCase(first.file().id(), null)).extracting(RegisterRow::toldTo).containsOnly("saskatchewanTest");
    assertThat(office.get("/province?week=" + monday.plusDays(3)).html()).as("any day of the week").contains(first.number(), elsewhere.number())
        .doesNotContain(later.number());
    assertThat(office.get("/province?city=saskatoon").html()).contains(elsewhere.number()).doesNotContain(first.number());
    assertThat(new Browser(port).signIn("saskatchewanEssai").get("/province").text()).contains("Attendues, par semaine et par ville", "2 familles",
        "4 personnes", "semaine du ");
    assertThat(new Browser(port).signIn("reginaTest").get(link.replace("&amp;", "&")).html()).contains(first.number(), second.number());
  }

  @Test
  void oldWeeksAreThereWhileTheirArrivalsAreOpenAndOnlyTwo() {
    LocalDate thisWeek = today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    sent("saskatoon", thisWeek.minusDays(8), OFFICE);
    arrived(sent("saskatoon", thisWeek.minusDays(9), OFFICE));
    sent("saskatoon", thisWeek.minusDays(15), OFFICE);
    sent("saskatoon", thisWeek.plusWeeks(26).plusDays(6), OFFICE);
    sent("saskatoon", thisWeek.plusWeeks(27), OFFICE);
    ArrivalWeeks weeks = expected.weeks(organization(OFFICE), DisclosureChannel.page);
    assertThat(weeks.past()).extracting(ArrivalWeeks.Week::monday).doesNotContain(thisWeek.minusWeeks(3));
    assertThat(weeks.past()).filteredOn(week -> week.monday().equals(thisWeek.minusWeeks(2))).singleElement()
        .satisfies(week -> assertThat(week.byCity().get("saskatoon").families()).isOne());
    assertThat(weeks.ahead()).extracting(ArrivalWeeks.Week::monday).contains(thisWeek.plusWeeks(26)).doesNotContain(thisWeek.plusWeeks(27));
    assertThat(new Browser(port).signIn("saskatchewanTest").get("/province").text()).contains("Over, and the arrival not reported");
  }

  @Test
  void theCountsShowOnlyWhatTheAgreementLists() {
    Sent one = sent("regina", monday, OFFICE);
    Sent other = sent("saskatoon", monday.plusWeeks(1), OFFICE);
    before = agreements.inForce(organization(OFFICE), today.get()).orElseThrow();
    Browser office = new Browser(port).signIn("saskatchewanTest");
    agree(Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.itinerary, DisclosedField.destination)));
    assertThat(week(expected.weeks(organization(OFFICE), DisclosureChannel.page), monday).total()).isEqualTo(new ArrivalWeeks.Count(1, null));
    assertThat(office.get("/province").text()).contains("Expected, by week and city", "1 family").doesNotContain("2 persons");

    agree(Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.itinerary, DisclosedField.persons)));
    Browser.Page page = office.get("/province");
    assertThat(page.text()).contains("does not list the day or the city of arrival");
    assertThat(page.html()).doesNotContain("city=regina", "name=\"city\"", "Regina");
    assertThat(office.get("/province?city=saskatoon").html()).as("nobody learns the city by looking for it").contains(one.number(), other.number());
    agree(Map.of(DisclosurePurpose.reception, EnumSet.of(DisclosedField.destination)));
    assertThat(office.get("/province?week=" + monday).html()).as("nor the day").contains(one.number(), other.number()).doesNotContain("name=\"week\"");
  }

  @Test
  void whatWasAcknowledgedSaysWhenAndByWhom() {
    received(sent("regina", monday, OFFICE), "saskatchewanTest", "signedIn", null);
    received(sent("regina", monday, OFFICE), "destining", "telephone", "A fictional clerk");
    received(sent("regina", monday, OFFICE), OFFICE, "webhook", null);
    Sent silent = sent("regina", monday, OFFICE);
    String path = "/province?week=" + monday + "&city=regina";
    Browser.Page page = new Browser(port).signIn("saskatchewanTest").get(path);
    assertThat(page.text()).contains("Your receipt", "Test Personfictional", "by telephone", "by your system").doesNotContain("destining");
    assertThat(page.html()).contains(silent.path());
    assertThat(new Browser(port).signIn("saskatchewanEssai").get(path).text()).contains("Votre accusé de réception", "par téléphone", "par votre système");
    List<Notice> listed = notices.list(organization(OFFICE), true, new ArrivalFilter(monday, "regina"), 1, DisclosureChannel.page).page().rows();
    assertThat(listed.get(0).number()).as("what is asked comes first").isEqualTo(silent.number());
    assertThat(expected.receipts(organization(OFFICE), listed).values()).extracting(GivenReceipt::way)
        .containsExactlyInAnyOrder("person", "telephone", "system");
    assertThat(expected.receipts(organization("RAPREGINA"), listed)).as("nobody else's receipts").isEmpty();
  }

  @Test
  void leafingKeepsWhatWasLookedFor() {
    for (int each = 0; each <= Page.SIZE; each++) {
      sent("saskatoon", monday.plusDays(each % 7), OFFICE);
    }
    sent("saskatoon", monday.plusDays(7), OFFICE);
    Browser office = new Browser(port).signIn("saskatchewanTest");
    String filter = "week=" + monday + "&city=saskatoon";
    assertThat(office.get("/province?" + filter).html()).contains("ended=false&amp;week=" + monday + "&amp;city=saskatoon&amp;page=2");
    UUID id = organization(OFFICE);
    ArrivalFilter week = new ArrivalFilter(monday.plusDays(2), "saskatoon");
    List<Notice> first = notices.list(id, true, week, 1, DisclosureChannel.page).page().rows();
    Page<Notice> second = notices.list(id, true, week, 2, DisclosureChannel.page).page();
    assertThat(first).hasSize(Page.SIZE).extracting(Notice::arrivesOn).isSorted();
    assertThat(second.rows()).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(second.more()).isFalse();

    jdbc.sql("update notice set state = 'cancelled' where number = ?").param(first.get(0).number()).update();
    assertThat(office.get("/province?ended=true&" + filter).html()).contains(first.get(0).number()).doesNotContain(first.get(1).number());
    assertThat(office.get("/province?week=" + monday.minusWeeks(3) + "&city=saskatoon").text()).contains("No arrival fits. Choose another week");
  }

  @Test
  void whatIsNeitherADayNorACityIsRefusedAndNobodyElseComesIn() {
    Browser office = new Browser(port).signIn("saskatchewanTest");
    assertThat(office.get("/province?week=soon").status()).isEqualTo(400);
    assertThat(office.get("/province?week=2027-02-30").status()).isEqualTo(400);
    assertThat(office.get("/province?city=atlantis").status()).isEqualTo(400);
    assertThat(office.get("/province?week=&city=").status()).isEqualTo(200);
    Sent one = sent("regina", monday, OFFICE);
    String found = "/province?week=" + monday + "&city=regina";
    assertThat(new Browser(port).signIn("ontario").get(found).html()).doesNotContain(one.number());
    assertThat(Visitor.signedIn(port, "sponsor").get(found).statusCode()).isEqualTo(403);
    assertThat(Visitor.signedIn(port, "intake").get(found).statusCode()).isEqualTo(403);
    assertThat(new Visitor(port).get(found).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  private static ArrivalWeeks.Week week(ArrivalWeeks weeks, LocalDate monday) {
    return weeks.ahead().stream().filter(week -> week.monday().equals(monday)).findFirst().orElseThrow();
  }

  /** A notice of two persons to these, the office first, for that day. */
  private Sent sent(String place, LocalDate day, String... recipients) {
    CaseFile file = cases.open(Priority.normal, null, null);
    UUID notice = UUID.randomUUID();
    String number = "NAT-WEEKS-" + file.number();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("insert into destination (case_id, place, decided_by, decided_at) values (?, ?, 'destining', ?)").params(file.id(), place, now).update();
    jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, persons, sent_at, receipt_due_at) "
            + "values (?, ?, ?, 1, ?, 'current', ?, 'YYC', 2, ?, ?)")
        .params(notice, file.id(), number, organization(recipients[0]), Date.valueOf(day), now, now).update();
    for (String recipient : recipients) {
      jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt) values (?, ?, ?, true)")
          .params(notice, organization(recipient), recipient.startsWith("RAP") ? "provider" : "office").update();
    }
    return new Sent(file, notice, number);
  }

  private void received(Sent sent, String by, String how, @Nullable String spokeTo) {
    jdbc.sql("update notice_recipient set received_at = ?, received_by = ?, received_how = ?, spoke_to = ? where notice_id = ?")
        .params(Timestamp.from(clock.instant()), by, how, spokeTo, sent.notice()).update();
  }

  private void arrived(Sent sent) {
    jdbc.sql("insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at) values (?, ?, 'arrived', ?, 'test', ?)")
        .params(UUID.randomUUID(), sent.notice(), Date.valueOf(today()), Timestamp.from(clock.instant())).update();
  }

  private void agree(Map<DisclosurePurpose, Set<DisclosedField>> fields) {
    Organization recipient = organizations.byCode(OFFICE).orElseThrow();
    Map<DisclosurePurpose, Set<DisclosedField>> listed = new EnumMap<>(DisclosurePurpose.class);
    listed.putAll(fields);
    officers.signIn("compliance");
    entering.enter(recipient, agreements.of(recipient.id()).get(0).id(), new DisclosureAgreement.Draft("DA-WEEKS", "privacyActAgreement",
        "A fictional annex.", null, today.get(), null, true, listed));
    officers.signOut();
  }

  private void account(String username, String organization, String role, String language) {
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles) "
            + "select gen_random_uuid(), ?, 'Test Personfictional', ? || '@example.org', password_hash, ?, ?, array[?] from account "
            + "where username = 'manitoba' on conflict do nothing")
        .params(username, username.toLowerCase(), language, organization(organization), role).update();
  }

  /** A notice that was sent. */
  private record Sent(CaseFile file, UUID notice, String number) {

    String path() {
      return "/province/notices/" + notice;
    }
  }
}
