package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.ProposalState;
import org.passerelle.sponsorship.SponsorshipMatching;
import org.passerelle.sponsorship.Stream;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Choosing another stream on the page of a case, and what then becomes of a search that runs. */
class StreamPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Charges charges;
  @Autowired
  private SponsorshipMatching matching;

  @Test
  void aSearchBeginsAgainWithTheNewStreamAndTheSponsorThatHeldTheFamilyIsTold() {
    OutsideParties parties = new OutsideParties(jdbc);
    Party sponsor = parties.sponsor("STREAM", "winnipeg", OutsideParties.word(), 1, 9);
    CaseFile file = cases.open(Priority.normal, null, sponsor.code());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    assertThat(parties.placesTaken(sponsor)).isOne();

    Browser browser = new Browser(port).signIn("matching");
    String page = "/desk/cases/" + file.number() + "/stream";
    assertThat(browser.get("/desk/cases/" + file.number()).html()).contains(page);
    assertThat(browser.get(page).html()).contains("stream-blended", "stream-jointAssistance", "stream-stateAssisted").as("what counts, and Québec’s")
        .doesNotContain("stream-namedSponsor", "stream-quebecState", "stream-quebecCollective");
    Browser.Page wrong = browser.post(page, Map.of("stream", "quebecState", "reason", ""));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("href=\"#reason\"", "id=\"reason-fault\"");
    assertThat(browser.post(page, Map.of("stream", "quebecState", "reason", "A fictional reason.")).html()).contains("id=\"stream-fault\"");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.namedSponsor);

    Browser.Page done = browser.post(page, Map.of("stream", "stateAssisted", "reason", "A fictional reason."));
    assertThat(done.text()).contains("The stream is chosen", "A fictional reason.", "matching");
    officers.runJobs(file.number());
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(charges.of(file.id())).satisfies(record -> {
      assertThat(record.charge().stream()).isEqualTo(Stream.stateAssisted);
      assertThat(record.charge().takenBy()).isEqualTo("state");
      assertThat(record.proposals().get(0).proposal().state()).isEqualTo(ProposalState.released);
    });
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(jdbc.sql("select template from outbox where case_number = ? order by created_at").param(file.number()).query(String.class).list())
        .containsExactly("holdPlaced", "sponsorshipEnded");
    assertThat(jdbc.sql("select actor || ' ' || detail from audit_event where action = 'chooseStream' and subject = ?").param(file.number()).query(String.class).list())
        .containsExactly("matching stateAssisted");
    Browser.Page settled = browser.get(page);
    assertThat(settled.text()).contains("It is settled who takes charge");
    assertThat(settled.html()).doesNotContain("<form class=\"sheet\"");
    assertThat(browser.post(page, Map.of("stream", "blended", "reason", "Too late.")).text()).contains("It is settled who takes charge").doesNotContain("Too late.");
  }

  @Test
  void aFamilySoughtForWaitsAgainUnderTheNewStream() {
    OutsideParties parties = new OutsideParties(jdbc);
    String language = OutsideParties.word();
    Party sponsor = parties.sponsor("POOL", "winnipeg", language, 1, 9);
    CaseFile file = cases.open(Priority.normal, "MB", null);
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitHold");
    Browser browser = new Browser(port).signIn("jumelage");
    browser.get("/desk/cases/" + file.number() + "/stream");
    assertThat(browser.post("/desk/cases/" + file.number() + "/stream", Map.of("stream", "jointAssistance", "reason", "Un motif fictif.")).text())
        .contains("Le volet est choisi", "Un motif fictif.");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("receiveTask_awaitHold");
    assertThat(charges.of(file.id()).charge().stream()).isEqualTo(Stream.jointAssistance);
    assertThat(jdbc.sql("select stream from waiting_family where case_id = ? and left_at is null").param(file.id()).query(String.class).single())
        .isEqualTo("jointAssistance");
    parties.closeSponsors(language);
    assertThat(parties.placesTaken(sponsor)).isZero();
  }

  /** Between an officer's choice of the sponsor who named the family and its record, that sponsor's last place may go to another family. */
  @ParameterizedTest
  @CsvSource({"winnipeg,namedSponsor", "sherbrooke,quebecCollective"})
  void theNamedSponsorWhomAnOfficerChoseDoesNotCountOnceItIsFull(String place, Stream named) {
    OutsideParties parties = new OutsideParties(jdbc);
    String language = OutsideParties.word();
    Party sponsor = parties.sponsor("FULL", place, language, 1, 9);
    CaseFile first = cases.open(Priority.normal, null, sponsor.code());
    CaseFile second = cases.open(Priority.normal, null, sponsor.code());
    officers.signIn("matching");
    matching.chooseStream(second.id(), second.number(), named, "A fictional reason.");
    officers.signOut();
    cases.begin("sponsorship-matching", first, Map.of("priority", "normal"));
    officers.runJobs(first.number());
    assertThat(charges.of(first.id()).charge().stream()).isEqualTo(named);
    assertThat(parties.placesTaken(sponsor)).isOne();

    cases.begin("sponsorship-matching", second, Map.of("priority", "normal"));
    officers.runJobs(second.number());
    assertThat(charges.of(second.id())).satisfies(record -> {
      assertThat(record.charge().stream()).isNotEqualTo(named);
      assertThat(record.charge().stream().named()).isFalse();
      assertThat(record.charge().stream().quebec()).as("stays where it is to live").isEqualTo(named.quebec());
      assertThat(record.proposals()).isEmpty();
    });
    assertThat(jdbc.sql("select stream from stream_choice where case_id = ?").param(second.id()).query(String.class).list()).as("the choice stays on record")
        .containsExactly(named.name());
    assertThat(parties.placesTaken(sponsor)).isOne();
    parties.closeSponsors(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "breakdown"})
  void onlyMatchingOfficersChooseAndSupervisorsRead(String page) {
    CaseFile file = cases.open(Priority.normal, "QC", null);
    String path = "/desk/cases/" + file.number() + "/" + page;
    assertThat(new Visitor(port).get(path).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    for (String other : List.of("intake", "identity", "compliance", "auditor", "sponsor", "quebec", "partner")) {
      assertThat(Visitor.signedIn(port, other).get(path).statusCode()).as(other).isEqualTo(403);
    }
    Visitor supervisor = Visitor.signedIn(port, "supervisor");
    assertThat(supervisor.get(path).statusCode()).isEqualTo(200);
    assertThat(supervisor.form(path, path, Map.of("stream", "quebecState", "reason", "No.")).statusCode()).isEqualTo(403);
    assertThat(Visitor.signedIn(port, "matching").get("/desk/cases/PAS-0000-00000/" + page).statusCode()).isEqualTo(404);
  }
}
