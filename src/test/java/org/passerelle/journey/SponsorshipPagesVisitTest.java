package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Accessibility;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.ReceptionWindowsOpen;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** In a real browser, in both languages: the pages of sponsorship that no other visit opens, filled and with what is wrong beside its field. */
class SponsorshipPagesVisitTest extends BrowserTest {

  private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

  @Autowired
  private AutowireCapableBeanFactory beans;

  private final String tongue = OutsideParties.word();
  private String language = "";
  private Party sponsor;

  @AfterEach
  void askNobodyElse() {
    new OutsideParties(jdbc).closeSponsors(tongue);
    jdbc.sql("update proposal set state = 'released', ended_at = now() where sponsor_id = ? and state = 'held'").param(sponsor.id()).update();
  }

  @ParameterizedTest
  @CsvSource({"en, matching, supervisor, Drawn", "fr, jumelage, superviseure, Effectué"})
  void everyPageIsReadable(String reader, String officer, String supervisor, String drawn) {
    language = reader;
    sponsor = new OutsideParties(jdbc).sponsor("LOOKS", "sherbrooke", tongue, 2, 8);
    jdbc.sql("update account set language = ? where username = ?").params(language, sponsor.signIn()).update();
    CaseFile taken = inCharge();
    sponsorsPages();
    desk(officer, taken.number());
    figures(supervisor);
    draw(drawn);
  }

  private void sponsorsPages() {
    UUID window = new ReceptionWindowsOpen(jdbc).window("byDraw", LocalDate.now(QUEBEC), LocalDate.now(QUEBEC), 2, Map.of("all", 40));
    UUID held = proposal(beans.createBean(TestCases.class).open(Priority.normal, "QC", sponsor.code()), "held", null);
    UUID accepted = jdbc.sql("select id from proposal where sponsor_id = ? and state = 'accepted'").param(sponsor.id()).query(UUID.class).single();
    Page page = signedIn(sponsor.signIn());
    for (String path : new String[] {"/sponsor", "/sponsor/profile", "/sponsor/profile/change", "/sponsor/families", "/sponsor/cost?adults=2&children=1&diets=0",
        "/sponsor/windows", "/sponsor/proposals/" + accepted}) {
      look(page, path);
    }
    for (String path : new String[] {"/sponsor/proposals/" + held, "/sponsor/windows/" + window, "/sponsor/proposals/" + accepted + "/breakdown"}) {
      look(page, path);
      wrong(page, "main form button");
    }
    page.context().close();
  }

  private void desk(String officer, String number) {
    Page page = signedIn(officer);
    CaseFile free = beans.createBean(TestCases.class).open(Priority.normal, "MB", null);
    look(page, "/desk/cases/" + number + "/breakdown");
    wrong(page, "main form button");
    page.navigate("/desk/cases/" + number + "/undertaking?framed");
    assertThat(page.locator("header.top").count()).isZero();
    look(page, "/desk/cases/" + free.number() + "/stream");
    wrong(page, "main form button");
    for (String path : new String[] {"/desk/sponsors", "/desk/sponsors/" + sponsor.code(), "/desk/sponsorship-figures", "/desk/sponsorship-figures/1",
        "/desk/sponsorship-figures/cost?adults=2&children=1&diets=0"}) {
      look(page, path);
    }
    page.context().close();
  }

  private void figures(String supervisor) {
    Page page = signedIn(supervisor);
    for (String table : new String[] {"settlementCost", "annexB", "annexD"}) {
      look(page, "/desk/sponsorship-figures/new/" + table);
    }
    wrong(page, "main form button");
    page.context().close();
  }

  /** A window that two have applied in and one can be received in, from its announcement to the draw. */
  private void draw(String drawn) {
    ReceptionWindowsOpen windows = new ReceptionWindowsOpen(jdbc);
    UUID window = windows.window("byDraw", LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 9), 2, Map.of("all", 1));
    for (int each = 0; each < 2; each++) {
      windows.apply(window, beans.createBean(TestCases.class).open(Priority.normal, "QC", sponsor.code()).id(), sponsor.id(), "waiting");
    }
    Page page = signedIn("quebec");
    String before = page.locator("html").getAttribute("lang");
    if (!language.equals(before)) {
      click(page, "header form[action$='/language'] button");
    }
    String own = "/ministry/windows/" + window;
    look(page, "/ministry/windows");
    look(page, "/ministry/windows/new");
    wrong(page, "main form button");
    look(page, own);
    wrong(page, "form[action$='/list'] button");
    LocalDateTime soon = LocalDateTime.now(QUEBEC).plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
    // the field shortens a moment whose seconds are none, and then holds another text than was typed
    LocalDateTime known = soon.getSecond() == 0 ? soon.plusSeconds(1) : soon;
    page.fill("#valueSource", "A fictional lottery");
    page.fill("#valueDueAt", known.toString());
    click(page, "form[action$='/list'] button");
    look(page, "/draws/" + window);
    page.navigate(own);
    while (LocalDateTime.now(QUEBEC).isBefore(known)) {
      page.waitForTimeout(200);
    }
    wrong(page, "form[action$='/draw'] button");
    page.fill("#value", "3-14-15");
    click(page, "form[action$='/draw'] button");
    look(page, "/draws");
    look(page, "/draws/" + window);
    assertThat(page.locator("h1").innerText()).contains(drawn);
    if (!language.equals(before)) {
      click(page, "header form[action$='/language'] button");
    }
    page.context().close();
  }

  private CaseFile inCharge() {
    CaseFile file = beans.createBean(TestCases.class).open(Priority.normal, "QC", sponsor.code());
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id, settled_at) values (?, 'quebecCollective', 'sponsor', ?, now())")
        .params(file.id(), sponsor.id()).update();
    proposal(file, "accepted", "1 day");
    return file;
  }

  private UUID proposal(CaseFile file, String state, String ended) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into proposal (id, case_id, sponsor_id, named, persons, children, state, proposed_at, held_at, expires_at, ended_at) "
            + "values (?, ?, ?, true, 2, 1, ?, now() - interval '2 days', now() - interval '2 days', now() + interval '5 days', now() - ?::interval)")
        .params(id, file.id(), sponsor.id(), state, ended).update();
    jdbc.sql("update sponsor set families_taken = families_taken + 1, persons_taken = persons_taken + 2, children_taken = children_taken + 1 "
        + "where organization_id = ?").param(sponsor.id()).update();
    return id;
  }

  /** Sends the form as it stands: what is wrong is said at the top and beside its field. */
  private void wrong(Page page, String button) {
    click(page, button);
    assertThat(page.locator(".faults a[href^='#']").count()).as(page.url()).isPositive();
    assertThat(page.locator(".field.wrong .fault, td .fault").count()).as(page.url()).isPositive();
    looked(page);
  }

  private void look(Page page, String path) {
    page.navigate(path);
    assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
    assertThat(page.locator("main").innerText()).as(path).doesNotContain("??");
    looked(page);
  }

  private static void looked(Page page) {
    Accessibility.check(page);
    page.setViewportSize(390, 844);
    Accessibility.fits(page);
    page.setViewportSize(1280, 900);
  }

  private static void click(Page page, String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
  }
}
