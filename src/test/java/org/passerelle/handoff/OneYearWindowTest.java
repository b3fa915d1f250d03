package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.support.Browser;
import org.springframework.beans.factory.annotation.Autowired;

/** Family left behind follows within a year: by a linked referral, in Québec by the ministry. */
class OneYearWindowTest extends AftercareTest {

  @Autowired
  private Persons persons;

  @Test
  void outsideQuebecALinkedReferralIsPreparedForThePartner() {
    CaseFile file = landed("winnipeg", today().minusDays(100)).file();
    UUID left = leftBehind(file);
    Browser intake = new Browser(port).signIn("intake");
    String path = path(file);
    assertThat(intake.get(path).text()).contains("Yama Testfictional", "the window closes on", "Open linked referral").doesNotContain("Omid Testfictional");
    Browser.Page done = intake.post(path, Map.of("person", left.toString()));
    assertThat(done.text()).contains("A linked referral is prepared", "Linked referral opened");
    UUID draft = jdbc.sql("select draft_id from one_year_window where case_id = ?").param(file.id()).query(UUID.class).single();
    assertThat(mails(file, "oneYearWindow")).isOne();
    String prepared = jdbc.sql("select content::text from referral_draft_version where draft_id = ?").param(draft).query(String.class).single();
    assertThat(prepared).contains(file.number(), "sameFamily", "Yama Testfictional");
    assertThat(new Browser(port).signIn("partner").get("/partner/drafts/" + draft).status()).isEqualTo(200);
    assertThat(intake.post(path, Map.of("person", left.toString())).status()).as("once for each person").isEqualTo(409);
    assertThat(mails(file, "oneYearWindow")).isOne();
  }

  @Test
  void inQuebecTheFamilyIsDirectedToTheMinistry() {
    CaseFile file = landed("granby", today().minusDays(100)).file();
    UUID left = leftBehind(file);
    Browser intake = new Browser(port).signIn("accueil");
    assertThat(intake.get(path(file)).text()).contains("dirigez-la vers le ministère du Québec");
    assertThat(intake.post(path(file), Map.of("person", left.toString())).text()).contains("Dirigée vers le ministère");
    assertThat(jdbc.sql("select way from one_year_window where case_id = ?").param(file.id()).query(String.class).list()).containsExactly("ministry");
    assertThat(mails(file, "oneYearWindow")).as("no referral").isZero();
  }

  @Test
  void whoeverWasNotDeclaredIsRefusedWithTheReason() {
    CaseFile file = landed("winnipeg", today().minusDays(100)).file();
    UUID travelled = persons.of(file.id()).get(1).id();
    Browser intake = new Browser(port).signIn("intake");
    intake.get(path(file));
    for (String nobody : new String[] {travelled.toString(), UUID.randomUUID().toString()}) {
      Browser.Page refused = intake.post(path(file), Map.of("person", nobody));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("was not declared as left behind");
    }
    assertThat(jdbc.sql("select count(*) from one_year_window where case_id = ?").param(file.id()).query(Integer.class).single()).isZero();
  }

  @Test
  void afterTheYearNobodyFollowsThisWay() {
    CaseFile file = landed("winnipeg", today().minusYears(1)).file();
    UUID left = leftBehind(file);
    Browser intake = new Browser(port).signIn("intake");
    assertThat(intake.get(path(file)).text()).as("its last day").contains("Open linked referral");
    clock.advance(Duration.ofDays(2));
    assertThat(intake.signIn("intake").get(path(file)).text()).contains("The window closed on").doesNotContain("Open linked referral");
    Browser.Page refused = intake.post(path(file), Map.of("person", left.toString()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("The year after the family’s arrival is over.");
    assertThat(jdbc.sql("select count(*) from one_year_window where case_id = ?").param(file.id()).query(Integer.class).single()).isZero();
  }

  @Test
  void othersReadOrAreKeptOut() {
    CaseFile file = landed("winnipeg", today().minusDays(1)).file();
    UUID left = leftBehind(file);
    Browser supervisor = new Browser(port).signIn("supervisor");
    assertThat(supervisor.get(path(file)).html()).contains("Yama Testfictional").doesNotContain("name=\"person\"");
    assertThat(supervisor.post(path(file), Map.of("person", left.toString())).status()).isEqualTo(403);
    assertThat(new Browser(port).signIn("manitoba").get(path(file)).status()).isEqualTo(403);
    assertThat(new Browser(port).get(path(file)).path()).isEqualTo("/login");
  }

  private UUID leftBehind(CaseFile file) {
    UUID id = UUID.randomUUID();
    persons.add(file.id(), new Person(id, 3, "spouse", false, "Yama Testfictional", null, "male", "1988-05-06", LocalDate.of(1988, 5, 6),
        LocalDate.of(1988, 5, 6), "AFG", null, null));
    return id;
  }

  private static String path(CaseFile file) {
    return "/desk/cases/" + file.number() + "/one-year";
  }
}
