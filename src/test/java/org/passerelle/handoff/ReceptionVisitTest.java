package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.Officers;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** In a real browser: those who receive a family, from its notice until the province has taken it over. */
class ReceptionVisitTest extends BrowserTest {

  private static final String OFFICER = "destining";

  @Autowired
  private AutowireCapableBeanFactory beans;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private Clock clock;

  private TestCases cases;
  private Officers officers;

  @BeforeEach
  void helpers() {
    cases = beans.createBean(TestCases.class);
    officers = beans.createBean(Officers.class);
  }

  @ParameterizedTest
  @CsvSource({"en, Expected · week of, Your receipt", "fr, Attendues · semaine du, Votre accusé de réception"})
  void aProvinceAndItsProviderReceiveAFamily(String language, String found, String receipt) {
    CaseFile file = begun(null);
    complete(file, HandoffModel.CHOOSE_DESTINATION,
        Map.of("destination", "winnipeg", "reason", "A fictional cousin lives there.", "beyondPlan", "A fictional lodging is free."));
    LocalDate day = today("America/Winnipeg").plusDays(10);
    complete(file, HandoffModel.PLAN_ARRIVAL, HandoffTest.plan(day));
    await(file, HandoffModel.AWAIT_RECEIPT);
    UUID notice = notice(file);
    String path = "/province/notices/" + notice;
    String week = "a[href*='week=" + ArrivalFilter.monday(day) + "'][href*='city=winnipeg']";

    Page office = signedIn("manitoba", language);
    look(office, "/province", "reception-list-" + language);
    click(office, week);
    look(office, null, "reception-week-" + language);
    assertThat(office.locator("main").innerText()).contains(found, "Winnipeg", receipt);
    click(office, "a[href='" + path + "']");
    look(office, null, "reception-notice-" + language);
    click(office, "button[value=receipt]");

    Page provider = signedIn("providerWinnipeg", language);
    look(provider, "/province", "provider-list-" + language);
    click(provider, week);
    click(provider, "a[href='" + path + "']");
    click(provider, "button[value=receipt]");
    await(file, HandoffModel.AWAIT_ARRIVAL);
    click(provider, "button[value=arrival]");
    assertThat(provider.locator(".field.wrong .fault").count()).isPositive();
    look(provider, null, "provider-arrival-" + language);
    provider.check("#result-arrived");
    click(provider, "button[value=arrival]");
    assertThat(provider.locator("button[value=reception]").count()).isZero();

    await(file, HandoffModel.AWAIT_RECEPTION);
    look(office, path, "reception-reception-" + language);
    click(office, "button[value=reception]");
    await(file, HandoffModel.AWAIT_TAKEOVER);
    look(provider, path, "provider-milestones-" + language);
    click(provider, "a[href$='/milestones/school']");
    look(provider, null, "provider-milestone-" + language);
    provider.check("#outcome-reached");
    click(provider, "main form button");
    provider.context().close();
    look(office, path, "reception-milestones-" + language);
    click(office, "button[value=takeover]");
    look(office, null, "reception-taken-over-" + language);
    look(office, "/province?ended=true&week=" + day + "&city=winnipeg", "reception-ended-" + language);
    assertThat(office.locator("a[href='" + path + "']").count()).isOne();
    office.context().close();
  }

  @Test
  void quebecsMinistrySelectsAFamilyAndAcknowledgesItsNotice() {
    CaseFile file = begun("QC");
    await(file, HandoffModel.AWAIT_SELECTION);
    Page ministry = signedIn("quebec", "fr");
    look(ministry, "/province/selections", "ministry-selections");
    look(ministry, "/province/selections/" + file.number(), "ministry-selection");
    ministry.check("#answer-granted");
    ministry.fill("#csqNumber", "CSQ-0045");
    ministry.fill("#csqExpires", today("America/Toronto").plusYears(2).toString());
    ministry.selectOption("#place", "granby");
    click(ministry, "main form button");
    LocalDate day = HandoffTest.receivedInQuebec(today("America/Toronto").plusDays(20));
    Map<String, Object> plan = new HashMap<>(HandoffTest.plan(day));
    plan.put("port", "YUL");
    complete(file, HandoffModel.PLAN_ARRIVAL, plan);
    await(file, HandoffModel.AWAIT_RECEIPT);
    look(ministry, "/province?week=" + day + "&city=granby", "ministry-week");
    click(ministry, "a[href='/province/notices/" + notice(file) + "']");
    look(ministry, null, "ministry-notice");
    assertThat(ministry.locator("main").innerText()).contains("CSQ-0045");
    click(ministry, "button[value=receipt]");
    look(ministry, null, "ministry-receipted");
    ministry.context().close();
  }

  private CaseFile begun(@Nullable String province) {
    CaseFile file = cases.open(Priority.normal, province, null);
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "state"));
    return file;
  }

  /** Completes an officer's task as Tasklist does, once the case has come to it. */
  private void complete(CaseFile file, String element, Map<String, Object> form) {
    await(file, element);
    String task = officers.task(file.number(), element).getId();
    officers.signIn(OFFICER);
    tasks.claim(task, OFFICER);
    forms.submitTaskForm(task, form);
    officers.signOut();
  }

  /** The job executor brings the case there. */
  private void await(CaseFile file, String element) {
    for (int tries = 0; !at(file).contains(element); tries++) {
      assertThat(tries).as("%s comes to %s; it is at %s", file.number(), element, at(file)).isLessThan(300);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<String> at(CaseFile file) {
    officers.signOut();
    try {
      return runtime.createProcessInstanceQuery().processInstanceBusinessKey(file.number()).list().stream()
          .flatMap(instance -> runtime.getActiveActivityIds(instance.getId()).stream()).toList();
    } catch (ProcessEngineException ended) {
      return List.of();
    }
  }

  private UUID notice(CaseFile file) {
    return jdbc.sql("select id from notice where case_id = ? and state = 'current'").param(file.id()).query(UUID.class).single();
  }

  private LocalDate today(String zone) {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
  }

  private static void look(Page page, @Nullable String path, String picture) {
    if (path != null) {
      page.navigate(path);
    }
    assertThat(page.locator("main").innerText()).as(page.url()).doesNotContain("??");
    readable(page);
    Chromium.picture(page, picture);
  }

  private static void click(Page page, String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
  }
}
