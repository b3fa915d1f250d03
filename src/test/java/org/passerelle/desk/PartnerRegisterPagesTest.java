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
import org.passerelle.partner.AgreementChanges;
import org.passerelle.partner.AgreementChanges.Draft;
import org.passerelle.partner.OrganizationChanges;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationFacts;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.reference.Today;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The register of organizations: who reads it, who changes it, and that no change is lost. */
class PartnerRegisterPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  @Autowired
  private OrganizationChanges organizations;

  @Autowired
  private AgreementChanges agreements;

  @Autowired
  private OrganizationRegister register;

  @Autowired
  private Today today;

  private String code;

  @BeforeEach
  void aPartner() {
    code = "REG" + OutsideParties.word().toUpperCase();
    organizations.enterPartner(code, new OrganizationFacts("ngo", code + " (fictional)", code + " (fictif)", "en", "reg@example.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "identity", "matching", "destining", "merge", "supervisor", "admin", "auditor"})
  void staffReadTheRegister(String username) {
    assertThat(browser(username).get("/desk/partners?search=" + code).text()).contains(code + " (fictional)", "No agreement");
    assertThat(browser(username).get(path("")).text()).contains("Referrals of this partner are not taken in", "reg@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "analyst"})
  void othersDoNot(String username) {
    Visitor visitor = Visitor.signedIn(port, username);
    for (String path : new String[] {"/desk/partners", path(""), "/desk/partners/new", path("/change/facts")}) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.form("/", path("/change/suspension"), Map.of("version", "1", "reason", "x")).statusCode()).isEqualTo(403);
    assertThat(new Visitor(port).get(path("")).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "supervisor", "auditor"})
  void whoOnlyReadsChangesNothing(String username) {
    Visitor visitor = Visitor.signedIn(port, username);
    for (String path : new String[] {"/desk/partners/new", path("/change/facts"), path("/change/contact"), path("/change/agreement"),
        path("/change/suspension")}) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(visitor.form("/desk/partners", path, Map.of("version", "1", "reason", "x", "code", "INTRUDER")).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.get(path("")).body()).doesNotContain("/change/");
    assertThat(entry().version()).isEqualTo(1);
  }

  @Test
  void whatIsNotThereAnswers404() {
    Browser admin = browser("admin");
    UUID nobodys = UUID.randomUUID();
    for (String path : List.of("/desk/partners/NOSUCH", "/desk/partners/NOSUCH/change/facts", path("/change/contacts/99999999"),
        path("/change/agreements/" + nobodys + "/terms"), path("/change/agreements/" + nobodys + "/suspension"),
        "/desk/partners/FLEUVE/change/agreement", path("/change/nonsense"))) {
      assertThat(admin.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void anAgreementOfAnotherOrganizationIsNotFoundUnderThisOne() {
    UUID havens = jdbc.sql("select a.id from agreement a join organization o on o.id = a.organization_id where o.code = 'HAVENREF'")
        .query(UUID.class).single();
    assertThat(browser("admin").get(path("/change/agreements/" + havens + "/terms")).status()).isEqualTo(404);
    assertThat(browser("admin").get("/desk/partners/HAVENREF/change/agreements/" + havens + "/terms").status()).isEqualTo(200);
  }

  @Test
  void anAdministratorEntersAPartnerWithItsAgreementAndAContact() {
    String fresh = "NEW" + OutsideParties.word().toUpperCase();
    Browser admin = browser("admin");
    admin.get("/desk/partners/new");
    Page entered = admin.post("/desk/partners/new", Map.of("version", "0", "code", fresh, "partnerType", "unhcr", "nameEn", "Fictional Agency",
        "nameFr", "Agence fictive", "email", "agency@example.org", "language", "fr"));
    assertThat(entered.path()).isEqualTo("/desk/partners/" + fresh);
    assertThat(entered.text()).contains("The partner is entered", "Fictional Agency", "UNHCR", "Referrals of this partner are not taken in");

    Page agreed = admin.post("/desk/partners/" + fresh + "/change/agreement", Map.of("version", "1", "number", "RA-" + fresh, "startsOn",
        today.get().toString(), "purposes", "referral", "programmes", "HRD", "quota", "125", "insideCountry", "true", "payment", "unpaid"));
    assertThat(agreed.text()).contains("The agreement is entered", "RA-" + fresh, "0 of 125 referred; 125 left", "may be referred")
        .doesNotContain("are not taken in");

    Page met = admin.post("/desk/partners/" + fresh + "/change/contact", Map.of("version", "2", "name", "گل Fictional", "function", "Night duty",
        "phone", "613 996 8885", "language", "fr", "fromDay", today.get().toString()));
    assertThat(met.text()).contains("The contact is added", "گل Fictional", "Night duty", "+1 613-996-8885", "Contact added:");
    assertThat(audited(fresh)).containsExactly("enterOrganization", "readOrganization", "enterAgreement", "readOrganization", "addContact",
        "readOrganization");
    assertThat(browser("accueil").get("/desk/partners/" + fresh).text()).contains("Agence fictive", "HCR", "0 sur 125 recommandées");
  }

  @Test
  void everythingWrongIsSaidBesideItsFieldAtOnce() {
    Browser admin = browser("admin");
    admin.get("/desk/partners/new");
    Page page = admin.post("/desk/partners/new", Map.of("code", "no", "nameEn", "turned \u202e around", "nameFr", "n".repeat(201), "email", "nowhere",
        "language", "de"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html()).contains("href=\"#code\"", "id=\"code-fault\"", "id=\"partnerType-fault\"", "id=\"nameEn-fault\"", "id=\"nameFr-fault\"",
        "id=\"email-fault\"", "id=\"language-fault\"", "value=\"nowhere\"");
    assertThat(page.text()).contains("Capital letters and digits only", "At most 200 characters", "not an e-mail address");
    assertThat(jdbc.sql("select count(*) from organization where email = 'nowhere'").query(Integer.class).single()).isZero();
  }

  @Test
  void aCodeIsGivenOnce() {
    Browser admin = browser("admin");
    admin.get("/desk/partners/new");
    Page page = admin.post("/desk/partners/new", Map.of("code", code, "partnerType", "ngo", "nameEn", "Twice", "nameFr", "Deux", "email", "a@example.org",
        "language", "en"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("Another organization has this code");
    assertThat(entry().facts().nameEn()).isEqualTo(code + " (fictional)");
  }

  @Test
  void whatIsTypedIsShownAsText() {
    Browser admin = browser("admin");
    admin.get(path("/change/facts"));
    admin.post(path("/change/facts"), facts(1, "<script>alert(1)</script>", "Nom"));
    assertThat(admin.get(path("")).html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void theSecondOfTwoEditorsSeesBothTextsAndChooses() {
    Browser first = browser("admin");
    Browser second = browser("admin");
    first.get(path("/change/facts"));
    second.get(path("/change/facts"));
    first.post(path("/change/facts"), facts(1, "Name of the first", "Nom du premier"));
    Page page = second.post(path("/change/facts"), facts(1, "Name of the second", code + " (fictif)"));

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("admin changed this organization", "Stored now: Name of the first");
    assertThat(page.html()).contains("value=\"Name of the second\"").as("a field only the first touched follows").contains("value=\"Nom du premier\"");
    assertThat(entry().facts().nameEn()).isEqualTo("Name of the first");

    second.post(path("/change/facts"), facts(2, "Name of the second", "Nom du premier"));
    assertThat(entry().facts().nameEn()).isEqualTo("Name of the second");
    assertThat(jdbc.sql("select before || ' > ' || after from organization_change where organization_id = ? and field = 'nameEn' and before is not null "
        + "order by id").param(entry().id()).query(String.class).list())
        .containsExactly(code + " (fictional) > Name of the first", "Name of the first > Name of the second");
  }

  @Test
  void aChangeOfAnythingStartsFromTheLastVersion() {
    Browser admin = browser("admin");
    admin.get(path("/change/agreement"));
    organizations.changeFacts(entry(), 1, new OrganizationFacts("ngo", "Elsewhere", "Ailleurs", "en", "reg@example.org"));
    Page page = admin.post(path("/change/agreement"), agreement(1, Map.of()));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("What you entered still stands below");
    assertThat(page.html()).contains("name=\"version\" value=\"2\"", "value=\"RA-" + code + "\"");
    assertThat(admin.post(path("/change/agreement"), agreement(2, Map.of())).text()).contains("The agreement is entered");
  }

  @Test
  void newTermsHoldFromTheirDayAndTheOldOnesStay() {
    UUID id = agree("GAR");
    Browser admin = browser("admin");
    LocalDate later = today.get().plusDays(30);
    assertThat(admin.get(path("/change/agreements/" + id + "/terms")).html()).contains("value=\"50\"", "checked=\"checked\"");
    Page page = admin.post(path("/change/agreements/" + id + "/terms"), terms(2, Map.of("validFrom", later.toString(), "quota", "80")));
    assertThat(page.text()).contains("The new terms are stored", "0 of 50 referred", "Other terms hold from", "Terms changed:");
    assertThat(jdbc.sql("select version || ':' || quota from agreement_terms where agreement_id = ? order by version").param(id)
        .query(String.class).list()).containsExactly("1:50", "2:80");
  }

  @ParameterizedTest
  @CsvSource({"-1, , The past stays as it was", "0, -1, The last day comes before the first", "0, , These are the terms that hold already"})
  void termsThatContradictAreRefused(int from, Integer to, String sentence) {
    UUID id = agree("GAR");
    Browser admin = browser("admin");
    admin.get(path("/change/agreements/" + id + "/terms"));
    Page page = admin.post(path("/change/agreements/" + id + "/terms"), terms(2, Map.of("validFrom", today.get().plusDays(from).toString(), "endsOn",
        to == null ? "" : today.get().plusDays(to).toString())));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains(sentence);
    assertThat(jdbc.sql("select count(*) from agreement_terms where agreement_id = ?").param(id).query(Integer.class).single()).isOne();
  }

  @Test
  void termsDoNotReachBehindTermsThatAreEntered() {
    UUID id = agree("GAR");
    agreements.change(entry(), 2, id, today.get().plusDays(30), new Draft(List.of("GAR"), null, 60, false, null));
    Browser admin = browser("admin");
    admin.get(path("/change/agreements/" + id + "/terms"));
    assertThat(admin.post(path("/change/agreements/" + id + "/terms"), terms(3, Map.of("validFrom", today.get().plusDays(5).toString()))).text())
        .contains("are entered already");
  }

  @Test
  void twoAgreementsForOneProgrammeNeverHoldOnTheSameDay() {
    agree("GAR");
    Browser admin = browser("admin");
    admin.get(path("/change/agreement"));
    Page page = admin.post(path("/change/agreement"), agreement(2, Map.of("number", "RA-2" + code)));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("covers the same programme on the same days: GAR, T-" + code);
    assertThat(admin.post(path("/change/agreement"), agreement(2, Map.of("number", "RA-2" + code, "programmes", "HRD"))).status()).isEqualTo(200);
    assertThat(jdbc.sql("select count(*) from agreement where organization_id = ?").param(entry().id()).query(Integer.class).single()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"number, ../../etc, Letters", "startsOn, 31.12.2026, year-month-day", "startsOn, 0001-01-01, year-month-day", "quota, 0, whole number",
      "quota, =1+1, whole number", "quota, 99999999999, At most", "programmes, AFGSIM, at least one", "programmes, NONSENSE, at least one",
      "purposes, leisure, at least one", "purposes, '', at least one", "payment, often, Choose one", "paymentAmount, 5, Leave it out when nothing is paid",
      "paymentChannel, cash, Leave it out when nothing is paid", "insideCountry, maybe, Choose one", "endsOn, 2020-01-01, The last day comes before", "number, RA-2026-001, Another agreement has this number"})
  void agreementsWithAFaultAreRefused(String field, String value, String sentence) {
    Browser admin = browser("admin");
    admin.get(path("/change/agreement"));
    Page page = admin.post(path("/change/agreement"), agreement(1, Map.of(field, value)));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html()).contains("id=\"" + field + "-fault\"");
    if (!sentence.equals("At most")) {
      assertThat(page.text()).contains(sentence);
    }
    assertThat(entry().version()).isEqualTo(1);
  }

  @Test
  void anNgoConfirmsIdentitiesUnderAnAgreementWithItsPayment() {
    String ngo = ngo();
    Browser admin = browser("admin");
    assertThat(admin.get("/desk/partners/" + ngo).text()).contains("This NGO is not asked to confirm anybody’s identity", "No agreement is entered");
    admin.get("/desk/partners/" + ngo + "/change/agreement");
    Page entered = admin.post("/desk/partners/" + ngo + "/change/agreement", confirmation(ngo, Map.of("paymentAmount", "180,5")));
    assertThat(entered.text()).contains("The agreement is entered", "Identity confirmation", "180.50 CAD for each request answered, by bank transfer",
        "Amount for each request").doesNotContain("is not asked", "may not be referred", "no limit");
    assertThat(admin.get("/desk/partners?search=" + ngo).text()).contains("IC-" + ngo, "In force", "Identity confirmation");
    assertThat(browser("identite").get("/desk/partners/" + ngo).text()).contains("180,50", "virement bancaire", "Confirmation de l’identité");

    Page second = admin.post("/desk/partners/" + ngo + "/change/agreement", with(confirmation(ngo, Map.of()), Map.of("version", "2", "number", "X-" + ngo)));
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.text()).contains("is for identity confirmation on the same days: IC-" + ngo);
  }

  @ParameterizedTest
  @CsvSource({"paymentChannel, '', Fill in this field", "paymentAmount, '', Fill in this field", "paymentAmount, 0.00, above 0",
      "paymentAmount, 1.234, at most two decimals", "paymentAmount, -5, above 0", "paymentCurrency, XYZ, no such currency", "programmes, GAR, Leave it out",
      "quota, 5, Leave it out"})
  void anAgreementForConfirmingIdentitiesWithAFaultIsRefused(String field, String value, String sentence) {
    String ngo = ngo();
    Browser admin = browser("admin");
    admin.get("/desk/partners/" + ngo + "/change/agreement");
    Page page = admin.post("/desk/partners/" + ngo + "/change/agreement", confirmation(ngo, Map.of(field, value)));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html()).contains("id=\"" + field + "-fault\"");
    assertThat(page.text()).contains(sentence);
    assertThat(jdbc.sql("select count(*) from agreement where number = ?").param("IC-" + ngo).query(Integer.class).single()).isZero();
  }

  @Test
  void onlyConfirmingIdentitiesIsPaid() {
    Browser admin = browser("admin");
    admin.get(path("/change/agreement"));
    Page page = admin.post(path("/change/agreement"), agreement(1, Map.of("payment", "perRequest", "paymentChannel", "bankTransfer", "paymentAmount", "5",
        "paymentCurrency", "CAD")));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("Only an agreement for identity confirmation is paid");
  }

  @Test
  void aSuspendedAgreementIsShownAndReinstated() {
    UUID id = agree("GAR");
    Browser admin = browser("admin");
    admin.get(path("/change/agreements/" + id + "/suspension"));
    Page suspended = admin.post(path("/change/agreements/" + id + "/suspension"),
        Map.of("version", "2", "from", today.get().toString(), "lastDay", "", "reason", "A fictional inquiry."));
    assertThat(suspended.text()).contains("The suspension is stored", "A fictional inquiry.", "Referrals of this partner are not taken in");
    assertThat(admin.get("/desk/partners?search=" + code).text()).contains("Suspended");
    assertThat(admin.get(path("/change/agreements/" + id + "/suspension")).text()).contains("Somebody has done this meanwhile");

    admin.get(path("/change/agreements/" + id + "/reinstatement"));
    Page back = admin.post(path("/change/agreements/" + id + "/reinstatement"),
        Map.of("version", "3", "from", today.get().toString(), "reason", "The fictional inquiry is over."));
    assertThat(back.text()).contains("In force", "The fictional inquiry is over.").doesNotContain("are not taken in");
  }

  @Test
  void suspensionDaysThatContradictAreRefused() {
    UUID id = agree("GAR");
    Browser admin = browser("admin");
    admin.get(path("/change/agreements/" + id + "/suspension"));
    Page page = admin.post(path("/change/agreements/" + id + "/suspension"), Map.of("version", "2", "from", today.get().minusDays(1).toString(),
        "lastDay", today.get().minusDays(2).toString(), "reason", " "));
    assertThat(page.text()).contains("Fill in this field");
    page = admin.post(path("/change/agreements/" + id + "/suspension"), Map.of("version", "2", "from", today.get().minusDays(1).toString(),
        "lastDay", today.get().minusDays(2).toString(), "reason", "x"));
    assertThat(page.text()).contains("The past stays as it was", "The last day comes before the first");
  }

  @Test
  void aSuspendedOrganizationCannotSignInAndIsLetInAgain() {
    OutsideParties.Party party = new OutsideParties(jdbc).verifier("SUS", OutsideParties.word(), OutsideParties.word(), 1);
    Visitor person = Visitor.signedIn(port, party.signIn());
    assertThat(person.get("/verifier").statusCode()).isEqualTo(200);

    Browser admin = browser("admin");
    admin.get("/desk/partners/" + party.code() + "/change/suspension");
    Page suspended = admin.post("/desk/partners/" + party.code() + "/change/suspension", Map.of("version", "1", "reason", "A fictional reason."));
    assertThat(suspended.text()).contains("The organization is suspended", "Suspended since", "A fictional reason.");
    assertThat(person.get("/verifier").statusCode()).as("its session has ended").isNotEqualTo(200);
    assertThat(Visitor.signedIn(port, party.signIn()).get("/verifier").statusCode()).isNotEqualTo(200);

    admin.post("/desk/partners/" + party.code() + "/change/reinstatement", Map.of("version", "2", "reason", "It is settled."));
    assertThat(Visitor.signedIn(port, party.signIn()).get("/verifier").statusCode()).isEqualTo(200);
  }

  @Test
  void aContactIsEndedAndStaysReadable() {
    Browser admin = browser("admin");
    admin.get(path("/change/contact"));
    admin.post(path("/change/contact"), Map.of("version", "1", "name", "Kim Fictional", "function", "Desk", "email", "kim@example.org", "language", "en",
        "fromDay", today.get().minusDays(10).toString()));
    long id = jdbc.sql("select id from organization_contact where organization_id = ?").param(entry().id()).query(Long.class).single();
    assertThat(admin.post(path("/change/contacts/" + id), Map.of("version", "2", "lastDay", today.get().minusDays(20).toString())).text())
        .contains("The last day comes before the first");
    Page ended = admin.post(path("/change/contacts/" + id), Map.of("version", "2", "lastDay", today.get().minusDays(1).toString()));
    assertThat(ended.text()).contains("Kim Fictional", "Contact ended:");
    assertThat(ended.html()).doesNotContain("/change/contacts/" + id);
    assertThat(admin.get(path("/change/contacts/" + id)).status()).isEqualTo(404);
  }

  @Test
  void aContactCanBeReached() {
    Browser admin = browser("admin");
    admin.get(path("/change/contact"));
    Map<String, String> fields = Map.of("version", "1", "name", "Kim Fictional", "function", "Desk", "language", "en", "fromDay", today.get().toString());
    assertThat(admin.post(path("/change/contact"), fields).text()).contains("Give an e-mail address or a telephone number");
    assertThat(admin.post(path("/change/contact"), with(fields, Map.of("phone", "12"))).text()).contains("There is no such telephone number");
  }

  @Test
  void theListGoesPageByPageAndHoldsWhatIsAskedFor() {
    Browser officer = browser("intake");
    Page first = officer.get("/desk/partners");
    assertThat(first.html()).contains("after=");
    assertThat(officer.get("/desk/partners?kind=ministry").text()).contains("Québec, ministry of immigration").doesNotContain("HAVENREF");
    assertThat(officer.get("/desk/partners?search=haven").text()).contains("HAVENREF", "RA-2026-001", "GAR, PSR, UPP", "In force");
    assertThat(officer.get("/desk/partners?search=nobody-has-this").text()).contains("No organization has this name or code");
    assertThat(officer.get("/desk/partners?search=%00&after=%00&kind=%00").status()).isEqualTo(200);
  }

  private String ngo() {
    OutsideParties.Party ngo = new OutsideParties(jdbc).verifier("NGO", OutsideParties.word(), OutsideParties.word(), 1);
    jdbc.sql("delete from agreement_terms where agreement_id in (select id from agreement where organization_id = ?)").param(ngo.id()).update();
    jdbc.sql("delete from agreement where organization_id = ?").param(ngo.id()).update();
    return ngo.code();
  }

  private Map<String, String> confirmation(String ngo, Map<String, String> other) {
    return with(with(Map.of("version", "1", "number", "IC-" + ngo, "startsOn", today.get().toString(), "purposes", "identityConfirmation",
        "insideCountry", "false", "payment", "perRequest", "paymentChannel", "bankTransfer", "paymentAmount", "180", "paymentCurrency", "CAD"),
        Map.of()), other);
  }

  private UUID agree(String programme) {
    agreements.enter(entry(), entry().version(), "T-" + code, today.get().minusDays(5), new Draft(List.of(programme), null, 50, false, null));
    return jdbc.sql("select id from agreement where organization_id = ?").param(entry().id()).query(UUID.class).single();
  }

  private Map<String, String> facts(int version, String nameEn, String nameFr) {
    return with(Map.of("version", String.valueOf(version), "partnerType", "ngo", "nameEn", nameEn, "nameFr", nameFr, "language", "en", "email",
        "reg@example.org"), Map.of("was.partnerType", "ngo", "was.nameEn", code + " (fictional)", "was.nameFr", code + " (fictif)", "was.language",
        "en", "was.email", "reg@example.org"));
  }

  private Map<String, String> agreement(int version, Map<String, String> other) {
    return with(Map.of("version", String.valueOf(version), "number", "RA-" + code, "startsOn", today.get().toString(), "purposes",
        "referral", "programmes", "GAR", "quota", "50", "insideCountry", "false", "payment", "unpaid"), other);
  }

  private static Map<String, String> terms(int version, Map<String, String> other) {
    return with(Map.of("version", String.valueOf(version), "purposes", "referral", "programmes", "GAR", "quota", "50", "insideCountry", "false",
        "payment", "unpaid"), other);
  }

  private static Map<String, String> with(Map<String, String> fields, Map<String, String> other) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putAll(other);
    return all;
  }

  private List<String> audited(String subject) {
    return jdbc.sql("select action from audit_event where subject = ? order by id").param(subject).query(String.class).list();
  }

  private OrganizationEntry entry() {
    return register.find(code).orElseThrow();
  }

  private String path(String more) {
    return "/desk/partners/" + code + more;
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
