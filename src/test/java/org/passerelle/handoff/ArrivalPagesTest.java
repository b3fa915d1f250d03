package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Timeline;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages on which staff, provinces and sponsors read of an arrival. */
class ArrivalPagesTest extends HandoffTest {

  @LocalServerPort
  private int port;

  @Autowired
  private Timeline timeline;

  @Test
  void aDestiningOfficerOpensAnAnnouncedPlanAgainAndTheNewVersionCitesTheNumber() {
    CaseFile file = receipted();
    String number = current(file).number();
    String page = page(file);
    Browser officer = new Browser(port).signIn(OFFICER);
    assertThat(officer.get(page).text()).contains("Change an announced arrival", number, "Fewer than ten working days’ notice", "Winnipeg (MB)");

    Browser.Page wrong = officer.post(page, Map.of("reason", " "));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("href=\"#reason\"", "id=\"reason-fault\"");
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);

    assertThat(officer.post(page, Map.of("reason", "The fictional flight was moved.")).text()).contains("The plan is open again");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
    assertThat(officer.get(page).text()).doesNotContain("Change an announced arrival");
    assertThat(officer.post(page, Map.of("reason", "Once more.")).text()).contains("Nothing was changed");
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsOnlyOnce("planReopened");
    assertThat(audited("reopenPlan", file)).isOne();
    assertThat(audited("readArrival", file)).isPositive();

