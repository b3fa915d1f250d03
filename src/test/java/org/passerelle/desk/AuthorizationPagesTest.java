package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.partner.authorization.RunningUnder;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorizationChanges;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Today;
import org.passerelle.support.AuthorizationWatch;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The register of authorizations: who reads it, who changes it, and that what is wrong is said. */
class AuthorizationPagesTest extends IntegrationTest {

  private static final String ALL = "/desk/authorizations";

  @LocalServerPort
  private int port;

  @Autowired
  private WorkAuthorizationChanges changes;

  @Autowired
  private WorkAuthorizations authorizations;

  @Autowired
  private AuthorizationWatch watch;

  @Autowired
  private Today today;

  private String number;
  private Party ngo;

  @BeforeEach
  void aNumber() {
    number = "FICT-" + OutsideParties.word();
    ngo = new OutsideParties(jdbc).verifier("AUT", OutsideParties.word(), OutsideParties.word(), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compliance", "identity", "supervisor", "auditor"})
  void staffWhoNeedItReadIt(String username) {
    UUID id = entered(Kind.authorization);
    Browser reader = browser(username);
    assertThat(reader.get(ALL + "?search=" + number).text()).contains(number, "In force", ngo.code(), "Afghanistan , the whole country");
    assertThat(reader.get(one(id)).text()).contains(number, "Immigration: resettlement and safe passage", ngo.code(), "No request is or was in hand");
    assertThat(reader.get(ALL + "/areas").text()).contains("Afghanistan", "Taliban", "S.C. 2023, c. 14");
    assertThat(reader.get("/").html()).contains("href=\"" + ALL + "\"");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readAuthorization' and actor = ? and subject = ?").params(username, number)
        .query(Integer.class).single()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "intake", "matching", "merge", "admin", "analyst"})
  void othersDoNot(String username) {
    UUID id = entered(Kind.authorization);
    Visitor visitor = Visitor.signedIn(port, username);
    for (String path : List.of(ALL, one(id), ALL + "/areas", ALL + "/new", one(id) + "/change/suspension", one(id) + "/approval", ALL + "/areas/new")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.form("/", one(id) + "/change/revocation", Map.of("version", "2", "reason", "x")).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/").body()).doesNotContain("href=\"" + ALL + "\"");
    assertThat(new Visitor(port).get(one(id)).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(authorizations.get(id).version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "supervisor", "auditor"})
  void whoOnlyReadsChangesNothing(String username) {
    UUID id = entered(Kind.authorization);
    long partner = authorizations.get(id).partners().get(0).id();
    String area = jdbc.sql("select id from controlled_area where country = 'AFG'").query(UUID.class).list().get(0).toString();
    Visitor visitor = Visitor.signedIn(port, username);
    for (String path : List.of(ALL + "/new", one(id) + "/change/partner", one(id) + "/change/partners/" + partner, one(id) + "/change/suspension",
        one(id) + "/change/revocation", one(id) + "/change/renewal", ALL + "/areas/new", ALL + "/areas/" + area + "/end")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(visitor.form(ALL, path, Map.of("version", "2", "reason", "x", "lastDay", "2099-01-01")).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.get(one(id)).body()).doesNotContain("/change/");
    assertThat(authorizations.get(id).version()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereAnswers404() {
    UUID id = entered(Kind.authorization);
    Browser officer = browser("compliance");
    for (String path : List.of(one(UUID.randomUUID()), one(UUID.randomUUID()) + "/change/suspension", one(id) + "/change/partners/9999999",
        one(id) + "/change/nonsense", ALL + "/areas/" + UUID.randomUUID() + "/end", ALL + "/nonsense")) {
      assertThat(officer.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void anOfficerEntersAnAuthorizationAndNamesAPartner() {
    Browser officer = browser("compliance");
    officer.get(ALL + "/new");
    Page entered = officer.post(ALL + "/new", fields(Map.of()));
    assertThat(entered.text()).contains("It is entered. Now name the implementing partners", number, "In force", "nobody may work under it");
    Page wrong = officer.post(entered.path() + "/change/partner", Map.of("version", "1", "organization", "NOSUCH", "fromDay", today.get().toString()));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("id=\"organization-fault\"", "href=\"#organization\"", "value=\"NOSUCH\"");
    Page named = officer.post(entered.path() + "/change/partner", Map.of("version", "1", "organization", ngo.code(), "fromDay", today.get().toString()));
    assertThat(named.text()).contains("The partner is named", ngo.code() + " (fictional)", "Partner named:");
    assertThat(officer.get("/desk/partners/" + ngo.code()).html()).contains(number, entered.path());
    assertThat(browser("intake").get("/desk/partners/" + ngo.code()).html()).contains(number).doesNotContain(entered.path());
    assertThat(browser("conformite").get(entered.path()).text()).contains("En vigueur", "réinstallation et passage sûr", "Partenaire désigné");
  }

  @ParameterizedTest
  @CsvSource({"kind, '', Fill in this field", "kind, pardon, Choose one", "authorizationNumber, ../x, Letters", "holder, '', Fill in this field",
      "purposes, '', at least one", "purposes, leisure, at least one", "country, XYZ, Choose one", "validUntil, 2020-01-01, is over already",
      "validFrom, 2199-12-01, The last day comes before the first", "channel, cash, Leave it out", "region, 'x\u202ey', control characters"})
  void whatIsWrongIsSaidBesideItsField(String field, String value, String sentence) {
    Browser officer = browser("compliance");
    officer.get(ALL + "/new");
    Page page = officer.post(ALL + "/new", fields(Map.of(field, value)));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("Nothing was stored", sentence);
    String beside = field.equals("validFrom") ? "validUntil" : field;
    assertThat(page.html()).contains("id=\"" + beside + "-fault\"", "href=\"#" + beside + "\"");
    assertThat(authorizations.known(number)).isFalse();
  }

  @Test
  void anExceptionNeedsItsAssessmentAndASecondPerson() {
    Browser first = browser("compliance");
    first.get(ALL + "/new");
    Map<String, String> exception = fields(Map.of("kind", "humanitarianException"));
    assertThat(first.post(ALL + "/new", exception).html()).contains("id=\"assessment-fault\"");
    exception.put("assessment", "Impartial relief; nothing <b>benefits</b> the group.");
    Page entered = first.post(ALL + "/new", exception);
    assertThat(entered.text()).contains("Awaits approval", "who neither entered it");
    assertThat(entered.html()).contains("&lt;b&gt;benefits").doesNotContain("/approval\"");
    first.post(entered.path() + "/change/partner", Map.of("version", "1", "organization", ngo.code(), "fromDay", today.get().toString()));
    assertThat(first.post(entered.path() + "/approval", Map.of("version", "2")).text()).contains("approved by somebody who neither entered it");
    assertThat(authorizations.inForce(ngo.id(), "AFG", "immigration", today.get())).isEmpty();

    Browser second = browser("supervisor");
    assertThat(second.get(entered.path() + "/approval").text()).contains("Impartial relief", ngo.code(), "Approve");
    Page approved = second.post(entered.path() + "/approval", Map.of("version", "2"));
    assertThat(approved.text()).contains("The exception is approved", "In force", "supervisor");
    assertThat(authorizations.inForce(ngo.id(), "AFG", "immigration", today.get())).hasSize(1);
    assertThat(Visitor.signedIn(port, "identity").form(ALL, entered.path() + "/approval", Map.of("version", "3")).statusCode()).isEqualTo(403);
    assertThat(first.get(entered.path() + "/change/partner").text()).contains("cannot be done as it stands now");
  }

  @Test
  void whatWasInHandIsShown() {
    UUID id = entered(Kind.authorization);
    watch.inHand(id, new RunningUnder.CaseLine("PAS-2026-000001", ngo.id(), clock.instant(), "authorization.state.suspended", false));
    assertThat(browser("identity").get(one(id)).html()).contains("/desk/cases/PAS-2026-000001", ngo.code() + " (fictional)");
    assertThat(browser("auditor").get(one(id)).html()).contains("PAS-2026-000001").doesNotContain("/desk/cases/");
  }

  @Test
  void itIsSuspendedReinstatedRenewedAndRevoked() {
    UUID id = entered(Kind.authorization);
    Browser officer = browser("compliance");
    officer.get(one(id) + "/change/suspension");
    assertThat(officer.post(one(id) + "/change/suspension", Map.of("version", "2", "reason", " ")).html()).contains("id=\"reason-fault\"");
    assertThat(officer.post(one(id) + "/change/suspension", Map.of("version", "2", "reason", "Notice 7 (fictional).")).text())
        .contains("It is suspended", "Notice 7 (fictional).", "Suspended");
    assertThat(officer.get(one(id) + "/change/suspension").text()).contains("cannot be done as it stands now");
    assertThat(officer.post(one(id) + "/change/reinstatement", Map.of("version", "3", "reason", "Settled.")).text()).contains("It is in force again");
    LocalDate until = today.get().plusDays(400);
    assertThat(officer.post(one(id) + "/change/renewal", Map.of("version", "4", "until", today.get().toString(), "reason", "x")).text())
        .contains("Choose a day after its last day now");
    assertThat(officer.post(one(id) + "/change/renewal", Map.of("version", "4", "until", until.toString(), "reason", "Renewed.")).text())
        .contains("It is renewed", "As first granted");
    assertThat(officer.post(one(id) + "/change/revocation", Map.of("version", "5", "reason", "Over.")).text()).contains("It is revoked", "over for good");
    assertThat(officer.get(one(id)).html()).doesNotContain("/change/re", "/change/suspension");
    assertThat(officer.get(ALL + "?state=revoked&search=" + number).text()).contains(number);
    assertThat(officer.get(ALL + "?state=inForce&search=" + number).text()).doesNotContain("Afghanistan").contains("None is found");
  }

  @Test
  void theSecondOfTwoEditorsSeesThatSomebodyWasFirst() {
    UUID id = entered(Kind.authorization);
    Browser second = browser("compliance");
    second.get(one(id) + "/change/revocation");
    Browser first = browser("conformite");
    first.get(one(id) + "/change/suspension");
    first.post(one(id) + "/change/suspension", Map.of("version", "2", "reason", "Première."));
    Page page = second.post(one(id) + "/change/revocation", Map.of("version", "2", "reason", "The second."));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("Somebody changed it while your form was open", "The second.");
    assertThat(page.html()).contains("name=\"version\" value=\"3\"");
    assertThat(second.post(one(id) + "/change/revocation", Map.of("version", "3", "reason", "The second.")).text()).contains("It is revoked");
  }

  @Test
  void aPartnerIsRemoved() {
    UUID id = entered(Kind.authorization);
    String removal = one(id) + "/change/partners/" + authorizations.get(id).partners().get(0).id();
    Browser officer = browser("compliance");
    assertThat(officer.get(removal).text()).contains("Remove an implementing partner: " + ngo.code());
    assertThat(officer.post(removal, Map.of("version", "2", "reason", "The contract has ended.")).text())
        .contains("The partner is removed", "Partner removed:", "The contract has ended.");
    assertThat(officer.get(removal).status()).isEqualTo(404);
    assertThat(officer.get("/desk/partners/" + ngo.code()).text()).contains("Not named any more");
  }

  @Test
  void areasAreEnteredAndEnded() {
    String group = "Fictional group " + OutsideParties.word();
    Browser officer = browser("compliance");
    officer.get(ALL + "/areas/new");
    Map<String, String> area = new LinkedHashMap<>(Map.of("country", "NRU", "region", "North", "listedGroup", group, "fromDay", "2026-01-05", "source", ""));
    assertThat(officer.post(ALL + "/areas/new", area).html()).contains("id=\"source-fault\"");
    area.put("source", "A fictional report of 2026-01-06.");
    assertThat(officer.post(ALL + "/areas/new", area).text()).contains("The area is entered", "Nauru , North Controlled", group, "A fictional report");
    officer.get(ALL + "/areas/new");
    assertThat(officer.post(ALL + "/areas/new", area).text()).contains("entered for this area already");
    UUID id = jdbc.sql("select id from controlled_area where listed_group = ?").param(group).query(UUID.class).single();
    String end = ALL + "/areas/" + id + "/end";
    assertThat(officer.post(end, Map.of("lastDay", today.get().minusDays(1).toString(), "reason", "x")).text()).contains("The past stays as it was");
    assertThat(officer.post(end, Map.of("lastDay", today.get().toString(), "reason", "The group has left.")).text())
        .contains("The control has an end now", "The group has left.");
    assertThat(officer.get(end).status()).isEqualTo(404);
    assertThat(browser("conformite").get(ALL + "/areas").text()).contains("Zones contrôlées", "tout le pays");
  }

  @Test
  void theListGoesPageByPage() {
    officers.signIn("compliance");
    for (int i = 10; i < 10 + WorkAuthorizations.PAGE + 1; i++) {
      changes.enter(facts(Kind.authorization, number + "-" + i));
    }
    Browser officer = browser("compliance");
    Page first = officer.get(ALL + "?search=" + number);
    assertThat(first.html()).contains(number + "-10", number + "-34", "after=" + number + "-34").doesNotContain(number + "-35");
    Page second = officer.get(ALL + "?search=" + number + "&after=" + number + "-34");
    assertThat(second.html()).contains(number + "-35").doesNotContain(number + "-34<");
    assertThat(officer.get(ALL + "?search=%00&after=%00&state=%00").status()).isEqualTo(200);
  }

  private UUID entered(Kind kind) {
    officers.signIn("compliance");
    UUID id = changes.enter(facts(kind, number));
    changes.name(id, 1, ngo.code(), today.get());
    officers.signOut();
    return id;
  }

  private Facts facts(Kind kind, String of) {
    return new Facts(kind, of, "A fictional department", List.of("immigration"), "AFG", null, null, today.get(), today.get().plusDays(100),
        kind == Kind.authorization ? null : "A fictional assessment.");
  }

  private Map<String, String> fields(Map<String, String> other) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("kind", "authorization", "authorizationNumber", number, "holder", "A fictional department",
        "purposes", "immigration", "country", "AFG", "validFrom", today.get().toString(), "validUntil", today.get().plusDays(100).toString()));
    all.putAll(other);
    return all;
  }

  private static String one(UUID id) {
    return ALL + "/" + id;
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
