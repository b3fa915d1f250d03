package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.support.Browser;

/** What families are owed in their first months, as those who owe it see and settle it. */
class MilestonePagesTest extends AftercareTest {

  @Test
  void whatIsOwedIsDueAsTheRuleOfTheProvinceSaysWhereverAndWheneverTheFamilyLands() {
    List<String> cities = jdbc.sql("select distinct on (province) code from place order by province, code").query(String.class).list();
    assertThat(cities).hasSize(13);
    Random random = new Random(42);
    for (String city : cities) {
      for (LocalDate day : List.of(LocalDate.of(2028, 2, 29), LocalDate.of(2026, 12, 31), LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3000)))) {
        CaseFile file = landed(city, day).file();
        String region = jdbc.sql("select province from place where code = ?").param(city).query(String.class).single().equals("QC") ? "quebec" : "elsewhere";
        List<Milestone> owed = milestones.of(file.id());
        assertThat(owed).as("%s %s", city, day).isNotEmpty().extracting(Milestone::kind).doesNotContain("sponsorReport").doesNotHaveDuplicates();
        assertThat(owed).extracting(Milestone::dueOn).isSorted();
        assertThat(owed).allSatisfy(one -> {
          String due = jdbc.sql("select due from milestone_rule where region = ? and kind = ? and takers <> 'sponsored'").params(region, one.kind())
              .query(String.class).single();
          assertThat(one.dueOn()).isEqualTo(day.plus(Period.parse(due)));
        });
        assertThat(owed.stream().anyMatch(one -> one.owedBy().equals("health"))).isEqualTo(region.equals("quebec"));
      }
    }
  }

  @Test
  void theOfficeSettlesWhatIsOwedAndOverdueStandsFirst() {
    Landed family = landed("winnipeg", today().minusDays(20));
    Browser manitoba = new Browser(port).signIn("manitoba");
    String page = manitoba.get(family.path()).text();
    assertThat(page).contains("What the family is owed in its first months", "Overdue", "Temporary lodging", "Settlement provider",
        "By taking the file over you say that you carry on what is still open:");
    assertThat(page.indexOf("Temporary lodging")).isLessThan(page.indexOf("Children enrolled in school"));

    String school = family.path() + "/milestones/school";
    assertThat(manitoba.get(school).text()).contains("Children enrolled in school", "The family declined", "Never anything about health");
    Browser.Page wrong = manitoba.post(school, Map.of("day", "soon", "remarks", "Kept in the form."));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("href=\"#outcome\"", "href=\"#day\"", "id=\"outcome-fault\"", "Kept in the form.");
    assertThat(manitoba.post(school, settlement("reached", today().plusDays(2), "")).text()).contains("This day is still to come.");
    assertThat(manitoba.post(school, settlement("reached", today().minusDays(21), "")).text()).contains("This day is before the family’s arrival.");
    assertThat(manitoba.post(school, settlement("reached", LocalDate.of(2026, 1, 1), "").entrySet().stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, field -> field.getKey().equals("day") ? "2027-02-30" : field.getValue()))).status())
        .isEqualTo(400);
    assertThat(state(family.file(), "school")).isEqualTo("open");

    assertThat(manitoba.post(school, settlement("reached", today(), "Two schools.")).text()).contains("Recorded. Thank you.", "Two schools.", "Done");
    assertThat(state(family.file(), "school")).isEqualTo("reached");
    assertThat(manitoba.post(school, settlement("declined", today(), "")).status()).isEqualTo(409);
    assertThat(state(family.file(), "school")).isEqualTo("reached");
    assertThat(manitoba.post(family.path() + "/milestones/healthAssessment", settlement("declined", today(), "Something about health.")).text())
        .contains("No remarks are kept about health.");
    assertThat(manitoba.post(family.path() + "/milestones/healthAssessment", settlement("declined", today(), "")).text()).contains("Recorded.");
    assertThat(state(family.file(), "healthAssessment")).isEqualTo("declined");
    assertThat(jdbc.sql("select detail from audit_event where action = 'settleMilestone' and subject = ? order by at").param(family.file().number())
        .query(String.class).list()).containsExactly("school/reached", "healthAssessment/declined");
  }

  @Test
  void theMinistryReadsItInFrenchAndLeavesHealthToTheTeams() {
    Landed family = landed("granby", today().minusDays(40));
    Browser quebec = new Browser(port).signIn("quebec");
    assertThat(quebec.get(family.path()).text()).contains("Ce qui est dû à la famille pendant ses premiers mois", "En retard", "Équipe de santé",
        "vous déclarez poursuivre ce qui est encore en attente");
    assertThat(quebec.get(family.path() + "/milestones/school").text()).contains("Qu’en est-il?", "La famille a décliné");
    assertThat(quebec.get(family.path() + "/milestones/healthOffer").status()).as("the health team’s to settle").isEqualTo(404);
  }

  @Test
  void whatIsOwedToAnothersFamilyIsNotThere() {
    Landed family = landed("winnipeg", today().minusDays(2));
    Browser ontario = new Browser(port).signIn("ontario");
    String school = family.path() + "/milestones/school";
    assertThat(ontario.get(school).status()).isEqualTo(404);
    ontario.get("/province");
    assertThat(ontario.post(school, settlement("reached", today(), "")).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("sponsor").get(school).status()).isEqualTo(403);
    assertThat(new Browser(port).get(school).path()).isEqualTo("/login");
    assertThat(state(family.file(), "school")).isEqualTo("open");
  }

  @Test
  void theProvinceCarriesOnWhatIsOpenAndTheCaseSaysWhoTookItOver() {
    CaseFile file = landed();
    confirm(file);
    Browser manitoba = new Browser(port).signIn("manitoba");
    UUID notice = current(file).id();
    assertThat(manitoba.get("/province/notices/" + notice).text()).contains("Take the file over", "Children enrolled in school, due by");
    assertThat(manitoba.post("/province/notices/" + notice, Map.of("step", "takeover", "remarks", "The settlement team carries it on.")).text())
        .contains("The file is taken over.", "Carried on by the province");
    officers.runJobs(file.number());
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("received");
    assertThat(new Browser(port).signIn("supervisor").get("/desk/cases/" + file.number()).text())
        .contains("Taken over by the province", "manitoba", "The settlement team carries it on.", "Carried on by the province");
  }
}
