package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.passerelle.referral.SampleReferrals.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.Fault.Code;
import org.passerelle.referral.ReferralSubmission.Member;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** All that is said about a submission, with what is known beside it: documents, sponsors, programmes, other cases. People as they come back. */
class ReferralExaminationTest extends IntegrationTest {

  @Autowired
  private ReferralExamination examination;
  @Autowired
  private ReferralIntake intake;
  @Autowired
  private ReferralFiles referralFiles;
  @Autowired
  private Persons persons;
  @Autowired
  private Documents documents;
  @Autowired
  private Organizations organizations;

  private UUID haven;
  private UUID defenders;

  @BeforeEach
  void signIn() {
    officers.signIn("partner");
    haven = organizations.byCode("HAVENREF").orElseThrow().id();
    defenders = organizations.byCode("DEFENDREF").orElseThrow().id();
  }

  @AfterEach
  void resetLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void nothingIsSaidAboutACompleteReferral() {
    assertThat(examine(sent -> { })).isEmpty();
  }

  @Test
  void aChildAloneComesWithADocumentOfThePartnersOwn() {
    UUID own = upload(haven, DocumentKind.bestInterests);
    UUID anothers = upload(defenders, DocumentKind.bestInterests);

    assertThat(codes(childWith(own))).isEmpty();
    assertThat(codes(childWith(anothers))).containsExactly(Code.bestInterestsMissing, Code.documentUnknown);
    assertThat(codes(childWith(UUID.randomUUID()))).containsExactly(Code.bestInterestsMissing, Code.documentUnknown);
    assertThat(codes(childWith(upload(haven, DocumentKind.photo)))).containsExactly(Code.bestInterestsMissing);
    assertThat(examine(childWith(anothers)).get(1).field()).isEqualTo("attachments[0].document");

    jdbc.sql("update document set scan = 'infected' where id = ?").param(own).update();
    assertThat(codes(childWith(own))).containsExactly(Code.bestInterestsMissing, Code.documentInfected);
  }

  @Test
  void aDocumentOfAnotherCaseDoesNotCountTwice() {
    UUID document = upload(haven, DocumentKind.bestInterests);
    CaseFile file = intake.submit(haven, SampleReferrals.complete(), null).file();
    documents.attach(haven, List.of(document), file.id());

    assertThat(codes(childWith(document))).containsExactly(Code.bestInterestsMissing, Code.documentElsewhere);
    assertThat(codes(childWith(document).andThen(sent -> sent.put("partnerReference", file.partnerReference())))).isEmpty();
  }

  @Test
  void aWholeSponsorshipPackagePasses() {
    ArrayNode attached = SampleReferrals.json().putArray("attachments");
    for (DocumentKind kind : List.of(DocumentKind.undertaking, DocumentKind.settlementPlan, DocumentKind.permanentResidence)) {
      attached.addObject().put("document", upload(haven, kind).toString());
    }
    Consumer<ObjectNode> sponsored = sent -> sent.put("sponsorCode", "PRAIRIESAH").put("intendedProvince", "MB")
        .put("undertakingSigned", today().minusDays(90).toString()).set("attachments", attached);

    assertThat(examine(sponsored)).isEmpty();
    assertThat(examine(sponsored.andThen(sent -> sent.put("undertakingSigned", today().minusDays(91).toString()))))
        .extracting(Finding::code, Finding::field).containsExactly(tuple(Code.undertakingTooOld, "undertakingSigned"));
    assertThat(examine(sponsored.andThen(sent -> sent.put("undertakingSigned", today().minusDays(91).toString()))).get(0).message())
        .contains("90 days");
    assertThat(codes(sponsored.andThen(sent -> sent.put("intendedProvince", "QC")))).contains(Code.sponsorNotForQuebec);
  }

  @Test
  void aClosedProgrammeSaysUntilWhen() {
    OutsideParties.Party group = new OutsideParties(jdbc).sponsor("RULES", "halifax", OutsideParties.word(), 0, 5);
    jdbc.sql("update sponsor set kind = 'groupOfFive' where organization_id = ?").param(group.id()).update();
    long pause = jdbc.sql("insert into programme_window (programme, kind, sponsor_kinds, destination, from_day, to_day, source) "
            + "values ('PSR', 'pause', '{groupOfFive}', 'outsideQuebec', ?, ?, 'A fictional pause') returning id")
        .params(today().minusDays(1), LocalDate.of(2099, 12, 31)).query(Long.class).single();
    try {
      Consumer<ObjectNode> sponsored = sent -> sent.put("sponsorCode", group.code()).put("intendedProvince", "NS");
      assertThat(examine(sponsored)).filteredOn(finding -> finding.code() == Code.programmeClosedUntil)
          .extracting(Finding::field, Finding::refuses).containsExactly(tuple("programme", true));
      assertThat(message(sponsored, Code.programmeClosedUntil)).contains("Dec. 31, 2099");
      LocaleContextHolder.setLocale(Locale.CANADA_FRENCH);
      assertThat(message(sponsored, Code.programmeClosedUntil)).contains("31 déc. 2099");
    } finally {
      jdbc.sql("delete from programme_window where id = ?").param(pause).update();
    }
  }

