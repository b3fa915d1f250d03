package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.destining.CityPlan;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.round.FamilyMatters;
import org.passerelle.support.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What staff read of a family's destination and of the yearly plan per city, and who may enter a figure. */
class DestinationPagesTest extends HandoffTest {

  @LocalServerPort
  private int port;

  @Autowired
  private FamilyMatters matters;

  @Autowired
  private CityPlans plans;

  @Autowired
  private Today today;

  @Test
  void theRequestTheCitiesAndAChoiceOtherwiseStandOnThePageInBothLanguages() {
    CaseFile file = related();
    Browser officer = new Browser(port).signIn("destining");
    String path = "/desk/cases/" + file.number() + "/destination";
    assertThat(officer.get(path).text()).contains("Destination of family " + file.number(), "DMR-", "Waiting for a city", "Asks for Regina (SK)",
        "relatives there, confirmed", "Dari", "1. Regina (SK) Proposed", "Relatives there, confirmed 80", "Nobody has chosen a city yet");
    assertThat(officer.get("/desk/cases/" + file.number()).text()).contains("Destination request", "Waiting for a city", "Cities and reasons");

    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER, Map.of("destination", "halifax", "reason", "The fictional cousin moves there."));
    assertThat(officer.get(path).text()).contains("City chosen", "Halifax (NS) Otherwise than proposed", "Proposed first: Regina (SK)",
        "The fictional cousin moves there.");
    assertThat(new Browser(port).signIn("destination").get(path).text()).contains("Destination de la famille " + file.number(), "Ville choisie",
        "Halifax (NS) Autre que proposé", "Proposée en premier", "Proches parents sur place, confirmé 80", "1. Regina (SK) Proposée");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readDestinationRequest' and subject = ?").param(file.number())
        .query(Integer.class).single()).isEqualTo(3);
  }

  @Test
  void whatRulesACityOutIsSaidInBothLanguages() {
    CaseFile file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set medical_need = 'lifeThreatening' where case_id = ?").param(file.id()).update();
    begin(file);
    String path = "/desk/cases/" + file.number() + "/destination";
    assertThat(new Browser(port).signIn("auditor").get(path).text()).contains("Iqaluit (NU) Somebody in the family needs medical care, and the city has none on record.");
    assertThat(new Browser(port).signIn("superviseure").get(path).text())
        .contains("Iqaluit (NU) Un membre de la famille a besoin de soins médicaux et la ville n’en a pas au registre.");
  }

  @Test
  void aFamilyThatAskedForNothingHasAPageThatSaysSo() {
    CaseFile file = begun("QC");
    assertThat(new Browser(port).signIn("destining").get("/desk/cases/" + file.number() + "/destination").text())
        .contains("There is no request to match a destination.");
    assertThat(new Browser(port).signIn("destining").get("/desk/cases/" + file.number()).text()).doesNotContain("Destination request");
  }

  @Test
  void aSupervisorEntersAFigureAndNothingIsOverwritten() {
    int year = today.get().getYear() + 4;
    int before = plans.rows("iqaluit", year).size();
    Browser supervisor = new Browser(port).signIn("supervisor");
    String path = "/desk/city-plan/iqaluit/" + year;
    assertThat(supervisor.get(path).text()).contains("Plan of Iqaluit (NU), " + year);
    assertThat(supervisor.post(path, Map.of("after", "" + before, "persons", "12", "source", "A fictional letter.")).text())
        .contains("The figure is entered", "In force", "A fictional letter.", "supervisor");
    assertThat(supervisor.post(path, Map.of("after", "" + (before + 1), "persons", "1 400", "source", "A second fictional letter.")).text()).contains("1,400");
    assertThat(plans.rows("iqaluit", year)).hasSize(before + 2).first().returns(1400, CityPlan::persons).returns("supervisor", CityPlan::enteredBy);
    assertThat(plans.standing("iqaluit", year).orElseThrow().plan()).isEqualTo(1400);
    Browser.Page late = supervisor.post(path, Map.of("after", "" + before, "persons", "13", "source", "A late letter."));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Somebody else entered a figure", "A late letter.");
    assertThat(new Browser(port).signIn("superviseure").get("/desk/city-plan?year=" + year).text()).contains("Plan par ville " + year, "Iqaluit (NU)", "Destinées");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    String path = "/desk/city-plan/iqaluit/" + today.get().getYear();
    Browser supervisor = new Browser(port).signIn("supervisor");
    int before = plans.rows("iqaluit", today.get().getYear()).size();
    supervisor.get(path);
    for (String persons : List.of("", "-1", "many", "100001", "1.5")) {
      Browser.Page page = supervisor.post(path, Map.of("after", "1", "persons", persons, "source", ""));
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.html()).contains("href=\"#persons\"", "id=\"persons-fault\"", "Give a whole number from 0 to 100,000.", "id=\"source-fault\"", "Fill in this field.");
    }
    assertThat(plans.rows("iqaluit", today.get().getYear())).hasSize(before);
    assertThat(supervisor.post(path, Map.of("persons", "3", "source", "Without the row before.")).status()).isEqualTo(409);
  }

  @Test
  void othersReadNeitherAndOnlySupervisorsEnter() {
    CaseFile file = related();
    String request = "/desk/cases/" + file.number() + "/destination";
    String city = "/desk/city-plan/iqaluit/" + today.get().getYear();
    for (String outsider : List.of("manitoba", "partner", "quebec", "intake", "matching")) {
      Browser browser = new Browser(port).signIn(outsider);
      assertThat(List.of(request, "/desk/city-plan", city)).allSatisfy(path -> assertThat(browser.get(path).status()).as(outsider + path).isEqualTo(403));
      assertThat(browser.post(city, Map.of("after", "1", "persons", "1", "source", "Not mine.")).status()).isEqualTo(403);
    }
    for (String reader : List.of("destining", "admin")) {
      Browser browser = new Browser(port).signIn(reader);
      assertThat(browser.get("/desk/city-plan").status()).isEqualTo(200);
      assertThat(browser.get(city).text()).doesNotContain("Enter a new figure");
      assertThat(browser.post(city, Map.of("after", "1", "persons", "1", "source", "Not mine.")).status()).isEqualTo(403);
    }
    assertThat(new Browser(port).signIn("destining").post(request, Map.of()).status()).isEqualTo(403);
    Browser supervisor = new Browser(port).signIn("supervisor");
    for (String nowhere : List.of("/desk/cases/P-0000-000000/destination", "/desk/city-plan/atlantis/2026", "/desk/city-plan/sherbrooke/2026",
        "/desk/city-plan/iqaluit/1999", "/desk/city-plan?year=1999")) {
      assertThat(supervisor.get(nowhere).status()).as(nowhere).isEqualTo(404);
    }
    assertThat(List.of(request, "/desk/city-plan", city)).allSatisfy(path -> assertThat(new Browser(port).get(path).path()).isEqualTo("/login"));
  }

  private CaseFile related() {
    CaseFile file = cases.open(Priority.normal, null, null);
    officers.signIn("matching");
    matters.addTie(file, "regina", FamilyMatters.Kind.relative, true);
    officers.signOut();
    begin(file);
    return file;
  }

  private void begin(CaseFile file) {
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "state"));
    officers.runJobs(file.number());
  }
}
