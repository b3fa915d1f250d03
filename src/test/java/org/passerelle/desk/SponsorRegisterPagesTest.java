package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The register of sponsors as staff read and keep it. */
class SponsorRegisterPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private String path;

  @BeforeEach
  void aSponsor() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    sponsor = parties.sponsor("STAFF", "sherbrooke", language, 2, 8);
    path = "/desk/sponsors/" + sponsor.code();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @ParameterizedTest
  @CsvSource({"matching, 200, 200", "supervisor, 200, 403", "auditor, 200, 403", "admin, 200, 200", "intake, 403, 403", "destining, 403, 403",
      "sponsor, 403, 403", "partner, 403, 403"})
  void someReadAndFewerChange(String who, int read, int change) {
    Browser browser = new Browser(port).signIn(who);
    assertThat(browser.get("/desk/sponsors").status()).isEqualTo(read);
    assertThat(browser.get(path).status()).isEqualTo(read);
    assertThat(browser.get(path + "/change/members/new").status()).isEqualTo(change);
    assertThat(browser.get("/desk/sponsors/new").status()).isEqualTo(change);
  }

  @Test
  void strangersSignInFirstAndOtherOrganizationsAreNotFound() {
    assertThat(new Browser(port).get(path).path()).isEqualTo("/login");
    assertThat(new Browser(port).signIn("matching").get("/desk/sponsors/HAVENREF").status()).isEqualTo(404);
  }

  @Test
  void listsWithoutMembersAndFilters() {
    Browser browser = new Browser(port).signIn("matching");
    Page list = browser.get("/desk/sponsors?kind=quebecGroup&province=QC&vetting=cleared&search=" + sponsor.code());
    assertThat(list.text()).contains(sponsor.code(), "0 of 2").doesNotContain("Memberfictional");
    assertThat(browser.get("/desk/sponsors?vetting=open&search=" + sponsor.code()).text()).contains("No sponsor fits.");
    assertThat(browser.get(path).text()).contains("Test Memberfictional", "Group of two to five persons");
  }

  @Test
  void entersASponsorWithAMemberAVettingAndAnAllocation() {
    Browser browser = new Browser(port).signIn("matching");
    String code = "NEW" + OutsideParties.word().toUpperCase();
    browser.get("/desk/sponsors/new");
    Map<String, String> facts = new LinkedHashMap<>(Map.of("code", code, "nameEn", "New (fictional)", "nameFr", "Nouveau (fictif)", "language", "en",
        "email", "new@example.org", "sponsorKind", "agreementHolder", "sponsorPlace", "sherbrooke"));
    Page refused = browser.post("/desk/sponsors/new", facts);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("In Québec, groups of two to five persons and registered charities sponsor.");
    facts.put("sponsorPlace", "winnipeg");
    assertThat(browser.post("/desk/sponsors/new", facts).text()).contains("The sponsor is entered.", "Not vetted");

    String at = "/desk/sponsors/" + code;
    assertThat(browser.post(at + "/change/members/new", member(code, "seriousConviction", "stands")).text())
        .contains("The member is added.", "Mina Entryfictional", "Serious conviction", "5 not declared");
    assertThat(browser.post(at + "/change/vetting", fields(code, "vettedOn", "2099-01-01", "outcome", "cleared")).text()).contains("This day has not come yet.");
    assertThat(browser.post(at + "/change/vetting", fields(code, "vettedOn", "2026-01-01", "outcome", "cleared")).text()).contains("The vetting is entered.");
    assertThat(browser.post(at + "/change/allocation", fields(code, "allocationYear", "2026", "allocationPersons", "40")).text()).contains("The allocation is set.");
    assertThat(browser.post(at + "/change/funds", fields(code, "fundsKind", "inKind", "amount", "1200.50", "shownOn", "2026-01-01")).text())
        .contains("Choose what is given in kind.");
    assertThat(browser.post(at + "/change/funds", fields(code, "fundsKind", "bankAccount", "amount", "12000.50", "shownOn", "2026-01-01")).text())
        .contains("$12,000.50");
    assertThat(jdbc.sql("select string_agg(coalesce(before, '') || coalesce(after, '') || coalesce(subject, ''), ' ') from organization_change c "
        + "join organization o on o.id = c.organization_id where o.code = ?").param(code).query(String.class).single())
        .as("members stand in the change log by number").doesNotContain("Entryfictional", "stands");
  }

  @Test
  void planCIsEnteredForAgreementHoldersAndItsGroupsFollow() {
    Browser browser = new Browser(port).signIn("matching");
    Party holder = parties.sponsor("PLANC", "winnipeg", language, 1, 8);
    Party group = parties.constituentGroup(holder, "PLANCG", "winnipeg", language, 1, 8);
    String facts = "/desk/sponsors/" + holder.code() + "/change/facts";
    assertThat(browser.get(facts).html()).contains("id=\"planC\"", "<option value=\"false\" selected=\"selected\">");
    assertThat(browser.post(facts, fields(holder.code(), "sponsorKind", "groupOfFive", "sponsorPlace", "winnipeg", "planC", "true")).html())
        .contains("href=\"#planC\"", "id=\"planC-fault\"");
    assertThat(browser.post(facts, fields(holder.code(), "sponsorKind", "agreementHolder", "sponsorPlace", "winnipeg", "planC", "true")).text())
        .contains("Plan C The money of the settlement cost table is shown", "no yes");
    assertThat(browser.get("/desk/sponsors/" + group.code()).text()).contains("Plan C The money of the settlement cost table is shown");
    assertThat(new Browser(port).signIn(holder.signIn()).get("/sponsor/profile").text()).contains("Plan C The money of the settlement cost table is shown");
    assertThat(browser.post(facts, fields(holder.code(), "sponsorKind", "agreementHolder", "sponsorPlace", "winnipeg", "planC", "")).text())
        .doesNotContain("Plan C The money");
  }

  @Test
  void aSecondEditorIsToldAndNothingIsLost() {
    Browser browser = new Browser(port).signIn("matching");
    String id = jdbc.sql("select id::text from sponsor_member where organization_id = ? and number = 2").param(sponsor.id()).query(String.class).single();
    browser.get(path + "/change/members/" + id);
    Map<String, String> mine = member(sponsor.code(), "was.memberStatus", "citizen", "memberStatus", "permanentResident");
    Map<String, String> theirs = member(sponsor.code(), "memberStatus", "registeredIndian");
    assertThat(browser.post(path + "/change/members/" + id, theirs).text()).contains("The member is changed.");
    browser.get(path + "/change/members/" + id);
    Page late = browser.post(path + "/change/members/" + id, mine);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Stored now:", "Registered Indian");
    assertThat(browser.get(path + "/change/members/" + java.util.UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void anAllocationCannotGoBelowWhatIsUsedAndOnlyHoldersHaveOne() {
    Browser browser = new Browser(port).signIn("matching");
    Party holder = parties.sponsor("HOLDER", "winnipeg", language, 1, 8);
    jdbc.sql("update sponsor_allocation set used = 7 where organization_id = ? and year = 2026").param(holder.id()).update();
    browser.get("/desk/sponsors/" + holder.code() + "/change/allocation");
    assertThat(browser.post("/desk/sponsors/" + holder.code() + "/change/allocation", fields(holder.code(), "allocationYear", "2026", "allocationPersons", "6"))
        .text()).contains("7 persons of this year are used already");
    assertThat(browser.post(path + "/change/allocation", fields(sponsor.code(), "allocationYear", "2026", "allocationPersons", "6")).text())
        .contains("Only agreement holders have an allocation.");
  }

  private Map<String, String> member(String code, String... more) {
    Map<String, String> fields = fields(code, "name", "Mina Entryfictional", "memberStatus", "citizen", "spokesperson", "false", "adult", "true",
        "livesInCommunity", "true", "fromDay", "2026-01-01", "declaredOn", "2026-01-01");
    for (int each = 0; each < more.length; each += 2) {
      fields.put(more[each], more[each + 1]);
    }
    return fields;
  }

  private Map<String, String> fields(String code, String... values) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("version", jdbc.sql("select version from organization where code = ?").param(code).query(String.class).single());
    for (int each = 0; each < values.length; each += 2) {
      fields.put(values[each], values[each + 1]);
    }
    return fields;
  }
}
