package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.support.Accessibility;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** In a real browser, in both languages, wide and narrow: the pages of the handover that no other visit opens, filled and with what is wrong beside its field. */
class HandoverPagesVisitTest extends BrowserTest {

  private static final String JOURNEY = "{\"originCountry\": \"PAK\", \"originPlace\": \"Fictionville\", \"legs\": [{\"flight\": \"ZZ 123\", \"from\": \"FRA\", \"to\": \"YWG\", "
      + "\"departs\": \"2026-12-01T09:30:00\", \"arrives\": \"2026-12-01T14:05:00\"}], \"needs\": [\"wheelchair\", \"infantSeats\"], \"markers\": [\"urgentProtection\"], "
      + "\"onward\": {\"way\": \"road\", \"details\": \"A fictional driver\"}}";
  private static final String EXCEPTIONS = "[{\"rule\": \"shortNotice\", \"ground\": \"stated\", \"reason\": \"A fictional seat came free.\"}]";

  @Autowired
  private AutowireCapableBeanFactory beans;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Milestones milestones;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private Clock clock;

  private String language = "";

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageIsReadable(String reader) {
    language = reader;
    CaseFile asked = asked();
    Landed expected = expected("winnipeg", today().plusDays(30));
    Landed lost = expected("winnipeg", today().minusDays(1));
    report(lost, "noShow", today().minusDays(1));
    searched(lost.file());
    Landed home = landed("winnipeg", today().minusDays(100));
    leftBehind(home.file());
    officers(asked, expected, lost);
    receivers(home, landed("brandon", today().minusDays(3)));
    others(home.file());
    quebec(landed("montreal", today().minusDays(33)).file());
  }

  @ParameterizedTest
  @CsvSource({"en, destining, Manitoba newcomers", "fr, destination, Nouveaux arrivants du Manitoba"})
  void whomToCallStandsInTheTask(String reader, String officer, String silent) {
    CaseFile file = expected("winnipeg", today().plusDays(3)).file();
    String listed = "- " + silent + " · 204-555-0103\n- Another desk (fictional)";
    runtime.createProcessInstanceByKey(HandoffModel.PROCESS).businessKey(file.number()).setVariables(Map.of("caseId", file.id().toString(),
        "caseNumber", file.number(), "priority", "normal", HandoffModel.SILENT_EN, listed, HandoffModel.SILENT_FR, listed))
        .startBeforeActivity(HandoffModel.CALL_RECIPIENT).execute();
    Page page = task(officer, file.number());
    PlaywrightAssertions.assertThat(page.locator(".fjs-container li")).hasText(new String[] {silent + " · 204-555-0103", "Another desk (fictional)"});
    assertThat(page.locator(".fjs-container").innerText()).doesNotContain("{{");
    Chromium.picture(page, "handover-call-recipient-" + reader);
    page.context().close();
  }

  private void officers(CaseFile asked, Landed expected, Landed lost) {
    unannounced();
    Page page = in("destining");
    awaited("select count(*) > 0 from destination_option where case_id = ?", asked.id());
    look(page, "/desk/cases/" + asked.number() + "/destination", "destination");
    look(page, "/desk/city-plan", "city-plan");
    look(page, "/desk/cases/" + expected.file().number() + "/arrival", "arrival-reopen");
    wrong(page, "main form button", "arrival-wrong");
    look(page, "/desk/cases/" + lost.file().number() + "/arrival", "arrival-lost");
    look(page, "/desk/cases/" + lost.file().number() + "/search", "search");
    page.fill("#takenAt", "");
    wrong(page, "main form button", "search-wrong");
    look(page, "/desk/unannounced", "unannounced");
    wrong(page, "button[value=tie]", "unannounced-wrong");
    look(page, "/desk/unannounced?ended=true", "unannounced-ended");
    page.context().close();
    page = in("supervisor");
    look(page, "/desk/city-plan/iqaluit/" + today().getYear(), "city-plan-one");
    wrong(page, "main form button", "city-plan-wrong");
    look(page, "/desk/first-months", "first-months");
    page.context().close();
  }

  private void receivers(Landed home, Landed withoutProvider) {
    Page page = in("manitoba");
    look(page, home.path(), "notice");
    look(page, withoutProvider.path() + "/milestones/lodging", "milestone-office");
    look(page, "/province/unannounced", "province-unannounced");
    wrong(page, "main form button", "province-unannounced-wrong");
    page.context().close();
    page = in("providerWinnipeg");
    look(page, home.path() + "/milestones/school", "milestone-provider");
    page.fill("#day", "");
    wrong(page, "main form button", "milestone-wrong");
    page.context().close();
    page = in("sponsor");
    look(page, "/sponsor/arrivals", "sponsor-arrivals");
    look(page, "/sponsor/arrivals/" + home.notice(), "sponsor-arrival");
    page.context().close();
  }