  @Test
  void quebecsCollectiveSponsorshipIsClosedWhileNoWindowIsOpen() {
    assertThat(codes(sent -> sent.put("sponsorCode", "FLEUVE").put("intendedProvince", "QC"))).contains(Code.programmeClosed)
        .doesNotContain(Code.recognitionMissing, Code.financialProofMissing);
  }

  @Test
  void anotherPartnersCaseIsAsUnknownAsNone() {
    CaseFile own = intake.submit(haven, SampleReferrals.complete(), null).file();
    CaseFile anothers = intake.submit(defenders, SampleReferrals.complete(), null).file();

    assertThat(codes(linked(own.number()))).isEmpty();
    assertThat(codes(linked(own.partnerReference()))).isEmpty();
    List<Finding> foreign = examine(linked(anothers.number()));
    assertThat(foreign).extracting(Finding::code, Finding::refuses).containsExactly(tuple(Code.linkedCaseUnknown, false));
    assertThat(examine(linked("PAS-1999-999999"))).isEqualTo(foreign);
  }

  @ParameterizedTest
  @CsvSource({"1370, , Solar Hijri, Hégirien solaire", "1994, solarHijri, Gregorian, grégorien", "1430, , lunar Hijri, hégirien lunaire",
      "1290, , solar Hijri, hégirien solaire", "1300, lunarHijri, solar Hijri, hégirien solaire"})
  void aYearOfAnotherCalendarIsSaidToBeOne(String year, String calendar, String english, String french) {
    Consumer<ObjectNode> born = sent -> ((ObjectNode) sent.get("persons").get(1)).put("birthDate", year).put("birthCalendar", calendar);

    assertThat(examine(born)).extracting(Finding::field).containsExactly("persons[1].birthDate");
    assertThat(examine(born).get(0).message()).contains(english);
    LocaleContextHolder.setLocale(Locale.CANADA_FRENCH);
    assertThat(examine(born).get(0).message()).contains(french);
  }

  @Test
  void noMutilatedSubmissionIsTooMuch() {
    for (int seed = 0; seed < 400; seed++) {
      ObjectNode sent = full();
      ObjectNode mutilated = (ObjectNode) mutilate(sent, new Random(seed), 0);
      assertThat(examination.examine(haven, read(mutilated))).as("seed " + seed).allSatisfy(finding -> {
        assertThat(finding.field()).isNotNull();
        assertThat(finding.message()).isNotBlank().doesNotContain("{");
      });
    }
  }

