package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the gate found, in both languages; and what is kept of NGOs on the register. */
class GatePagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  private final String country = OutsideParties.word();
  private OutsideParties parties;
  private Party ngo;
  private CaseFile file;
  private String path;

  @BeforeEach
  void aGateThatIsShut() {
    parties = new OutsideParties(jdbc);
    ngo = parties.verifier("SHUT", country, "prs", 5);
    jdbc.sql("update agreement_terms set payment = 'perRequest', payment_channel = 'hawala', payment_amount = 100, payment_currency = 'CAD' "
        + "where agreement_id = (select id from agreement where number = ?)").param(ngo.code()).update();
    file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, file.id()).update();
    cases.begin("identity-verification", file, Map.of("priority", "normal"));
    officers.assessSafety(file.number());
    path = "/desk/cases/" + file.number() + "/gate";
  }

  @Test
  void aComplianceOfficerSeesWhatIsMissingAndHowItIsMended() {
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_clearGate");
    Browser browser = new Browser(port).signIn("compliance");
    assertThat(browser.get(path).text()).contains("may not be asked yet", "Agreement " + ngo.code() + " is in force",
        "is paid by hawala, and no approved exception allows it", "Not met", "Why this NGO", "Chosen");
    assertThat(browser.get(path + "?framed").text()).doesNotContain("Sign out");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readGate' and subject = ?").param(file.number()).query(Long.class)
        .single()).isEqualTo(2);
    officers.complete(file.number(), "userTask_clearGate", "compliance", Map.of("gateAnswer", "anotherNgo", "reason", "Its channel is hawala."));
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideIdentity");
    assertThat(browser.get(path).text()).contains("What officers answered", "Its channel is hawala.", "Compliance chose another NGO for this family");
  }

  @Test
  void inFrenchToo() {
    jdbc.sql("update account set language = 'fr' where username = 'auditor'").update();
    try {
      assertThat(new Browser(port).signIn("auditor").get(path).text()).contains("ne peut pas encore être sollicitée",
          "prévoit un paiement par hawala, sans exception approuvée", "Pourquoi cette ONG");
    } finally {
      jdbc.sql("update account set language = 'en' where username = 'auditor'").update();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"compliance", "identity", "supervisor", "auditor"})
  void thoseWhoNeedToReadIt(String username) {
    Browser browser = new Browser(port).signIn(username);
    assertThat(browser.get(path).status()).isEqualTo(200);
    assertThat(browser.get("/desk/cases/NOSUCH/gate").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "matching", "admin", "partner", "verifier"})
  void othersDoNot(String username) {
    assertThat(new Browser(port).signIn(username).get(path).status()).isEqualTo(403);
    assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(302);
  }

  @Test
  void whatAnNgoCanVerifyIsChangedAndNothingIsLost() {
    String at = "/desk/partners/" + ngo.code();
    Browser browser = new Browser(port).signIn("compliance");
    Map<String, String> fields = new HashMap<>(Map.of("version", version(), "countries", "NZL, isl", "languages", "prs", "capacity", "0",
        "women", "true", "men", "false", "regions", "Otago"));
    browser.get(at + "/change/verifier");
    Browser.Page wrong = browser.post(at + "/change/verifier", fields);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Give codes of countries", "Give a whole number from 1 to 1,000");
    fields.put("countries", "NZL, ISL");
    fields.put("capacity", "7");
    assertThat(browser.post(at + "/change/verifier", fields).text()).contains("New Zealand, Iceland", "Otago", "What it can verify:");
    assertThat(jdbc.sql("select before from organization_change where organization_id = ? and field = 'countries'").param(ngo.id())
        .query(String.class).single()).isEqualTo(country);
    assertThat(new Browser(port).signIn("identity").get(at + "/change/verifier").status()).isEqualTo(403);
    assertThat(browser.get("/desk/partners/HAVENREF/change/verifier").status()).isEqualTo(404);
  }

  @Test
  void tiesAreEnteredOnceAndEndedWithAReason() {
    Party other = parties.referralPartner("TIEDTO");
    String at = "/desk/partners/" + ngo.code();
    Browser browser = new Browser(port).signIn("compliance");
    browser.get(at + "/change/ties/new");
    Map<String, String> fields = new HashMap<>(Map.of("version", version(), "other", ngo.code(), "why", "One owner.", "fromDay", "2024-01-01"));
    assertThat(browser.post(at + "/change/ties/new", fields).text()).contains("No other organization has this code");
    fields.put("other", other.code());
    assertThat(browser.post(at + "/change/ties/new", fields).text()).contains("One owner.", "The tie was entered");
    fields.put("version", version());
    assertThat(browser.post(at + "/change/ties/new", fields).text()).contains("This tie is entered already");
    String tie = jdbc.sql("select id::text from organization_tie where organization_id = ?").param(ngo.id()).query(String.class).single();
    browser.get("/desk/partners/" + other.code() + "/change/ties/" + tie);
    assertThat(browser.post(at + "/change/ties/" + tie, Map.of("version", version(), "reason", "Sold.")).text()).contains("The tie was ended", "Sold.");
    assertThat(browser.get(at + "/change/ties/" + tie).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("supervisor").get(at + "/change/ties/new").status()).isEqualTo(403);
  }

  private String version() {
    return jdbc.sql("select version::text from organization where id = ?").param(ngo.id()).query(String.class).single();
  }
}
