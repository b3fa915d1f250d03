package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.identity.EvidenceOnFile;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.identity.biometrics.RecordingBiometrics;
import org.passerelle.reference.Priority;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The evidence of an identity as officers read it, and who may. */
class IdentityEvidencePagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Persons persons;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private DuplicateScreening screening;
  @Autowired
  private RecordingBiometrics recording;

  private final String number = "FIC" + Long.toString(System.nanoTime(), 36).toUpperCase();
  private CaseFile file;
  private Party first;
  private Party second;

  @BeforeEach
  void twoNgosThatDisagree() {
    file = cases.open(Priority.normal, null, null);
    List<Person> family = EvidenceOnFile.family(number);
    persons.replace(file.id(), family);
    OutsideParties parties = new OutsideParties(jdbc);
    first = parties.verifier("ONE", OutsideParties.word(), "prs", 5);
    second = parties.verifier("TWO", OutsideParties.word(), "prs", 5);
    EvidenceOnFile.attest(jdbc, json, file.id(), first.id(), EvidenceOnFile.first(family, number), clock.instant().minusSeconds(9_000));
    EvidenceOnFile.attest(jdbc, json, file.id(), second.id(), EvidenceOnFile.second(family, number), clock.instant().minusSeconds(900));
  }

  @Test
  void signsComeFirstThenContradictionsThenEveryVersion() {
    String text = browser("identity").get(path()).text();
    assertThat(text.indexOf("Signs of fraud")).isBetween(0, text.indexOf("Contradictions"));
    assertThat(text.indexOf("Contradictions")).isBetween(0, text.indexOf("Source and strength"));
    assertThat(text).contains("Canada sent none after Aug. 28, 2021", "cic.gc.ca.example, which is not a domain", "There is talk of payment", "Something about a paper was found wrong: Passport",
        EvidenceOnFile.NAME, EvidenceOnFile.SCRIPT, "TESTFICTIONAL ZARGHUNA", "1368-11-14 SH", "1988-05-17", "These births cannot both be true.",
        "The same birth in another calendar.", "FL-77", first.code() + " (fictional)", second.code() + " (fictional)", "Several versions, one source",
        "Nothing has been decided yet", "Nobody has assessed yet", "Nobody could check anything about it", "contradicted", "borne out");
    String french = browser("identite").get(path()).text();
    assertThat(french).contains("Indices de fraude", "Le Canada n’en a envoyé aucune après le 28 août 2021", "Ces naissances ne peuvent pas être vraies toutes les deux.",
        "Tazkira électronique", first.code() + " (fictif)", EvidenceOnFile.SCRIPT).doesNotContain("Finding of an NGO").doesNotContain("??");
    assertThat(text).doesNotContain("??");
  }

  @Test
  void biometricsStandAmongTheEvidenceAndSpeakLouderThanPapers() {
    officers.signIn("identity");
    Person principal = persons.of(file.id()).get(0);
    recording.record(file, principal.id(), new RecordingBiometrics.Entry(LocalDate.of(2026, 3, 4), "TUR", "Ankara", Result.otherIdentity, null, null));
    assertThat(browser("identity").get(path()).text()).contains("On record under another identity", "The same body is on record under another identity.");
    clock.advance(Duration.ofMinutes(1));
    recording.record(file, principal.id(), new RecordingBiometrics.Entry(LocalDate.of(2026, 3, 4), "TUR", "Ankara", Result.sameIdentity, null, null));
    assertThat(browser("identite").get(path()).text()).contains("Au registre sous la même identité").doesNotContain("Au registre sous une autre identité");
  }

  @Test
  void theReadingIsAuditedAndNothingOfItIsKept() {
    assertThat(Visitor.signedIn(port, "auditor").get(path())).satisfies(answer -> {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    });
    assertThat(jdbc.sql("select actor from audit_event where action = 'readIdentityEvidence' and subject = ?").param(file.number()).query(String.class).list())
        .containsExactly("auditor");
    assertThat(browser("identity").get(path() + "?framed").text()).as("within a task it stands without the frame").doesNotContain("Sign out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "compliance", "supervisor", "auditor"})
  void thoseWhoNeedToReadIt(String username) {
    assertThat(browser(username).get(path()).status()).isEqualTo(200);
    assertThat(browser(username).get("/desk/cases/PAS-1999-000001/identity").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "analyst", "admin", "intake", "matching", "destining", "merge"})
  void andNobodyElse(String username) {
    Browser.Page page = browser(username).get(path());
    assertThat(page.status()).isIn(403, 404);
    assertThat(page.text()).doesNotContain(EvidenceOnFile.NAME);
  }

  @Test
  void whoeverIsNotSignedInIsLedToTheSignIn() {
    assertThat(new Visitor(port).get(path()).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  @Test
  void anotherFileWithTheSameNumberIsPointedOutUntilTheTwoAreLinked() {
    CaseFile other = cases.open(Priority.normal, null, null);
    List<Person> family = List.of(EvidenceOnFile.family(number.toLowerCase().replaceFirst("fic", "fic-")).get(0));
    persons.replace(other.id(), family);
    screening.remember(family);
    assertThat(browser("identity").get(path()).text()).contains("Number " + number + " also stands in another file.", other.number());
    jdbc.sql("insert into record_link (id, kind, case_id, other_case_id, person_id, other_person_id, ended_file, reason, made_by, made_at) "
            + "values (?, 'link', ?, ?, ?, ?, false, 'One fictional person.', 'merge', now())")
        .params(UUID.randomUUID(), file.id(), other.id(), persons.of(file.id()).get(0).id(), family.get(0).id()).update();
    assertThat(browser("identity").get(path()).text()).doesNotContain("also stands in another file");
  }

  @Test
  void whatThePartnerSaidBeforeIsShownWhereItWasOtherwise() {
    jdbc.sql("update referral set version = 2 where case_id = ?").param(file.id()).update();
    jdbc.sql("update referral_version set content = ?::jsonb where case_id = ?").params("""
        {"partnerReference": "x", "countryOfAsylum": "PAK", "persons": [{"relation": "principalApplicant", "accompanying": true, "fullName": "%s", "nameInScript": "%s", "sex": "female",
        "birthDate": "1979-07-08", "documentType": "nationalId", "documentNumber": "%s"}]}""".formatted(EvidenceOnFile.NAME, EvidenceOnFile.SCRIPT, number), file.id()).update();
    jdbc.sql("insert into referral_version (case_id, version, content, submitted_at, submitted_by) values (?, 2, '{}', now(), 'partner')").param(file.id()).update();
    assertThat(browser("identity").get(path()).text()).contains("1979-07-08", "Earlier version of the referral");
  }

  @Test
  void aFamilyOfWhichNothingIsKnownYetHasAPageToo() {
    CaseFile bare = cases.open(Priority.normal, null, null);
    assertThat(browser("identity").get("/desk/cases/" + bare.number() + "/identity").text())
        .contains("No known sign of fraud was found", "No two sources contradict each other", "No NGO has been asked yet", "claim only");
  }

  @Test
  void someoneWhoLeftTheFileStaysReadable() {
    List<Person> family = persons.of(file.id());
    persons.replace(file.id(), family.subList(0, 2));
    assertThat(browser("identity").get(path()).text()).contains("Somebody who is not on the file any more", "The child calls them mother and father.");
  }

  @Test
  void theHierarchyKnowsEveryPaperAnNgoCanName() {
    assertThat(jdbc.sql("select code from evidence_hierarchy where kind = 'source'").query(String.class).list()).contains("tazkiraPaper", "tazkiraBooklet", "eTazkira",
        "passport", "travelDocument", "residenceCard", "unhcrCertificate", "birthCertificate", "marriageCertificate", "employmentProof", "serviceProof",
        "facilitationLetter", "other", "biometrics");
  }

  private String path() {
    return "/desk/cases/" + file.number() + "/identity";
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}
