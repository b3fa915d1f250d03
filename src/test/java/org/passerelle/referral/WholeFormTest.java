package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.partner.Organizations;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole resettlement registration form: what a partner sends stands on file as sent, and what a family must not see stands apart. */
class WholeFormTest extends IntegrationTest {

  private static final String SECRET = "A fictional fact nobody in the family may see.";

  @Autowired
  private ReferralIntake intake;
  @Autowired
  private ReferralFiles files;
  @Autowired
  private Organizations organizations;
  @LocalServerPort
  private int port;

  @Test
  void whatIsSentComesBackAsSent() {
    ReferralSubmission sent = whole();
    assertThat(files.asSubmitted(submitted(sent))).usingRecursiveComparison().ignoringFields("persons").isEqualTo(sent);
    assertThat(files.asSubmitted(submitted(whole())).persons()).usingRecursiveComparison()
        .ignoringFields("fullName", "birthAgeOn").isEqualTo(sent.persons());
  }

  @Test
  void anOfficerReadsIt() {
    CaseFile file = submitted(whole());
    String page = new Browser(port).signIn("intake").get("/desk/cases/" + file.number()).text();

    assertThat(page).contains("Human rights defenders", "1365-07 SH", "میزان ۱۳۶۵", "Parwin Testfictional-Other", "before marriage", "+93700000000",
        "≈41 (", "Interpreter: Dari, a woman", "Prefers French", "Single parent or caregiver", "A fictional remark.", "Ghulam Testfictional",
        "missing", "OTHER-FICTIONAL-1", "health services", "Robin Partridge, Jan. 15, 2026", "facts that a member of the family must not see");
    assertThat(page).doesNotContain(SECRET);
  }

  @Test
  void whatAFamilyMemberMustNotSeeIsOpenedByItselfAndTheOpeningIsRecorded() {
    CaseFile file = submitted(whole());
    String path = "/desk/cases/" + file.number() + "/confidential";

    assertThat(new Browser(port).signIn("accueil").get(path).text()).contains(SECRET, "Faits confidentiels", "Jawed");
    assertThat(jdbc.sql("select actor from audit_event where subject = ? and action = 'readConfidentialFacts'").param(file.number())
        .query(String.class).list()).containsExactly("accueil");
    assertThat(jdbc.sql("select content::text from referral_version where case_id = ?").param(file.id()).query(String.class).list())
        .isNotEmpty().noneMatch(content -> content.contains("fictional fact"));
    for (String stranger : List.of("partner", "verifier", "admin", "analyst")) {
      assertThat(new Browser(port).signIn(stranger).get(path).status()).as(stranger).isIn(403, 404);
    }
  }

  @Test
  void aSecretThatDiffersIsAnotherReferral() {
    ReferralSubmission sent = whole();
    CaseFile file = submitted(sent);
    officers.signIn("partenaire");
    assertThat(intake.submit(file.partnerId(), sent, null).fresh()).isFalse();
    ReferralSubmission other = SampleReferrals.changed(sent,
        node -> ((ObjectNode) node.withArray("confidential").get(0)).put("fact", "Another fictional fact."));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> intake.submit(file.partnerId(), other, null))
        .isInstanceOf(ReferralIntake.ReferenceUsed.class);
  }

  private CaseFile submitted(ReferralSubmission sent) {
    officers.signIn("partenaire");
    CaseFile file = intake.submit(organizations.byCode("DEFENDREF").orElseThrow().id(), sent, null).file();
    officers.signOut();
    return file;
  }

  private static ReferralSubmission whole() {
    return SampleReferrals.changed(SampleReferrals.complete(), node -> {
      node.put("programme", "HRD").put("remarks", "A fictional remark.");
      ObjectNode mother = (ObjectNode) node.withArray("persons").get(0);
      mother.put("birthDate", "1365-07").put("birthCalendar", "solarHijri").put("birthOriginal", "میزان ۱۳۶۵").put("interpreterLanguage", "prs")
          .put("interpreterGender", "female").put("officialLanguage", "fr").put("maritalStatus", "married").put("education", "university")
          .put("occupation", "Teacher").put("statusRecognizedBy", "unhcr").put("statusReference", "FICT-1");
      mother.putArray("phones").add("+93 700 000 000");
      mother.putArray("otherNames").addObject().put("name", "Parwin Testfictional-Other").put("reason", "beforeMarriage");
      ObjectNode father = (ObjectNode) node.withArray("persons").get(1);
      father.remove("birthDate");
      father.put("birthAge", 41);
      node.putArray("relatives").addObject().put("person", 2).put("relation", "sibling").put("fullName", "Ghulam Testfictional")
          .put("state", "missing").put("born", "1980").put("country", "IRN");
      node.putArray("specificNeeds").addObject().put("person", 1).put("need", "SP");
      node.putArray("linkedCases").addObject().put("reference", "OTHER-FICTIONAL-1").put("link", "travelTogether");
      node.putArray("consentsTo").add("verifiers").add("healthServices");
      node.putArray("confidential").addObject().put("about", 1).put("fact", SECRET).putArray("hiddenFrom").add(2);
    });
  }
}
