package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.identity.EvidenceOnFile;
import org.passerelle.partner.Organizations;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.passerelle.support.OutsideParties;
import org.springframework.beans.factory.annotation.Autowired;

/** In a real browser: an officer reads the evidence within the task and decides; a second officer gives an opinion. */
class IdentityTaskBrowserTest extends BrowserTest {

  @Autowired
  private CaseFiles files;
  @Autowired
  private Persons persons;
  @Autowired
  private Organizations organizations;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private ObjectMapper json;

  @ParameterizedTest(name = "forms in {0}")
  @CsvSource({
      "en, identity, identite, Evidence of identity, Signs of fraud, These births cannot both be true., Une personne de l’équipe a jugé l’identité contredite., must come from another officer",
      "fr, identite, identity, Éléments de preuve de l’identité, Indices de fraude, Ces naissances ne peuvent pas être vraies toutes les deux., A colleague found the identity contradicted., doit venir d’une autre personne"})
  void theEvidenceStandsWithinTheTask(String language, String officer, String second, String heading, String signs, String conflict, String asked, String refused) {
    CaseFile file = withEvidence();
    Page own = signedIn(officer);
    own.navigate("/desk/cases/" + file.number() + "/identity");
    picture(own, "identity-evidence-" + language);
    readable(own);
    own.context().close();

    Page task = task(officer, file.number());
    FrameLocator page = task.frameLocator("iframe.passerelle-pair");
    page.locator("h1").waitFor();
    assertThat(page.locator("h1").innerText()).contains(heading, file.number());
    assertThat(page.locator("body").innerText()).contains(signs, conflict, EvidenceOnFile.SCRIPT);
    assertThat(page.locator("header.top").count()).isZero();
    assertThat(task.locator(".fjs-container textarea").count()).as("neither reservations nor what is owed is asked for nothing").isOne();
    task.locator(".fjs-container input[type=radio]").nth(1).check();
    assertThat(task.locator(".fjs-container textarea").count()).as("reservations are asked for").isEqualTo(2);
    task.locator(".fjs-container input[type=radio]").nth(3).check();
    task.locator(".fjs-container textarea").last().fill("A fictional reason.");
    complete(task, "identity-" + language);
    awaited("select count(*)::text from identity_decision where case_id = ? and decision = 'contradicted'", file.id(), "1");

    Page again = signedIn(officer);
    again.navigate("/camunda/app/tasklist/default/");
    String taskId = awaitedTask(file.number());
    Object answer = again.evaluate("""
        async id => { const token = document.cookie.split('; ').find(c => c.startsWith('XSRF-TOKEN='))?.split('=')[1];
          const r = await fetch('/camunda/api/engine/engine/default/task/' + id + '/claim', {method: 'POST', headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token},
            body: JSON.stringify({userId: '%s'})}); return r.status + ' ' + await r.text(); }""".formatted(officer), taskId);
    assertThat(answer.toString()).startsWith("403").contains(refused);
    again.context().close();

    Page opinion = task(second, file.number());
    opinion.frameLocator("iframe.passerelle-pair").locator("h1").waitFor();
    assertThat(opinion.locator(".fjs-container").innerText()).contains(asked);
    opinion.locator(".fjs-container input[type=radio]").nth(1).check();
    opinion.locator(".fjs-container textarea").last().fill("A fictional opinion.");
    complete(opinion, "identity-second-" + language);
    assertThat(awaited("select coalesce(max(decision), '') from identity_decision where case_id = ? and kind = 'secondOpinion'", file.id(), "disagree"))
        .isEqualTo("disagree");
  }

  private CaseFile withEvidence() {
    CaseFile file = files.open(organizations.byCode("HAVENREF").orElseThrow().id(), "T-" + UUID.randomUUID()).orElseThrow();
    String number = "FIC" + Long.toString(System.nanoTime(), 36).toUpperCase();
    List<Person> family = EvidenceOnFile.family(number);
    persons.replace(file.id(), family);
    jdbc.sql("insert into referral (case_id, version, primary_category, secondary_category, stated_size, danger, medical_need, country_of_asylum, "
            + "inside_home_country, languages, claim, need, consent, submitted_at, submitted_by) values (?, 1, 'LPN', 'LAD', 3, 'none', 'none', 'PAK', false, "
            + "array['prs'], 'A fictional claim.', 'A fictional need.', true, now(), 'partner')").param(file.id()).update();
    jdbc.sql("insert into referral_version (case_id, version, content, submitted_at, submitted_by) values (?, 1, '{}', now(), 'partner')").param(file.id()).update();
    OutsideParties parties = new OutsideParties(jdbc);
    Instant now = Instant.parse("2026-03-05T12:00:00Z");
    EvidenceOnFile.attest(jdbc, json, file.id(), parties.verifier("NGO", OutsideParties.word(), "prs", 5).id(), EvidenceOnFile.first(family, number), now);
    EvidenceOnFile.attest(jdbc, json, file.id(), parties.verifier("NGO", OutsideParties.word(), "prs", 5).id(), EvidenceOnFile.second(family, number),
        now.plus(40, ChronoUnit.DAYS));
    jdbc.sql("insert into safety_assessment (id, case_id, contact, staff_sex, work_place, family_safety, ngo_safety, assessed_by, assessed_at) values "
            + "(?, ?, 'remoteOnly', 'women', 'insideControlledArea', 'Neighbours watch the house.', 'Checkpoints on the road.', 'identity', now())")
        .params(UUID.randomUUID(), file.id()).update();
    runtime.createProcessInstanceByKey("identity-verification").businessKey(file.number()).startBeforeActivity("userTask_decideIdentity")
        .setVariables(Map.of("caseId", file.id().toString(), "caseNumber", file.number(), "priority", "normal", "safetyAssessed", true)).execute();
    return file;
  }

  private static void picture(Page page, String name) {
    Chromium.picture(page, name + "-wide");
    page.setViewportSize(390, 844);
    Chromium.picture(page, name + "-narrow");
    page.setViewportSize(1280, 900);
  }

  private String awaitedTask(String number) {
    return awaited("select coalesce(max(t.id_), '') from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ "
        + "where t.task_def_key_ = 'userTask_giveSecondOpinion' and e.business_key_ = ?", number, null);
  }

  private String awaited(String sql, Object of, @org.jspecify.annotations.Nullable String expected) {
    String value = "";
    for (int tries = 0; tries < 300 && (expected == null ? value.isEmpty() : !value.equals(expected)); tries++) {
      value = jdbc.sql(sql).param(of).query(String.class).single();
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return value;
  }
}