  private void others(CaseFile home) {
    Page page = in("intake");
    look(page, "/desk/cases/" + home.number() + "/one-year", "one-year");
    page.context().close();
    page = in("auditor");
    look(page, "/desk/archive", "archive");
    wrong(page, "main form button", "archive-wrong");
    page.fill("#number", archived().number());
    page.fill("#reason", "A fictional court asks for it.");
    click(page, "main form button");
    assertThat(page.locator("main table, main .timeline").count()).isPositive();
    looked(page, "archive-found");
    page.context().close();
    page = in("admin");
    look(page, "/desk/partners/PROVINCENU/change/channel", "channel");
    page.fill("#url", "https://10.0.0.1/hook");
    wrong(page, "button[value=url]", "channel-wrong");
    page.fill("#url", "http://127.0.0.1:9/hook");
    click(page, "button[value=url]");
    looked(page, "channel-secret");
    look(page, "/desk/partners/PROVINCENU/change/channel", "channel-running");
    look(page, "/desk/outbox/" + undelivered(home), "outbox-message");
    look(page, "/desk/outbox", "outbox");
    page.context().close();
    jdbc.sql("delete from webhook where organization_id = (select id from organization where code = 'PROVINCENU')").update();
  }

  private void quebec(CaseFile home) {
    CaseFile asked = cases().open(Priority.normal, "QC", null);
    jdbc.sql("insert into selection (case_id, requested_at) values (?, now() - interval '3 days')").param(asked.id()).update();
    Page page = in("santeMontreal");
    look(page, "/health", "health");
    String family = "/health/families/" + home.number();
    look(page, family, "health-family");
    look(page, family + "/milestones/healthOffer", "health-milestone");
    page.fill("#day", "");
    wrong(page, "main form button", "health-milestone-wrong");
    page.context().close();
    page = in("quebec");
    look(page, "/province/selections", "selections");
    look(page, "/province/selections/" + asked.number(), "selection");
    wrong(page, "main form button", "selection-wrong");
    page.context().close();
  }

  // what stands on the pages -------------------------------------------------------------------------------------------------------

