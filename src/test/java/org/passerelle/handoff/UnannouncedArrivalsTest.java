package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.aftercare.ClosingTheBooks;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.support.Browser;
import org.springframework.beans.factory.annotation.Autowired;

/** A family is there and nobody had announced it. */
class UnannouncedArrivalsTest extends AftercareTest {

  @Autowired
  private ClosingTheBooks books;

  @Test
  void twoReportsOfOneArrivalAreTiedToOneCase() {
    CaseFile file = destined("winnipeg");
    UUID first = report("Zarmina T. and a boy");
    UUID second = report("Zarmeena, mother and son");
    Browser officer = new Browser(port).signIn(OFFICER);
    assertThat(officer.get("/desk/unannounced").status()).isEqualTo(200);

    Browser.Page wrong = officer.post("/desk/unannounced/" + first, Map.of("do", "tie", "caseNumber", "PAS-1999-000001"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("No open case has this number.", "href=\"#caseNumber-" + first);
    assertThat(officer.post("/desk/unannounced/" + first, Map.of("do", "tie", "caseNumber", file.number())).text()).contains("Tied to the case.");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_RECEPTION);
    assertThat(officer.post("/desk/unannounced/" + second, Map.of("do", "tie", "caseNumber", file.number())).text()).contains("Tied to the case.");
    assertThat(records.of(file.id()).reports()).as("one arrival").hasSize(1);
    assertThat(officer.post("/desk/unannounced/" + second, Map.of("do", "notOurs", "reason", "A second thought.")).status()).isEqualTo(409);
    assertThat(new Browser(port).signIn("manitoba").get("/province/unannounced").text()).contains("File found");

    clock.advance(Duration.ofDays(91));
    books.forgetNames();
    assertThat(jdbc.sql("select count(*) from unannounced_report where id in (?, ?) and names is null").params(first, second)
        .query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void aFamilyThatIsNotOursIsClosedWithAReason() {
    UUID id = report("Somebody else altogether");
    Browser officer = new Browser(port).signIn("destination");
    officer.get("/desk/unannounced");
    assertThat(officer.post("/desk/unannounced/" + id, Map.of("do", "notOurs", "reason", " ")).status()).isEqualTo(400);
    assertThat(officer.post("/desk/unannounced/" + id, Map.of("do", "notOurs", "reason", "A visitor, no refugee.")).status()).isEqualTo(200);
    assertThat(officer.get("/desk/unannounced?ended=true").text()).contains("A visitor, no refugee.", "Pas des nôtres");
    assertThat(new Browser(port).signIn("manitoba").get("/province/unannounced").text()).contains("Not ours", "A visitor, no refugee.");
    assertThat(new Browser(port).signIn("ontario").get("/province/unannounced").text()).doesNotContain("A visitor, no refugee.");
  }

  @Test
  void aCaseThatWaitsForNoArrivalIsNotTied() {
    CaseFile file = landed();
    UUID id = report("Too late a report");
    Browser officer = new Browser(port).signIn(OFFICER);
    officer.get("/desk/unannounced");
    assertThat(officer.post("/desk/unannounced/" + id, Map.of("do", "tie", "caseNumber", file.number())).status()).isEqualTo(409);
    assertThat(jdbc.sql("select settled_at is null from unannounced_report where id = ?").param(id).query(Boolean.class).single()).isTrue();
  }

  @Test
  void everyFieldThatIsNotRightIsNamedAndNothingIsStored() {
    Browser quebec = new Browser(port).signIn("quebec");
    quebec.get("/province/unannounced");
    String name = "Nobody " + UUID.randomUUID();
    Browser.Page wrong = quebec.post("/province/unannounced", Map.of("landedOn", "", "port", "", "persons", "many", "languages", "", "names", name, "place", ""));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("href=\"#landedOn\"", "href=\"#port\"", "href=\"#persons\"", "href=\"#languages\"", "href=\"#place\"", name);
    Map<String, String> elsewhere = new HashMap<>(facts(name));
    elsewhere.put("place", "winnipeg");
    assertThat(quebec.post("/province/unannounced", elsewhere).text()).contains("Choisissez l’une des villes de votre province.");
    assertThat(jdbc.sql("select count(*) from unannounced_report where names = ?").param(name).query(Integer.class).single()).isZero();
  }

  @Test
  void onlyTheirOwnPeopleComeIn() {
    UUID id = report("Guarded");
    for (String other : List.of("intake", "sponsor", "manitoba", "auditor")) {
      Browser browser = new Browser(port).signIn(other);
      assertThat(browser.get("/desk/unannounced").status()).as(other).isEqualTo(403);
      browser.get("/account");
      assertThat(browser.post("/desk/unannounced/" + id, Map.of("do", "notOurs", "reason", "Mine.")).status()).as(other).isEqualTo(403);
    }
    Browser supervisor = new Browser(port).signIn("supervisor");
    assertThat(supervisor.get("/desk/unannounced").html()).doesNotContain("value=\"tie\"");
    assertThat(supervisor.post("/desk/unannounced/" + id, Map.of("do", "notOurs", "reason", "Mine.")).status()).isEqualTo(403);
    assertThat(new Browser(port).signIn("sponsor").get("/province/unannounced").status()).isEqualTo(403);
    assertThat(new Browser(port).get("/province/unannounced").path()).isEqualTo("/login");
  }

  private UUID report(String names) {
    Browser manitoba = new Browser(port).signIn("manitoba");
    manitoba.get("/province/unannounced");
    String own = names + " " + UUID.randomUUID();
    assertThat(manitoba.post("/province/unannounced", facts(own)).text()).contains("Report received.");
    UUID id = jdbc.sql("select id from unannounced_report where names = ?").param(own).query(UUID.class).single();
    List<String> mails = jdbc.sql("select subject_line from (select template || ' ' || path as subject_line from outbox where idempotency_key like ?) m")
        .param("unannounced:" + id + ":unannouncedReported:%").query(String.class).list();
    assertThat(mails).as("each destining officer, and nothing of the family").isNotEmpty().containsOnly("unannouncedReported /desk/unannounced");
    return id;
  }

  private Map<String, String> facts(String names) {
    return Map.of("landedOn", today().toString(), "port", "other", "persons", "2", "languages", "Dari", "names", names, "place", "winnipeg", "remarks", "");
  }
}
