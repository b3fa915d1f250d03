package org.passerelle.sponsorship.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.ReceptionWindowsOpen;
import org.passerelle.support.SampleDocuments;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages about undertakings: of the sponsor, of the ministry and of staff. */
class UndertakingPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private FilingUndertakings filing;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private CaseFile file;
  private UUID id;
  private String own;

  @BeforeEach
  void ourOwn() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void everyStepIsKeptAsTypedAndWhatSomebodyElseChangedIsNotOverwritten() {
    accepted("winnipeg");
    Browser person = new Browser(port).signIn(sponsor.signIn());
    String seen = seen(person.get(own + "/plan/startUp"));
    Browser.Page wrong = person.post(own + "/plan/startUp", Map.of("seen", seen, "do", "next", "costs.clothing.money", "a lot"));
    assertThat(wrong.text()).contains("Write an amount in dollars");
    assertThat(wrong.html()).contains("value=\"a lot\"").contains("id=\"costs-clothing-money-fault\"");
    Browser.Page second = person.post(own + "/plan/startUp", Map.of("seen", seen, "do", "next", "costs.clothing.money", "200"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.html()).contains("value=\"200\"").contains("a lot");
    assertThat(person.post(own + "/plan/startUp", Map.of("seen", seen(second), "do", "later", "costs.clothing.money", "200")).text()).contains("Saved.");
    assertThat(person.get(own + "/plan/check").text()).contains("To mend before it can be filed").contains("Say who does it.");
    assertThat(person.post(own + "/filing", Map.of("since", "999")).text()).contains("Something was changed meanwhile");
  }

  @Test
  void onlyItsSponsorReachesAnUndertaking() {
    accepted("winnipeg");
    Party stranger = parties.sponsor("OTHER", "halifax", language, 1, 8);
    Browser other = new Browser(port).signIn(stranger.signIn());
    for (String path : new String[] {own, own + "/plan", own + "/plan/startUp", own + "/reports/first"}) {
      assertThat(other.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(other.post(own + "/filing", Map.of("since", "1")).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("partner").get(own).status()).isEqualTo(403);
    assertThat(new Visitor(port).get(own).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  @Test
  void staffWhoMayReadDoAndOthersDoNot() {
    accepted("winnipeg");
    filed();
    String page = "/desk/cases/" + file.number() + "/undertaking";
    for (String reader : new String[] {"matching", "supervisor", "auditor"}) {
      assertThat(new Browser(port).signIn(reader).get(page).status()).as(reader).isEqualTo(200);
      assertThat(new Browser(port).signIn(reader).get("/desk/undertakings?view=toDecide").status()).as(reader).isEqualTo(200);
    }
    for (String other : new String[] {"intake", "admin", sponsor.signIn(), "quebec"}) {
      assertThat(new Browser(port).signIn(other).get(page).status()).as(other).isEqualTo(403);
      assertThat(new Browser(port).signIn(other).get("/desk/undertakings").status()).as(other).isEqualTo(403);
    }
    assertThat(new Visitor(port).get("/desk/undertakings").headers().firstValue("Location").orElseThrow()).endsWith("/login");
    Browser.Page read = new Browser(port).signIn("jumelage").get(page);
    assertThat(read.text()).contains("Ce que totalise le plan").contains("Zarmina Testfictional").contains("Rien ne s’oppose");
    assertThat(new Browser(port).signIn("matching").get("/desk/undertakings?view=toDecide&after=nonsense").status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("matching").get("/desk/undertakings?view=reports&after=nonsense").status()).isEqualTo(200);
    assertThat(new Browser(port).signIn("matching").get("/desk/cases/" + file.number()).text()).contains("Undertaking Filed");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readUndertaking' and subject = ? and actor = 'auditor'").param(file.number())
        .query(Integer.class).single()).isOne();
  }

  @Test
  void theMinistryDecidesOnItsPageAndNobodyElse() {
    accepted("sherbrooke");
    filed();
    String page = "/ministry/undertakings/" + id;
    assertThat(new Browser(port).signIn("manitoba").get(page).status()).isEqualTo(403);
    assertThat(new Browser(port).signIn(sponsor.signIn()).get(page).status()).isEqualTo(403);
    assertThat(new Visitor(port).get(page).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    Browser ministry = new Browser(port).signIn("quebec");
    assertThat(ministry.get("/ministry/undertakings/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(ministry.get(page).html()).contains("Zarmina Testfictional");
    assertThat(ministry.post(page, Map.of()).html()).contains("id=\"decision-fault\"");
    Browser.Page noReason = ministry.post(page, Map.of("decision", "refused", "reason", " "));
    assertThat(noReason.status()).isEqualTo(400);
    assertThat(noReason.html()).contains("id=\"reason-fault\"");
    assertThat(ministry.post(page, Map.of("decision", "toBeCorrected", "reason", "L’annexe fictive manque.")).html()).contains("L’annexe fictive manque.");
    assertThat(ministry.post(page, Map.of("decision", "approved")).status()).isEqualTo(409);
    officers.runJobs(file.number());
    filed();
    assertThat(ministry.post(page, Map.of("decision", "approved", "version", "1")).status()).as("read before it was filed again").isEqualTo(409);
    assertThat(ministry.post(page, Map.of("decision", "toBeCorrected", "reason", "L’annexe fictive manque.", "version", "2")).status()).isEqualTo(200);
    officers.runJobs(file.number());
    assertThat(new Browser(port).signIn(sponsor.signIn()).get(own).text()).contains("What is to be corrected").contains("L’annexe fictive manque.");
  }

  @Test
  void afterItsEndNothingOfTheFamilyIsVisible() {
    accepted("winnipeg");
    Browser person = new Browser(port).signIn(sponsor.signIn());
    assertThat(person.get(own).text()).contains("Zarmina Testfictional");
    officers.fireTimer(file.number(), "event_undertakingOverdue");
    assertThat(person.get(own).text()).contains("It was not filed in time").doesNotContain("Testfictional").doesNotContain("Who pays");
    assertThat(person.get(own + "/plan/declarations").path()).isEqualTo(own);
    assertThat(person.post(own + "/plan/startUp", Map.of("seen", "", "costs.clothing.money", "1")).text()).contains("Nothing was stored");
  }

  @Test
  void underJointAssistanceNobodyIsAskedForCosts() {
    accepted("winnipeg");
    jdbc.sql("update undertaking set stream = 'jointAssistance' where id = ?").param(id).update();
    Browser person = new Browser(port).signIn(sponsor.signIn());
    assertThat(person.get(own + "/plan").path()).isEqualTo(own + "/plan/duties");
    assertThat(person.get(own + "/plan/duties").text()).doesNotContain("Start-up costs");
  }

  @Test
  void papersAreTheSponsorsUntilItFilesThemAndThenTheOfficersWhoDecide() {
    accepted("winnipeg");
    Browser person = new Browser(port).signIn(sponsor.signIn());
    String step = own + "/plan/papers";
    assertThat(person.get(own + "/plan/declarations").html()).contains("value=\"step:papers\"");
    assertThat(person.get(step).text()).contains("No paper is here yet", "nothing yet");
    Browser.Page wrong = person.upload(step, Map.of("do", "upload", "documentKind", ""), "", new byte[0]);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("id=\"documentKind-fault\"", "id=\"file-fault\"", "href=\"#file\"");
    assertThat(person.upload(step, Map.of("do", "next", "documentKind", "financialProof"), "a.pdf", SampleDocuments.text("no PDF")).text())
        .contains("This is not a PDF, a JPEG or a PNG");
    byte[] signed = SampleDocuments.pdf();
    assertThat(person.upload(step, Map.of("do", "upload", "documentKind", "undertaking"), "signed-fictional.pdf", signed).text())
        .contains("The document is added", "signed-fictional.pdf", "Not checked for viruses");
    person.upload(step, Map.of("do", "upload", "documentKind", "undertaking"), "signed-fictional.pdf", signed);
    assertThat(person.upload(step, Map.of("do", "next", "documentKind", "financialProof"), "means-fictional.png", SampleDocuments.png()).path())
        .isEqualTo(own + "/plan/check");
    assertThat(papers()).hasSize(2);
    UUID form = papers().get(0);
    UUID means = papers().get(1);
    person.get(step);
    assertThat(person.post(step, Map.of("removeDocument", form.toString())).text()).contains("The document is removed").doesNotContain("signed-fictional");
    assertThat(person.post(step, Map.of("removeDocument", form.toString())).status()).isEqualTo(404);
    assertThat(person.get(own + "/papers/" + means).status()).isEqualTo(200);
    String desk = "/desk/cases/" + file.number() + "/undertaking";
    assertThat(new Browser(port).signIn("matching").get(desk + "/papers/" + means).status()).as("not filed").isEqualTo(404);
    assertThat(new Browser(port).signIn("matching").get(desk).text()).doesNotContain("means-fictional");

    Browser other = new Browser(port).signIn(parties.sponsor("OTHER", "halifax", language, 1, 8).signIn());
    assertThat(other.get(step).status()).isEqualTo(404);
    assertThat(other.get(own + "/papers/" + means).status()).isEqualTo(404);
    other.get("/sponsor/undertakings");
    assertThat(other.post(step, Map.of("removeDocument", means.toString())).status()).isEqualTo(404);
    assertThat(other.upload(step, Map.of("documentKind", "other"), "a.pdf", SampleDocuments.pdf()).status()).isEqualTo(404);
    for (String outside : new String[] {"partner", "verifier", "quebec"}) {
      assertThat(new Browser(port).signIn(outside).get(own + "/papers/" + means).status()).as(outside).isEqualTo(403);
    }
    assertThat(new Visitor(port).get(own + "/papers/" + means).headers().firstValue("Location").orElseThrow()).endsWith("/login");

    filed();
    for (String reader : new String[] {"matching", "supervisor", "auditor"}) {
      assertThat(new Browser(port).signIn(reader).get(desk + "/papers/" + means).status()).as(reader).isEqualTo(200);
    }
    for (String none : new String[] {"intake", "identity", "admin", "partner", "quebec", sponsor.signIn()}) {
      assertThat(new Browser(port).signIn(none).get(desk + "/papers/" + means).status()).as(none).isEqualTo(403);
    }
    assertThat(new Visitor(port).get(desk + "/papers/" + means).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    Browser officer = new Browser(port).signIn("jumelage");
    assertThat(officer.get(desk).text()).contains("Pièces", "means-fictional.png");
    assertThat(officer.get("/desk/cases/" + cases.open(Priority.normal, null, null).number() + "/undertaking/papers/" + means).status()).isEqualTo(404);
    assertThat(officer.get("/desk/cases/" + file.number() + "/documents/" + means).status()).as("not among the family's papers").isEqualTo(404);
    assertThat(officer.get("/desk/cases/" + file.number()).text()).doesNotContain("means-fictional");
    assertThat(person.get(own).text()).contains("means-fictional.png");
    assertThat(person.get(own + "/papers/" + means).status()).isEqualTo(200);
    assertThat(person.post(step, Map.of("removeDocument", means.toString())).text()).contains("Nothing was stored");
    assertThat(person.upload(step, Map.of("documentKind", "other"), "late.pdf", SampleDocuments.pdf()).text()).contains("Nothing was stored");
    assertThat(papers()).containsExactly(means);
    assertThat(jdbc.sql("select actor from audit_event where action = 'openDocument' and subject = ? order by id").param(file.number()).query(String.class).list())
        .containsExactly(sponsor.signIn(), "matching", "supervisor", "auditor", sponsor.signIn());
  }

  @Test
  void inQuebecTheMinistryReadsThePapersWhileTheUndertakingLives() {
    accepted("sherbrooke");
    Browser person = new Browser(port).signIn(sponsor.signIn());
    person.get(own + "/plan/papers");
    person.upload(own + "/plan/papers", Map.of("documentKind", "undertaking"), "engagement-fictif.pdf", SampleDocuments.pdf());
    UUID paper = papers().get(0);
    String page = "/ministry/undertakings/" + id;
    Browser ministry = new Browser(port).signIn("quebec");
    assertThat(ministry.get(page + "/papers/" + paper).status()).as("not filed").isEqualTo(404);
    jdbc.sql("update document set scan = 'infected' where id = ?").param(paper).update();
    officers.signIn(sponsor.signIn());
    filing.save(sponsor.id(), id, path -> true, null, Plans.whole()).orElseThrow();
    Browser.Page check = person.get(own + "/plan/check");
    Browser.Page infected = person.post(own + "/filing", Map.of("since", check.html().replaceAll("(?s).*name=\"since\" value=\"(\\d+)\".*", "$1")));
    assertThat(infected.text()).contains("A virus was found in one of the papers");
    jdbc.sql("update document set scan = 'notScanned' where id = ?").param(paper).update();
    filed();
    assertThat(ministry.get(page).text()).contains("engagement-fictif.pdf");
    assertThat(ministry.get(page + "/papers/" + paper).status()).isEqualTo(200);
    assertThat(ministry.get(page + "/papers/" + UUID.randomUUID()).status()).isEqualTo(404);
    for (String other : new String[] {"manitoba", sponsor.signIn(), "matching"}) {
      assertThat(new Browser(port).signIn(other).get(page + "/papers/" + paper).status()).as(other).isEqualTo(403);
    }
    assertThat(new Visitor(port).get(page + "/papers/" + paper).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    ministry.get(page);
    ministry.post(page, Map.of("decision", "toBeCorrected", "reason", "Une pièce fictive manque."));
    officers.runJobs(file.number());
    person.get(own + "/plan/papers");
    person.upload(own + "/plan/papers", Map.of("documentKind", "financialProof"), "second-fictional.pdf", SampleDocuments.pdf());
    assertThat(person.get(own + "/plan/papers").html()).contains("second-fictional.pdf").containsOnlyOnce("name=\"removeDocument\"");
    officers.fireTimer(file.number(), "event_undertakingOverdue");
    assertThat(papers()).as("what was never filed goes").containsExactly(paper);
    assertThat(ministry.get(page + "/papers/" + paper).status()).isEqualTo(404);
    assertThat(person.get(own + "/papers/" + paper).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("matching").get("/desk/cases/" + file.number() + "/undertaking/papers/" + paper).status()).isEqualTo(200);
  }

  private List<UUID> papers() {
    return jdbc.sql("select id from document where undertaking_id = ? order by uploaded_at, id").param(id).query(UUID.class).list();
  }

  private void accepted(String place) {
    sponsor = parties.sponsor("PAGES", place, language, 1, 8);
    file = cases.open(Priority.normal, null, sponsor.code());
    new ReceptionWindowsOpen(jdbc).receivedOnce(file.id(), sponsor.id());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    officers.signIn(sponsor.signIn());
    answers.answer(sponsor.id(), answers.toAnswer(sponsor.id()).get(0).id(), true, null).orElseThrow();
    officers.runJobs(file.number());
    id = jdbc.sql("select id from undertaking where case_id = ?").param(file.id()).query(UUID.class).single();
    own = "/sponsor/undertakings/" + id;
  }

  private void filed() {
    officers.signIn(sponsor.signIn());
    filing.save(sponsor.id(), id, path -> true, null, Plans.whole()).orElseThrow();
    filing.file(sponsor.id(), id).orElseThrow();
    officers.runJobs(file.number());
  }

  private static String seen(Browser.Page page) {
    return page.html().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }
}