    plan(file, today().plusDays(12));
    assertThat(records.of(file.id()).notices()).extracting(Notice::label).containsExactly(number + "/1", number + "/2");
    assertThat(jdbc.sql("select reopened_because from notice where case_id = ? and version = 1").param(file.id()).query(String.class).single())
        .isEqualTo("The fictional flight was moved.");
  }

  @Test
  void otherStaffReadItAndCannotChangeItAndOutsidePartiesDoNotReachIt() {
    CaseFile file = receipted();
    String page = page(file);
    for (String staff : List.of("intake", "supervisor")) {
      Browser reader = new Browser(port).signIn(staff);
      Browser.Page read = reader.get(page);
      assertThat(read.text()).as(staff).contains(current(file).number()).doesNotContain("Change an announced arrival");
      assertThat(reader.post(page, Map.of("reason", "I should like to.")).status()).as(staff).isEqualTo(403);
    }
    for (String outside : List.of("partner", "manitoba", "parrain")) {
      assertThat(new Browser(port).signIn(outside).get(page).status()).as(outside).isEqualTo(403);
    }
    assertThat(new Visitor(port).get(page).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(new Browser(port).signIn(OFFICER).get("/desk/cases/PAS-1999-000001/arrival").status()).isEqualTo(404);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
  }

  @Test
  void beforeAnythingIsPlannedThePageSaysWhatComesNext() {
    CaseFile file = begun(null);
    assertThat(new Browser(port).signIn("destination").get(page(file)).text()).contains("Aucune arrivée n’est encore planifiée");
    Browser officer = new Browser(port).signIn(OFFICER);
    officer.get(page(file));
    assertThat(officer.post(page(file), Map.of("reason", "Nothing to change.")).text()).contains("Nothing was changed");
  }

  @Test
  void aProvinceReportsWhatWentOtherwiseAndOfficersReadIt() {
    CaseFile file = receipted();
    String path = current(file).path();
    Browser manitoba = new Browser(port).signIn("manitoba");
    manitoba.get(path);
    Browser.Page wrong = manitoba.post(path, Map.of("step", "arrival", "result", "arrived", "happenedOn", today().toString(), "incidents", "unannounced"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("href=\"#incidents\"", "id=\"incidents-fault\"");
    assertThat(records.of(file.id()).reports()).isEmpty();
    manitoba.post(path, Map.of("step", "arrival", "result", "arrived", "happenedOn", today().toString(), "incidents", "undeclaredWheelchair"));
    officers.runJobs(file.number());
    assertThat(records.of(file.id()).reports()).singleElement()
        .returns(List.of(Incident.undeclaredWheelchair), HandoffRecord.Report::incidents);
    assertThat(new Browser(port).signIn(OFFICER).get(page(file)).text()).contains("Wheelchair that was not announced");
    assertThat(new Browser(port).signIn("destination").get("/desk/cases/" + file.number()).text()).contains("Fauteuil roulant non annoncé",
        "Incident à l’arrivée");
  }

  @Test
  void aNoticeShowsTheJourneyToWhomItWasSentAndNoReasons() {
    CaseFile file = destined("winnipeg");
    Map<String, Object> form = plan(today().plusDays(5));
    form.putAll(Map.of("originPlace", "Fictionville", "flightFrom", "FRA", "need_wheelchair", true, "onward", "road",
        "onwardArrives", today().plusDays(5) + "T18:00"));
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, form);
    String shown = new Browser(port).signIn("manitoba").get(current(file).path()).text();
    assertThat(shown).contains("Fictionville", "FRA – YWG", "Wheelchair", "By car or van", "fewer than ten working days before the arrival")
        .doesNotContain("A fictional seat came free.");
    assertThat(new Browser(port).signIn("ontario").get(current(file).path()).status()).isEqualTo(404);
  }

  @Test
  void aSponsorInQuebecReadsOnItsUndertakingThatTheFamilyIsReady() {
    UUID sponsor = organization("FLEUVE");
    CaseFile file = sponsored(sponsor);
    String page = "/sponsor/undertakings/" + jdbc.sql("select id from undertaking where case_id = ?").param(file.id()).query(UUID.class).single();
    assertThat(new Browser(port).signIn("parrain").get(page).text()).doesNotContain("La famille est prête à voyager");
    officers.signIn("quebec");
    selections.answer(SignedIn.organization(), file.number(), new SelectionAnswer.Granted("CSQ-0010", today().plusYears(2), "sherbrooke")).orElseThrow();
    officers.runJobs(file.number());
    assertThat(new Browser(port).signIn("parrain").get(page).text()).contains("La famille est prête à voyager");
    assertThat(jdbc.sql("select path from outbox where case_number = ? and template = 'earlyNotice'").param(file.number()).query(String.class).single())
        .isEqualTo(page);
    jdbc.sql("update undertaking set state = 'ended', ended_at = now() where case_id = ?").param(file.id()).update();
    jdbc.sql("update proposal set state = 'released', ended_at = now() where case_id = ?").param(file.id()).update();
  }

  @Test
  void aSponsorWhoseFamilyQuebecDoesNotSelectIsToldSoAndNothingOfTheFamily() {
    CaseFile file = sponsored(organization("FLEUVE"));
    jdbc.sql("update sponsor set families_taken = families_taken + 1 where organization_id = ?").param(organization("FLEUVE")).update();
    officers.signIn("quebec");
    selections.answer(SignedIn.organization(), file.number(), new SelectionAnswer.Refused("A fictional ground.")).orElseThrow();
    officers.runJobs(file.number());
    assertThat(mails(file, "familyNotSelected")).isOne();
    assertThat(mails(file, "sponsorshipEnded")).isZero();
    assertThat(jdbc.sql("select count(*) from outbox o where case_number = ? and o::text like '%fictional ground%'").param(file.number())
        .query(Integer.class).single()).isZero();
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).contains("sponsorshipEnded");
  }

  private CaseFile sponsored(UUID sponsor) {
    CaseFile file = cases.open(Priority.normal, null, "FLEUVE");
    UUID proposal = UUID.randomUUID();
    jdbc.sql("insert into proposal (id, case_id, sponsor_id, named, state, proposed_at, held_at) values (?, ?, ?, true, 'accepted', now(), now())")
        .params(proposal, file.id(), sponsor).update();
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id) values (?, 'quebecCollective', 'sponsor', ?)").params(file.id(), sponsor).update();
    jdbc.sql("insert into undertaking (id, case_id, proposal_id, sponsor_id, stream, months, state, version, asked_at, filed_at, filed_by, decided_at, "
            + "decided_by, by_ministry) values (?, ?, ?, ?, 'quebecCollective', 12, 'approved', 1, now(), now(), 'parrain', now(), 'quebec', true)")
        .params(UUID.randomUUID(), file.id(), proposal, sponsor).update();
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "sponsor"));
    officers.runJobs(file.number());
    return file;
  }

  private static String page(CaseFile file) {
    return "/desk/cases/" + file.number() + "/arrival";
  }

  private int audited(String action, CaseFile file) {
    return jdbc.sql("select count(*) from audit_event where action = ? and subject = ?").params(action, file.number()).query(Integer.class).single();
  }
}
