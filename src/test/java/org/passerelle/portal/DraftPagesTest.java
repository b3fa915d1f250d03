package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.referral.ReferralDrafting;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.ReferralSubmission.Member;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The referral form step by step, in browsers without JavaScript, with two people of one organization and one of another. */
class DraftPagesTest extends IntegrationTest {

  private static final Pattern SINCE = Pattern.compile("name=\"since\" value=\"(\\d+)\"");
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

  @LocalServerPort
  private int port;
  @Autowired
  private ReferralDrafting drafting;
  @Autowired
  private ReferralIntake intake;
  @Autowired
  private CaseFiles files;

  private final String colleague = OutsideParties.word();
  private Browser mine;
  private Browser theirs;

  @BeforeEach
  void twoPeopleOfOneOrganization() {
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles) "
            + "select gen_random_uuid(), ?, 'Sasha Colleaguefictional', ?, password_hash, language, organization_id, roles from account "
            + "where username = 'partner'").params(colleague, colleague + "@example.org").update();
    mine = new Browser(port).signIn("partner");
    theirs = new Browser(port).signIn(colleague);
  }

  @AfterEach
  void leaveNothing() {
    jdbc.sql("delete from account where username = ?").param(colleague).update();
  }

  @Test
  void aFamilyIsReferredStepByStep() {
    ReferralSubmission whole = SampleReferrals.complete();
    String draft = filled(whole);
    assertThat(mine.get("/partner/drafts").text()).contains(whole.partnerReference());

    Page check = mine.get(draft + "/check");
    assertThat(check.text()).contains("Everything required is here", whole.persons().get(2).fullName(), "A fictional claim.");
    Page sent = mine.post(draft + "/sending", Map.of("since", since(check)));
    assertThat(sent.path()).startsWith("/partner/referrals/PAS-");
    assertThat(sent.text()).contains("We have received your referral");

    assertThat(mine.post(draft + "/sending", Map.of("since", since(check))).path()).as("a second click").isEqualTo(sent.path());
    assertThat(mine.get(draft + "/claim").path()).as("its address").isEqualTo(sent.path());
    assertThat(mine.post(draft + "/claim", Map.of("since", "3", "claim", "Late.")).path()).isEqualTo(sent.path());
    assertThat(jdbc.sql("select count(*) from case_file where partner_reference = ?").param(whole.partnerReference()).query(Integer.class).single())
        .isOne();
    assertThat(jdbc.sql("select count(*) from referral_draft_version where draft_id = ?").param(id(draft)).query(Integer.class).single()).isZero();
    assertThat(mine.get("/partner/drafts").text()).doesNotContain(whole.partnerReference());
  }

  @Test
  void theSameFamilyTwiceIsLedToItsCase() {
    ReferralSubmission whole = SampleReferrals.complete();
    String first = filled(whole);
    String file = mine.post(first + "/sending", Map.of("since", since(mine.get(first + "/check")))).path();
    String second = filled(SampleReferrals.changed(whole, node -> node.put("claim", "Another fictional claim.")));
    Page refused = mine.post(second + "/sending", Map.of("since", since(mine.get(second + "/check"))));
    assertThat(refused.path()).isEqualTo(second + "/check");
    assertThat(refused.html()).contains("under this reference", "href=\"" + file + "\"");
  }

  @Test
  void whatIsWrongIsKeptAndStandsBesideItsField() {
    Browser french = new Browser(port).signIn("partenaire");
    String draft = begin(french, "full");
    Page page = save(french, draft + "/facts", Map.of("caseSize", "beaucoup", "undertakingSigned", "30/02/2026"), "next");
    assertThat(page.path()).as("one looks at it").isEqualTo(draft + "/facts");
    assertThat(page.html()).contains("value=\"beaucoup\"", "Écrivez un nombre entier en chiffres.", "id=\"field-caseSize-fault\"",
        "aria-describedby=\"field-caseSize-fault field-caseSize-hint\"", "href=\"" + draft + "/facts#field-caseSize\"", "value=\"30/02/2026\"",
        "! 2 à corriger").doesNotContain("Remplissez ce champ");
    assertThat(save(french, draft + "/facts", Map.of("caseSize", "beaucoup"), "next").path()).as("and goes on").isEqualTo(draft + "/persons");

    Page check = french.get(draft + "/check");
    assertThat(check.html()).contains(draft + "/facts#field-partnerReference", draft + "/consents#field-consent", "#field-persons-")
        .doesNotContain("/sending\"");
    assertThat(french.get(draft + "/facts").html()).as("from now on all that is missing").contains("id=\"field-partnerReference-fault\"");
    assertThat(french.post(draft + "/sending", Map.of("since", since(check))).path()).isEqualTo(draft + "/check");
    assertThat(french.post(draft + "/sending", Map.of("since", "x")).text()).contains("Quelqu’un a modifié ce brouillon");
  }

  @Test
  void entriesComeAndGoWithoutLosingWhatWasTyped() {
    String draft = begin(mine, "full");
    Page added = save(mine, draft + "/relatives", Map.of(), "add:relatives");
    String key = key(added, "relatives");
    Page second = save(mine, draft + "/relatives", Map.of("relatives[" + key + "].fullName", "Omid Fictional"), "add:relatives");
    assertThat(second.html()).contains("value=\"Omid Fictional\"", "Relative 2");
    Page gone = save(mine, draft + "/relatives", Map.of("relatives[" + key + "].fullName", "Omid Stillfictional"), "remove:relatives[" + key + "]");
    assertThat(gone.html()).contains("Relative 1").doesNotContain("Relative 2", "Omid");
    assertThat(save(mine, draft + "/relatives", Map.of(), "remove:relatives[e00000000]").status()).isEqualTo(200);
  }

  @Test
  void anAbridgedFormLeavesTheAccountsOut() {
    String draft = begin(mine, "abridged");
    assertThat(mine.get(draft + "/facts").html()).contains("step:needs").doesNotContain("step:claim", "step:need\"");
    assertThat(mine.get(draft + "/claim").path()).isEqualTo(draft + "/needs");
    assertThat(mine.get(draft + "/check").html()).contains("for the group").doesNotContain("Say why the family fled");
  }

  @Test
  void aBirthSaysHowItWasUnderstood() {
    String draft = begin(mine, "full");
    String person = person(mine, draft);
    save(mine, draft + "/persons/" + person, Map.of("persons[" + person + "].birthDate", "1373-07", "persons[" + person + "].birthCalendar",
        "solarHijri"), "save");
    assertThat(mine.get(draft + "/persons/" + person).text()).contains("between Sep. 23, 1994 and Oct. 22, 1994");
  }

  @Test
  void twoPeopleAtOnceSeeBothTexts() {
    String draft = begin(mine, "full");
    String since = since(mine.get(draft + "/facts"));
    save(theirs, draft + "/facts", Map.of("partnerReference", "THEIRS-1", "caseSize", "4"), "next");

    Map<String, String> typed = new LinkedHashMap<>(Map.of("since", since, "do", "next", "partnerReference", "MINE-1", "groupReference", "MINE-G",
        "caseSize", ""));
    Page conflict = mine.post(draft + "/facts", typed);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text()).contains("MINE-1", "THEIRS-1", "MINE-G", "Sasha Colleaguefictional");
    assertThat(conflict.html()).containsPattern("name=\"choose.groupReference\" id=\"[^\"]*-mine\" value=\"mine\" checked")
        .containsPattern("name=\"choose.caseSize\" id=\"[^\"]*-theirs\" value=\"theirs\" checked")
        .doesNotContainPattern("name=\"choose.partnerReference\"[^>]*checked");
    assertThat(kept(draft)).as("nothing was written").containsEntry("partnerReference", "THEIRS-1").doesNotContainKey("groupReference");

    typed.put("seen", seen(conflict));
    assertThat(mine.post(draft + "/facts", typed).text()).contains("Nothing was saved yet", "Choose one.");
    typed.putAll(Map.of("choose.partnerReference", "mine", "choose.groupReference", "mine", "choose.caseSize", "theirs"));
    assertThat(mine.post(draft + "/facts", typed).path()).isEqualTo(draft + "/persons");
    assertThat(kept(draft)).containsEntry("partnerReference", "MINE-1").containsEntry("groupReference", "MINE-G").containsEntry("caseSize", "4");
  }

  @Test
  void whoChangesNothingOverwritesNothing() {
    String draft = begin(mine, "full");
    String since = since(mine.get(draft + "/facts"));
    save(theirs, draft + "/facts", Map.of("partnerReference", "THEIRS-2"), "next");
    assertThat(mine.post(draft + "/facts", Map.of("since", since, "do", "next", "partnerReference", "", "caseSize", "")).path())
        .isEqualTo(draft + "/persons");
    assertThat(kept(draft)).containsEntry("partnerReference", "THEIRS-2");
  }

  @Test
  void nobodyIsRemovedOrDeletedOrSentUnseen() {
    String draft = begin(mine, "full");
    String person = person(mine, draft);
    String since = since(mine.get(draft + "/persons"));
    save(theirs, draft + "/persons/" + person, Map.of("persons[" + person + "].fullName", "Parwin Fictional"), "next");

    assertThat(mine.post(draft + "/persons", Map.of("since", since, "do", "remove:persons[" + person + "]")).text())
        .contains("Nothing was removed", "Parwin Fictional");
    assertThat(mine.post(draft + "/deletion", Map.of("since", since)).text()).contains("It was not deleted");
    assertThat(mine.post(draft + "/sending", Map.of("since", since)).text()).contains("Nothing was sent");
    assertThat(mine.post(draft + "/deletion", Map.of("since", since(mine.get(draft + "/deletion")))).text()).contains("The draft is deleted");
    assertThat(mine.get(draft).status()).isEqualTo(404);
    assertThat(theirs.post(draft + "/facts", Map.of("since", since, "caseSize", "4")).status()).isEqualTo(404);
  }

  @Test
  void whatIsTypedAboutOnePersonNeverLandsOnAnother() {
    String draft = begin(mine, "full");
    String first = person(mine, draft);
    String second = key(save(mine, draft + "/persons", Map.of(), "add:persons"), "persons");
    String since = since(mine.get(draft + "/persons/" + second));
    save(theirs, draft + "/persons", Map.of(), "remove:persons[" + first + "]");
    Page saved = mine.post(draft + "/persons/" + second, Map.of("since", since, "do", "next", "persons[" + second + "].fullName", "Omid Fictional"));
    Page settled = saved.status() == 409 ? mine.post(draft + "/persons/" + second, Map.of("since", since, "seen", seen(saved), "do", "next",
        "persons[" + second + "].fullName", "Omid Fictional")) : saved;
    assertThat(settled.text()).contains("Omid Fictional");
    assertThat(kept(draft)).containsEntry("persons", second);
  }

  @Test
  void aReturnedFileIsMendedAndComesBack() {
    CaseFile file = returned();
    Page check = mine.get("/partner/referrals/" + file.number() + "/resubmission");
    String draft = check.path().replace("/check", "");
    assertThat(check.path()).startsWith("/partner/drafts/");
    assertThat(mine.get("/partner/referrals/" + file.number() + "/resubmission").path()).as("one draft").isEqualTo(check.path());
    for (String step : List.of("facts", "persons", "claim", "remarks", "attachments", "check")) {
      assertThat(mine.get(draft + "/" + step).text()).as(step).contains("Please say when they left.");
    }
    assertThat(mine.get(draft + "/facts").html()).containsPattern("value=\"" + file.partnerReference() + "\"[^>]*readonly");
    save(mine, draft + "/facts", Map.of("partnerReference", "OTHER-1"), "next");
    save(mine, draft + "/claim", Map.of("claim", "They left in May, fictionally."), "next");

    Page sent = mine.post(draft + "/sending", Map.of("since", since(mine.get(draft + "/check"))));
    assertThat(sent.path()).isEqualTo("/partner/referrals/" + file.number());
    assertThat(jdbc.sql("select claim from referral where case_id = ?").param(file.id()).query(String.class).single()).contains("They left in May");
    assertThat(files.get(file.id()).partnerReference()).isEqualTo(file.partnerReference());
    assertThat(mine.get("/partner/referrals/" + file.number() + "/resubmission").path()).isEqualTo("/partner/referrals/" + file.number());
  }

  @Test
  void aFileWrittenMeanwhileIsNotOverwritten() {
    CaseFile file = returned();
    String draft = mine.get("/partner/referrals/" + file.number() + "/resubmission").path().replace("/check", "");
    save(mine, draft + "/claim", Map.of("claim", "My fictional claim."), "next");
    officers.signIn("partner");
    intake.resubmit(file, SampleReferrals.changed(onFile(file), node -> node.put("claim", "Their fictional claim.").put("need", "Their need.")), 1);
    officers.runJobs(file.number());
    returnAgain(file);

    Page conflict = mine.post(draft + "/sending", Map.of("since", since(mine.get(draft + "/check"))));
    assertThat(conflict.path()).isEqualTo(draft + "/on-file");
    assertThat(conflict.text()).contains("My fictional claim.", "Their fictional claim.", "Their need.");
    Map<String, String> choices = new HashMap<>(Map.of("since", since(conflict), "seen", seen(conflict)));
    assertThat(mine.post(draft + "/on-file", choices).status()).as("no choice yet").isEqualTo(409);
    choices.put("choose.claim", "mine");
    assertThat(mine.post(draft + "/on-file", choices).path()).isEqualTo(draft + "/check");
    assertThat(mine.post(draft + "/sending", Map.of("since", since(mine.get(draft + "/check")))).path()).endsWith(file.number());
    assertThat(jdbc.sql("select claim || ' ' || need from referral where case_id = ?").param(file.id()).query(String.class).single())
        .isEqualTo("My fictional claim. Their need.");
  }

  @Test
  void anotherOrganizationsDraftDoesNotExist() {
    String draft = begin(mine, "full");
    save(mine, draft + "/facts", Map.of("partnerReference", "OURS-ALONE"), "next");
    Browser stranger = new Browser(port).signIn("partenaire");
    stranger.get("/partner/drafts/new");
    for (String page : List.of("", "/facts", "/persons", "/persons/e12345678", "/check", "/deletion", "/on-file")) {
      assertThat(stranger.get(draft + page).status()).as(page).isEqualTo(404);
    }
    for (String page : List.of("/facts", "/persons/e12345678", "/check", "/deletion", "/on-file", "/sending")) {
      assertThat(stranger.post(draft + page, Map.of("since", "1", "do", "next", "claim", "x")).status()).as(page).isEqualTo(404);
    }
    assertThat(stranger.get("/partner/drafts").text()).doesNotContain("OURS-ALONE");
    assertThat(stranger.get("/partner/drafts?after=" + id(draft)).status()).isEqualTo(200);
    assertThat(theirs.get(draft + "/facts").html()).as("a colleague").contains("OURS-ALONE");
    assertThat(new Browser(port).get(draft + "/facts").path()).isEqualTo("/login");
    assertThat(new Browser(port).signIn("verifier").get(draft + "/facts").status()).isEqualTo(403);
    assertThat(new Visitor(port).get("/partner/drafts").statusCode()).isEqualTo(302);
  }

  @Test
  void confidentialFactsStandApartAndReadingIsAudited() {
    String draft = begin(mine, "full");
    String key = key(save(mine, draft + "/remarks", Map.of(), "add:confidential"), "confidential");
    save(mine, draft + "/remarks", Map.of("confidential[" + key + "].fact", "A fictional secret."), "next");
    assertThat(jdbc.sql("select count(*) from referral_draft_version where draft_id = ? and content::text like '%fictional secret%'")
        .param(id(draft)).query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from referral_draft_confidential where draft_id = ? and facts::text like '%fictional secret%'")
        .param(id(draft)).query(Integer.class).single()).isOne();
    assertThat(mine.get(draft + "/remarks").text()).contains("A fictional secret.");
    assertThat(jdbc.sql("select distinct action from audit_event where subject = ?").param(id(draft).toString()).query(String.class).list())
        .contains("beginDraft", "readDraft", "saveDraft");
  }

  @Test
  void aDraftNobodyGoesOnWithIsDeleted() {
    String draft = begin(mine, "full");
    clock.advance(Duration.ofDays(179));
    drafting.deleteExpired();
    assertThat(jdbc.sql("select count(*) from referral_draft where id = ?").param(id(draft)).query(Integer.class).single()).isOne();
    clock.advance(Duration.ofDays(2));
    drafting.deleteExpired();
    assertThat(jdbc.sql("select count(*) from referral_draft where id = ?").param(id(draft)).query(Integer.class).single()).isZero();
  }

  @Test
  void nothingThatIsTypedBreaksThePage() {
    String draft = begin(mine, "full");
    String person = person(mine, draft);
    String bad = "<script>alert(1)</script>\u202E\u0000\"'&";
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("relation", "accompanying", "fullName", "nameInScript", "sex", "birthDate", "birthCalendar", "birthOriginal", "birthAge",
        "birthAgeOn", "nationality", "documentType", "phones", "interpreterLanguage", "officialLanguage", "statusRecognizedBy")) {
      fields.put("persons[" + person + "]." + name, bad);
    }
    fields.putAll(Map.of("persons[999999999].fullName", "x", "persons[-1].fullName", "x", "persons[].sex", "x", "persons." + person, "x"));
    Page page = save(mine, draft + "/persons/" + person, fields, "save");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    save(mine, draft + "/persons/" + person, Map.of("persons[" + person + "].birthDate", "", "persons[" + person + "].birthCalendar", "",
        "persons[" + person + "].birthAge", "999999999"), "save");
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : List.of("form", "programme", "partnerReference", "primaryCategory", "caseSize", "danger", "countryOfAsylum", "insideHomeCountry",
        "languages", "intendedProvince", "sponsorCode", "undertakingSigned")) {
      facts.put(name, bad);
    }
    save(mine, draft + "/facts", facts, "save");
    for (String step : List.of("facts", "persons", "persons/" + person, "consents", "check", "attachments")) {
      Page shown = mine.get(draft + "/" + step);
      assertThat(shown.status()).as(step).isEqualTo(200);
      assertThat(shown.html()).as(step).doesNotContain("<script>alert");
    }

    Page large = save(mine, draft + "/claim", Map.of("claim", "x".repeat(200_000)), "next");
    assertThat(large.status()).isEqualTo(422);
    assertThat(large.text()).contains("Nothing was saved");
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 9_000; i++) {
      many.put("persons[" + i + "].fullName", "x");
    }
    assertThat(save(mine, draft + "/facts", many, "next").status()).isLessThan(500);
    for (String move : List.of("add:", "add:nothing", "add:persons[", "remove:persons", "up:", "step:x", "person:../..", "more:" + "x".repeat(500), "attach:x",
        ":", "remove:persons[" + person)) {
      assertThat(save(mine, draft + "/facts", Map.of(), move).status()).as(move).isLessThan(500);
    }
    for (String path : List.of("/nothing", "/persons/" + "x".repeat(300), "/persons/%00", "/facts/../..")) {
      assertThat(mine.get(draft + path).status()).as(path).isLessThan(500);
    }
    assertThat(mine.get("/partner/drafts/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(mine.get("/partner/drafts?after=x").status()).isEqualTo(400);
    assertThat(mine.post("/partner/drafts", Map.of("form", bad)).status()).isEqualTo(200);
  }

  @Test
  void oldAddressesLeadToTheForm() {
    assertThat(mine.get("/partner/referrals/new").path()).isEqualTo("/partner/drafts/new");
    assertThat(mine.get("/partner").html()).contains("/partner/drafts/new", "\"/partner/drafts\"");
  }

  private CaseFile returned() {
    officers.signIn("partner");
    UUID organization = jdbc.sql("select organization_id from account where username = 'partner'").query(UUID.class).single();
    CaseFile file = intake.submit(organization, SampleReferrals.complete(), null).file();
    officers.runJobs(file.number());
    returnAgain(file);
    return file;
  }

  private void returnAgain(CaseFile file) {
    officers.complete(file.number(), "userTask_reviewReferral", "accueil",
        Map.of("referralDecision", "returned", "reason", "Please say when they left."));
    officers.signOut();
  }

  private ReferralSubmission onFile(CaseFile file) {
    return SampleReferrals.changed(SampleReferrals.complete(), node -> node.put("partnerReference", file.partnerReference()));
  }

  private String filled(ReferralSubmission whole) {
    String draft = begin(mine, "full");
    Map<String, String> facts = new LinkedHashMap<>(Map.of("partnerReference", whole.partnerReference(), "primaryCategory", "LPN",
        "secondaryCategory", "LAD", "caseSize", "3", "danger", "none", "medicalNeed", "none", "countryOfAsylum", "PAK", "insideHomeCountry",
        "false"));
    facts.put("languages", "prs");
    assertThat(save(mine, draft + "/facts", facts, "next").path()).isEqualTo(draft + "/persons");
    for (int index = 0; index < whole.persons().size(); index++) {
      String key = index == 0 ? person(mine, draft) : key(save(mine, draft + "/persons", Map.of(), "add:persons"), "persons");
      assertThat(save(mine, draft + "/persons/" + key, member(key, whole.persons().get(index)), "next").path()).isEqualTo(draft + "/persons");
    }
    save(mine, draft + "/claim", Map.of("claim", whole.claim()), "next");
    save(mine, draft + "/need", Map.of("need", whole.need()), "next");
    save(mine, draft + "/consents", Map.of("consent", "true", "consentsTo", "sponsors", "declaration.signedOn", "2026-01-15", "declaration.signedBy",
        "Robin Partridge", "declaration.applicantSigned", "true"), "next");
    return draft;
  }

  private static Map<String, String> member(String key, Member member) {
    String base = "persons[" + key + "].";
    return Map.of(base + "relation", member.relation(), base + "accompanying", "true", base + "fullName", member.fullName(), base + "sex",
        member.sex(), base + "birthDate", member.birthDate(), base + "nationality", "AFG");
  }

  private static String begin(Browser browser, String form) {
    browser.get("/partner/drafts/new");
    Page page = browser.post("/partner/drafts", Map.of("form", form));
    assertThat(page.status()).isEqualTo(200);
    return page.path().replace("/facts", "");
  }

  private static Page save(Browser browser, String path, Map<String, String> fields, String move) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("since", since(browser.get(path)));
    all.put("do", move);
    return browser.post(path, all);
  }

  private static String person(Browser browser, String draft) {
    Matcher first = Pattern.compile("/persons/(e[0-9a-f]{8})\"").matcher(browser.get(draft + "/persons").html());
    assertThat(first.find()).isTrue();
    return first.group(1);
  }

  /** The key of the last entry of a list on the page. */
  private static String key(Page page, String list) {
    Matcher keys = Pattern.compile(list + "\\[(e[0-9a-f]{8})]").matcher(page.html());
    String last = "";
    while (keys.find()) {
      last = keys.group(1);
    }
    return last;
  }

  private Map<String, String> kept(String draft) {
    Map<String, String> kept = new HashMap<>();
    jdbc.sql("select e.key, e.value->>0 as answer from referral_draft d join referral_draft_version v on v.draft_id = d.id and v.version = d.version, "
        + "jsonb_each(v.content) e where d.id = ? and e.value->>0 <> ''").param(id(draft))
        .query((row, number) -> kept.put(row.getString("key"), row.getString("answer"))).list();
    return kept;
  }

  private static UUID id(String draft) {
    return UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1));
  }

  private static String since(Page page) {
    return first(SINCE, page);
  }

  private static String seen(Page page) {
    return first(SEEN, page);
  }

  private static String first(Pattern pattern, Page page) {
    Matcher found = pattern.matcher(page.html());
    assertThat(found.find()).as(page.path() + " " + page.status()).isTrue();
    return found.group(1);
  }
}