  @Test
  void noSentenceRepeatsWhatWasTyped() {
    ObjectNode canaries = (ObjectNode) canaries(full());

    assertThat(examination.examine(haven, read(canaries))).hasSizeGreaterThan(20)
        .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("canary").doesNotContain("\u202e"));
  }

  @Test
  void peopleComeBackExactlyAsTheyWereWritten() {
    ObjectNode sent = SampleReferrals.json();
    String family = "Testfictional" + SampleReferrals.letters();
    ArrayNode all = sent.putArray("persons");
    all.add(person("principalApplicant", "Zarghuna" + SampleReferrals.letters(), "female", "1370-12").put("birthCalendar", "solarHijri").put("birthOriginal", "حوت ۱۳۷۰")
        .put("nameInScript", "زرغونه می\u200cخواهم").put("interpreterLanguage", "pus").put("interpreterGender", "female").put("officialLanguage", "fr"));
    ((ObjectNode) all.get(0)).putArray("otherNames").addObject().put("name", "Zarghoona").put("nameInScript", "زرغونه").put("reason", "spelling");
    ((ObjectNode) all.get(0)).putArray("phones").add("0301 234 56 78").add("+44 7700 900101");
    ObjectNode aged = person("sibling", "A\u0301l de la " + family + "  e\u0302\u0303 O’", "male", "x").put("birthAge", 34).put("birthAgeOn", "2026-01-15").put("birthOriginal", "≈ 34");
    aged.remove("birthDate");
    all.add(aged);
    all.add(person("sibling", "王小明 𠮷" + SampleReferrals.letters(), "unknown", "1406-09-01").put("birthCalendar", "lunarHijri").put("accompanying", false));
    sent.put("caseSize", 2);
    ReferralSubmission submission = read(sent);

    CaseFile file = intake.submit(haven, submission, null).file();

    List<Member> members = submission.persons();
    assertThat(referralFiles.asSubmitted(file).persons()).isEqualTo(members);
    List<Person> people = persons.of(file.id());
    assertThat(people).extracting(Person::fullName).containsExactlyElementsOf(members.stream().map(Member::fullName).toList());
    assertThat(people).extracting(Person::birthAsWritten).containsExactly("1370-12 SH", "≈34 (2026-01-15)", "1406-09-01 AH");
    assertThat(people.get(0).birthEarliest()).isEqualTo(LocalDate.of(1992, 2, 20));
    assertThat(people.get(0).particulars().phones()).extracting("international").containsExactly("+923012345678", "+447700900101");
  }

  private Consumer<ObjectNode> childWith(UUID document) {
    return sent -> {
      sent.put("primaryCategory", "CAR").put("caseSize", 1);
      sent.putArray("persons").add(person("principalApplicant", "Omid Testfictional", "male", String.valueOf(today().getYear() - 15)));
      sent.putArray("attachments").addObject().put("document", document.toString()).put("person", 1);
    };
  }

  private static Consumer<ObjectNode> linked(String reference) {
    return sent -> sent.putArray("linkedCases").addObject().put("reference", reference).put("link", "sameFamily");
  }

  private UUID upload(UUID organization, DocumentKind kind) {
    return documents.upload(organization, kind, "fictional.pdf", new ByteArrayInputStream(SampleDocuments.pdf())).document().id();
  }

  private String message(Consumer<ObjectNode> change, Code code) {
    return examine(change).stream().filter(finding -> finding.code() == code).findFirst().orElseThrow().message();
  }

  private List<Code> codes(Consumer<ObjectNode> change) {
    return examine(change).stream().map(Finding::code).toList();
  }

  private List<Finding> examine(Consumer<ObjectNode> change) {
    return examination.examine(haven, SampleReferrals.changed(SampleReferrals.complete(), change));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static ReferralSubmission read(ObjectNode node) {
    return SampleReferrals.submission(node);
  }

  /** A submission with something in every list. */
  private static ObjectNode full() {
    ObjectNode sent = SampleReferrals.json().put("sponsorCode", "PRAIRIESAH").put("undertakingSigned", "2026-01-15").put("form", "full")
        .put("programme", "PSR").put("groupReference", "G-1").put("intendedProvince", "MB").put("remarks", "Fiction.");
    sent.putArray("linkedCases").addObject().put("reference", "A-1").put("link", "other");
    sent.putArray("relatives").addObject().put("person", 1).put("relation", "sibling").put("fullName", "Omid").put("nameInScript", "امید").put("sex", "male")
        .put("born", "1990").put("state", "living").put("country", "AFG").put("remarks", "Fiction.");
    sent.putArray("specificNeeds").addObject().put("person", 3).put("need", "CR").put("remarks", "Fiction.");
    sent.putArray("confidential").addObject().put("about", 1).put("fact", "A fictional fact.").putArray("hiddenFrom").add(2);
    sent.putArray("attachments").addObject().put("document", "00000000-0000-4000-8000-000000000000").put("person", 1);
    ObjectNode applicant = (ObjectNode) sent.get("persons").get(0);
    applicant.put("nameInScript", "پروین").put("birthOriginal", "۱۳۶۷").put("maritalStatus", "married").put("education", "none").put("occupation", "baker")
        .put("interpreterLanguage", "prs").put("interpreterGender", "any").put("officialLanguage", "en").put("statusRecognizedBy", "unhcr")
        .put("statusReference", "F-1").put("documentType", "other").put("documentNumber", "F-2").put("birthCalendar", "gregorian");
    applicant.putArray("phones").add("+44 7700 900101");
    applicant.putArray("otherNames").addObject().put("name", "Parween").put("nameInScript", "پروین").put("reason", "spelling");
    ((ObjectNode) sent.get("persons").get(1)).put("birthAge", 40).put("birthAgeOn", "2026-01-15").remove("birthDate");
    return sent;
  }

  private static JsonNode mutilate(JsonNode node, Random random, int depth) {
    if (depth > 0 && random.nextInt(10) == 0) {
      return SampleReferrals.json().nullNode();
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.fields().forEachRemaining(field -> copy.set(field.getKey(), mutilate(field.getValue(), random, depth + 1)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(entry -> copy.add(mutilate(entry, random, depth + 1)));
      return copy;
    }
    if (node.isTextual() && random.nextInt(5) == 0) {
      List<String> mad = List.of("", "  ", "\u0000", "9999-99-99", "unknown", "+999999999-12-31", "-999999999-01-01", "x".repeat(30_000));
      return SampleReferrals.json().textNode(mad.get(random.nextInt(mad.size())));
    }
    if (node.isInt() && random.nextInt(3) == 0) {
      return SampleReferrals.json().numberNode(List.of(0, -1, 60, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(5)));
    }
    return node;
  }

  private static JsonNode canaries(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> object.set(name, canaries(object.get(name))));
      return object;
    }
    if (node instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        array.set(index, canaries(array.get(index)));
      }
      return array;
    }
    return node.isTextual() ? SampleReferrals.json().textNode("\u202ecanary ${canary} {canary}") : node;
  }
}