  private CaseFile asked() {
    CaseFile file = cases().open(Priority.normal, null, null);
    jdbc.sql("update referral set medical_need = 'lifeThreatening' where case_id = ?").param(file.id()).update();
    cases().begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "state"));
    return file;
  }

  private Landed expected(String place, LocalDate day) {
    CaseFile file = cases().open(Priority.normal, null, null);
    UUID notice = UUID.randomUUID();
    jdbc.sql("insert into destination (case_id, place, decided_by, decided_at) values (?, ?, 'destining', now())").params(file.id(), place).update();
    jdbc.sql("insert into arrival_plan (case_id, arrives_on, port, flight, remarks, planned_by, planned_at, journey, exceptions) "
            + "values (?, ?, 'YWG', 'ZZ 123', 'Two infant seats.', 'destining', now(), ?::jsonb, ?::jsonb)")
        .params(file.id(), Date.valueOf(day), JOURNEY, EXCEPTIONS).update();
    jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, flight, persons, remarks, journey, exceptions, sent_at, receipt_due_at) "
            + "select ?, ?, ?, 1, o.id, 'current', ?, 'YWG', 'ZZ 123', 2, 'Two infant seats.', ?::jsonb, ?::jsonb, now() - interval '1 day', now() from organization o join place p "
            + "on p.province = o.province where p.code = ? and o.kind in ('province', 'ministry')")
        .params(notice, file.id(), "NAT-T-%06d".formatted(Math.floorMod(notice.hashCode(), 1_000_000)), Date.valueOf(day), JOURNEY, EXCEPTIONS, place).update();
    jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt) select id, province_id, 'office', true from notice where id = ?")
        .param(notice).update();
    return new Landed(file, notice);
  }

  /** A family that was received, in Winnipeg by its settlement provider and by a sponsor too. */
  private Landed landed(String place, LocalDate day) {
    Landed family = expected(place, day);
    jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt) select ?, id, case kind when 'sponsor' then 'sponsor' else 'provider' end, "
        + "kind <> 'sponsor' from organization where ? = 'winnipeg' and code in ('RAPWINNIPEG', 'PRAIRIESAH')").params(family.notice(), place).update();
    jdbc.sql("update notice_recipient set received_at = now(), received_by = 'test', received_how = 'signedIn' where notice_id = ? and owes_receipt")
        .param(family.notice()).update();
    report(family, "arrived", day);
    jdbc.sql("insert into reception (case_id, confirmed_at, confirmed_by) values (?, now(), 'test')").param(family.file().id()).update();
    transaction.executeWithoutResult(status -> milestones.open(family.file().id()));
    return family;
  }

  private void report(Landed family, String result, LocalDate day) {
    jdbc.sql("insert into arrival_report (id, notice_id, result, happened_on, remarks, incidents, reported_by, reported_at) "
            + "values (?, ?, ?, ?, 'A fictional remark of some length, as officers write them.', '{undeclaredWheelchair}', 'manitoba', now())")
        .params(UUID.randomUUID(), family.notice(), result, Date.valueOf(day)).update();
  }

  private void searched(CaseFile file) {
    jdbc.sql("insert into search_step (id, case_id, asked, spoke_to, account, taken_at, noted_by, noted_at) "
            + "values (?, ?, 'carrier', 'A fictional clerk', 'They missed the fictional connection in Frankfurt.', now() - interval '2 hours', 'destining', now())")
        .params(UUID.randomUUID(), file.id()).update();
  }

  private void leftBehind(CaseFile file) {
    jdbc.sql("insert into person (id, case_id, position, relation, accompanying, full_name, sex, birth_as_written, birth_earliest, birth_latest, nationality) "
            + "values (?, ?, 3, 'spouse', false, 'Yama Testfictional', 'male', '1988-05-06', '1988-05-06', '1988-05-06', 'AFG')")
        .params(UUID.randomUUID(), file.id()).update();
  }

  private CaseFile archived() {
    CaseFile file = cases().open(Priority.normal, null, null);
    jdbc.sql("insert into case_event (case_id, at, code, actor) values (?, now(), 'planReopened', 'destining')").param(file.id()).update();
    jdbc.sql("update case_file set closed_at = now() - interval '3 years', outcome = 'received', archive_after = current_date - 400, archived_at = now() where id = ?")
        .param(file.id()).update();
    return file;
  }

  private void unannounced() {
    for (boolean settled : new boolean[] {false, true}) {
      jdbc.sql("insert into unannounced_report (id, organization_id, landed_on, port, persons, languages, names, place, remarks, reported_by, reported_at, not_ours, settled_by, settled_at) "
              + "select ?, id, current_date - 1, 'YWG', 3, 'Dari, Pashto', 'Zarmina T. (fictional) and two children', 'winnipeg', 'They wait at the fictional hotel.', 'manitoba', "
              + "now() - interval '3 hours', ?, ?, ? from organization where code = 'PROVINCEMB'")
          .params(UUID.randomUUID(), settled ? "Fictional visitors, no refugees." : null, settled ? "destining" : null, settled ? Timestamp.from(clock.instant()) : null)
          .update();
    }
  }

  private UUID undelivered(CaseFile file) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into outbox (id, idempotency_key, recipient, language, template, case_number, path, created_at, attempts, next_attempt_at, given_up_at, last_error, channel, organization_id, subject_id) "
            + "select ?, ?, 'PROVINCENU', 'en', 'noticeSent', ?, '/province', now() - interval '3 days', 3, now(), now(), 'HTTP 503', 'webhook', id, ? from organization where code = 'PROVINCENU'")
        .params(id, "visit:" + id, file.number(), UUID.randomUUID()).update();
    jdbc.sql("insert into outbox_attempt (outbox_id, number, at, outcome, status, duration_ms, error) values (?, 1, now() - interval '2 days', 'failed', 503, 412, 'HTTP 503'), "
        + "(?, 2, now() - interval '1 day', 'timedOut', null, 10000, 'no answer'), (?, 3, now(), null, null, null, null)").params(id, id, id).update();
    return id;
  }

  private TestCases cases() {
    return beans.createBean(TestCases.class);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Winnipeg"));
  }

  // looking ------------------------------------------------------------------------------------------------------------------------

  private Page in(String username) {
    return signedIn(username, language);
  }

  private void look(Page page, String path, String picture) {
    page.navigate(path);
    assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
    looked(page, picture);
  }

  /** Sends the form as it stands: what is wrong is said at the top and beside its field. */
  private void wrong(Page page, String button, String picture) {
    click(page, button);
    assertThat(page.locator(".faults a[href^='#']").count()).as(page.url()).isPositive();
    assertThat(page.locator(".fault").count()).as(page.url()).isPositive();
    looked(page, picture);
  }

  private void looked(Page page, String picture) {
    assertThat(page.locator("main h1").count()).as(page.url()).isOne();
    assertThat(page.locator("main").innerText()).as(page.url()).doesNotContain("??");
    // the rules look at what a page is made of, which both languages share: each width is examined in one of them
    if (language.equals("en")) {
      Accessibility.check(page);
    }
    Chromium.picture(page, "handover-" + picture + "-" + language + "-1280");
    page.setViewportSize(390, 844);
    Accessibility.fits(page);
    if (language.equals("fr")) {
      Accessibility.check(page);
    }
    Chromium.picture(page, "handover-" + picture + "-" + language + "-390");
    page.setViewportSize(1280, 900);
  }

  private static void click(Page page, String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
  }

  private void awaited(String sql, Object parameter) {
    for (int tries = 0; tries < 100 && !jdbc.sql(sql).param(parameter).query(Boolean.class).single(); tries++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A family announced to those who receive it. */
  private record Landed(CaseFile file, UUID notice) {

    String path() {
      return "/province/notices/" + notice;
    }
  }
}
