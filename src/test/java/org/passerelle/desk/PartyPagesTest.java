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
import org.passerelle.partner.OrganizationChanges;
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

/** Principals and payees in the register: who keeps them, what is refused, and that nothing past is overwritten. */
class PartyPagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  @Autowired
  private OrganizationChanges organizations;

  @Autowired
  private OrganizationRegister register;

  @Autowired
  private Today today;

  private String code;

  @BeforeEach
  void aPartner() {
    code = "PTY" + OutsideParties.word().toUpperCase();
    organizations.enterPartner(code, new OrganizationFacts("ngo", code + " (fictional)", code + " (fictif)", "en", "pty@example.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "compliance"})
  void administratorsAndComplianceOfficersEnterThem(String username) {
    Browser keeper = browser(username);
    keeper.get(path("/change/parties/new"));
    Page page = keeper.post(path("/change/parties/new"), party(1, Map.of("nameInScript", "زرمینه ساختگی", "birth", "1350-02-14", "birthCalendar", "solarHijri",
        "nationality", "XXA", "documentNumber", "FICT-1", "otherName1", "Zarmeena", "otherNameReason1", "spelling")));
    assertThat(page.path()).isEqualTo(path(""));
    assertThat(page.text()).contains("The entry is added", "Zarmina Fictional", "زرمینه ساختگی", "Zarmeena", "another spelling", "Director",
        "Born 1350-02-14 SH", "Stateless", "Document FICT-1", "Principal or payee added:");
    assertThat(jdbc.sql("select birth_earliest from organization_party where organization_id = ?").param(id()).query(LocalDate.class).single())
        .isEqualTo(LocalDate.of(1971, 5, 4));
    assertThat(jdbc.sql("select action from audit_event where subject = ? order by id").param(code).query(String.class).list())
        .containsExactly("enterOrganization", "addParty", "readOrganization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "identity", "merge", "supervisor", "auditor"})
  void otherStaffReadThem(String username) {
    UUID party = entered(Map.of());
    Visitor visitor = Visitor.signedIn(port, username);
    assertThat(visitor.get(path("")).body()).contains("Zarmina Fictional").doesNotContain("/change/");
    for (String path : List.of("/change/parties/new", "/change/parties/" + party + "/correction", "/change/parties/" + party + "/end")) {
      assertThat(visitor.get(path(path)).statusCode()).as(path).isEqualTo(403);
      assertThat(visitor.form("/desk/partners", path(path), party(2, Map.of("lastDay", today.get().toString(), "reason", "x"))).statusCode()).as(path)
          .isEqualTo(403);
    }
    assertThat(register.find(code).orElseThrow().version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "analyst"})
  void nobodyElseDoes(String username) {
    UUID party = entered(Map.of());
    Visitor visitor = Visitor.signedIn(port, username);
    for (String path : List.of("", "/change/parties/new", "/change/parties/" + party + "/correction", "/change/parties/" + party + "/end")) {
      assertThat(visitor.get(path(path)).statusCode()).as(path).isEqualTo(403);
      assertThat(new Visitor(port).get(path(path)).headers().firstValue("Location").orElseThrow()).as(path).endsWith("/login");
    }
    assertThat(visitor.form("/", path("/change/parties/new"), party(2, Map.of())).statusCode()).isEqualTo(403);
  }

  @Test
  void aComplianceOfficerChangesNothingElse() {
    Visitor compliance = Visitor.signedIn(port, "compliance");
    assertThat(compliance.get(path("/change/facts")).statusCode()).isEqualTo(403);
    assertThat(compliance.get(path("")).body()).contains("/change/parties/new").doesNotContain("/change/facts", "/change/contact", "/change/agreement");
  }

  @Test
  void oneOfAnotherOrganizationIsNotFoundUnderThisOne() {
    String other = code;
    UUID party = entered(Map.of());
    aPartner();
    Browser admin = browser("admin");
    assertThat(admin.get("/desk/partners/" + other + "/change/parties/" + party + "/correction").status()).isEqualTo(200);
    assertThat(admin.get(path("/change/parties/" + party + "/correction")).status()).isEqualTo(404);
    assertThat(admin.get(path("/change/parties/" + party + "/end")).status()).isEqualTo(404);
    assertThat(admin.post(path("/change/parties/" + party + "/end"), Map.of("version", "1", "lastDay", today.get().toString(), "reason", "x")).status())
        .isEqualTo(404);
    assertThat(admin.get(path("/change/parties/" + UUID.randomUUID() + "/end")).status()).isEqualTo(404);
    assertThat(admin.get(path("/change/parties/nonsense/end")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"nature, ship, Choose one", "roles, king, at least one", "roles, '', at least one", "name, '', Fill in", "name, 12345, letters of any script",
      "name, a\u202eb, control characters", "nameInScript, ..., letters of any script", "birth, 1994-13, Write a year", "birth, 1350, Solar Hijri",
      "birth, 2150, not come yet", "birthCalendar, mayan, Choose one", "sex, often, Choose one", "nationality, ZZZ, Choose one", "fromDay, tomorrow, year-month-day",
      "otherNameReason1, spelling, Fill in", "otherName2, Alone, Fill in", "otherNameInScript3, ۱۲۳, letters of any script"})
  void aFaultIsSaidBesideItsField(String field, String value, String sentence) {
    Browser admin = browser("admin");
    admin.get(path("/change/parties/new"));
    Page page = admin.post(path("/change/parties/new"), party(1, Map.of(field, value)));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains(sentence);
    String wrong = switch (field) {
      case "otherNameReason1" -> "otherName1";
      case "otherName2" -> "otherNameReason2";
      default -> field;
    };
    assertThat(page.html()).contains("href=\"#" + wrong + "\"", "id=\"" + wrong + "-fault\"");
    assertThat(jdbc.sql("select count(*) from organization_party where organization_id = ?").param(id()).query(Integer.class).single()).isZero();
  }

  @Test
  void anOrganizationHasNoBirthAndNoSex() {
    Browser admin = browser("admin");
    admin.get(path("/change/parties/new"));
    Map<String, String> company = with(party(1, Map.of("nature", "organization", "name", "Fictional Payments Ltd.", "roles", "payee")),
        Map.of("birth", "1999", "sex", "male"));
    Page page = admin.post(path("/change/parties/new"), company);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html()).contains("id=\"birth-fault\"", "id=\"sex-fault\"");
    assertThat(admin.post(path("/change/parties/new"), with(company, Map.of("birth", "", "sex", ""))).text()).contains("Fictional Payments Ltd.", "Payee");
  }

  @Test
  void theSameIsEnteredOnce() {
    entered(Map.of());
    Browser admin = browser("admin");
    admin.get(path("/change/parties/new"));
    Page page = admin.post(path("/change/parties/new"), party(2, Map.of("name", "zarmina FICTIONAL", "roles", "payee")));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("exists already");
    assertThat(admin.post(path("/change/parties/new"), party(2, Map.of("documentNumber", "FICT-2"))).status()).as("another of that name").isEqualTo(200);

    UUID second = jdbc.sql("select id from organization_party where organization_id = ? and document_number = 'FICT-2'").param(id()).query(UUID.class)
        .single();
    Page same = admin.post(path("/change/parties/" + second + "/correction"), party(3, Map.of()));
    assertThat(same.status()).isEqualTo(422);
    assertThat(same.text()).contains("exists already");
  }

  @Test
  void aCorrectionKeepsWhatStoodBefore() {
    UUID party = entered(Map.of("otherName1", "Zarmeena", "otherNameReason1", "spelling"));
    Browser compliance = browser("compliance");
    assertThat(compliance.get(path("/change/parties/" + party + "/correction")).html()).contains("value=\"Zarmina Fictional\"", "value=\"Zarmeena\"");
    Page nothing = compliance.post(path("/change/parties/" + party + "/correction"),
        party(2, Map.of("otherName1", "Zarmeena", "otherNameReason1", "spelling")));
    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.text()).contains("This is what is stored already");

    Page page = compliance.post(path("/change/parties/" + party + "/correction"), party(2, Map.of("name", "Zarmina Corrected", "birth", "1970-05")));
    assertThat(page.text()).contains("The correction is stored", "Zarmina Corrected", "Born 1970-05", "Principal or payee corrected:");
    assertThat(jdbc.sql("select field || ': ' || coalesce(before, '–') || ' > ' || coalesce(after, '–') from organization_change "
        + "where organization_id = ? and what = 'partyCorrected' order by id").param(id()).query(String.class).list())
        .containsExactly("name: Zarmina Fictional > Zarmina Corrected", "otherNames: spelling: Zarmeena > –", "birth: – > 1970-05");
    assertThat(page.html()).contains("<bdi>Zarmeena</bdi>");
  }

  @Test
  void theSecondOfTwoEditorsSeesBothTextsAndChooses() {
    UUID party = entered(Map.of());
    String correction = path("/change/parties/" + party + "/correction");
    Browser first = browser("admin");
    Browser second = browser("compliance");
    first.get(correction);
    second.get(correction);
    Map<String, String> was = Map.of("was.name", "Zarmina Fictional", "was.roles", "director", "was.nature", "person", "was.birthCalendar", "gregorian",
        "was.fromDay", today.get().toString());
    first.post(correction, with(party(2, Map.of("name", "Name of the first", "roles", "owner")), was));
    Page page = second.post(correction, with(party(2, Map.of("name", "Name of the second")), was));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("admin changed this organization", "Stored now: Name of the first");
    assertThat(page.html()).contains("value=\"Name of the second\"").as("a field only the first touched follows").containsPattern("value=\"owner\" checked");

    second.post(correction, with(party(3, Map.of("name", "Name of the second", "roles", "owner")), was));
    assertThat(jdbc.sql("select name || ' ' || roles::text from organization_party where id = ?").param(party).query(String.class).single())
        .isEqualTo("Name of the second {owner}");
  }

  @Test
  void oneIsEndedWithADayAndAReasonAndStaysReadable() {
    UUID party = entered(Map.of("fromDay", today.get().minusDays(30).toString()));
    String end = path("/change/parties/" + party + "/end");
    Browser admin = browser("admin");
    admin.get(end);
    Page refused = admin.post(end, Map.of("version", "2", "lastDay", today.get().minusDays(31).toString(), "reason", ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("id=\"reason-fault\"");
    assertThat(admin.post(end, Map.of("version", "2", "lastDay", today.get().minusDays(31).toString(), "reason", "Left.")).text())
        .contains("The last day comes before the first");
    Page ended = admin.post(end, Map.of("version", "2", "lastDay", today.get().minusDays(1).toString(), "reason", "Left the fictional board."));
    assertThat(ended.text()).contains("The entry has an end now", "Former principals and payees", "Zarmina Fictional", "Left the fictional board.",
        "Nobody is entered");
    assertThat(ended.html()).doesNotContain("/parties/" + party);
    assertThat(admin.get(end).text()).contains("Somebody has done this meanwhile");
    assertThat(admin.get(path("/change/parties/" + party + "/correction")).text()).contains("Somebody has done this meanwhile");
    assertThat(admin.post(path("/change/parties/" + party + "/correction"), party(3, Map.of("name", "Rewritten"))).text())
        .contains("Somebody has done this meanwhile");
    assertThat(entered(Map.of())).as("they may come back").isNotEqualTo(party);
  }

  private UUID entered(Map<String, String> other) {
    Browser admin = browser("admin");
    admin.get(path("/change/parties/new"));
    admin.post(path("/change/parties/new"), party(register.find(code).orElseThrow().version(), other));
    return jdbc.sql("select id from organization_party where organization_id = ? and last_day is null").param(id()).query(UUID.class).single();
  }

  private Map<String, String> party(int version, Map<String, String> other) {
    return with(Map.of("version", String.valueOf(version), "nature", "person", "roles", "director", "name", "Zarmina Fictional", "birthCalendar",
        "gregorian", "fromDay", today.get().toString()), other);
  }

  private static Map<String, String> with(Map<String, String> fields, Map<String, String> other) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putAll(other);
    return all;
  }

  private UUID id() {
    return register.find(code).orElseThrow().id();
  }

  private String path(String more) {
    return "/desk/partners/" + code + more;
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
