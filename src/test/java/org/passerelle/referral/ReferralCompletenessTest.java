package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.person;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Fault.Code;
import org.passerelle.referral.SubmittedCase.Around;
import org.passerelle.referral.SubmittedCase.Attached;
import org.passerelle.referral.SubmittedCase.Closure;

/** What makes a referral incomplete, and what does not: for each rule a referral that breaks it, and one that comes near and does not. */
class ReferralCompletenessTest {

  /** What a partner's agreement decides is tried in ReferralAdmissionTest. */
  private static final EnumSet<Code> OF_THE_AGREEMENT = EnumSet.range(Code.partnerSuspended, Code.quotaUsed);

  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static final String DOCUMENT = "00000000-0000-4000-8000-000000000000";

  @Test
  void nothingIsFoundInACompleteReferral() {
    assertThat(faults(sent -> { }, around -> around)).isEmpty();
    assertThat(faults(sponsored(), packageOf("agreementHolder"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void eachRuleFindsWhatBreaksItAndNothingElse(Rule rule) {
    List<Fault> found = faults(rule.broken, rule.around);

    assertThat(found).extracting(Fault::code, Fault::field).contains(org.assertj.core.api.Assertions.tuple(rule.code, rule.field));
    assertThat(found).filteredOn(fault -> fault.code() == rule.code).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void noRuleFindsWhatOnlyComesNear(Rule rule) {
    assertThat(faults(rule.near, rule.aroundNear)).extracting(Fault::code).doesNotContain(rule.code);
  }

  @Test
  void eachRuleIsTriedHere() {
    assertThat(rules().map(rule -> rule.code).collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class))))
        .isEqualTo(EnumSet.complementOf(OF_THE_AGREEMENT));
  }

  @Test
  void eachRuleHasItsSentenceInBothLanguages() throws IOException {
    for (String bundle : List.of("referral", "referral_fr")) {
      Properties texts = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/" + bundle + ".properties"))) {
        texts.load(reader);
      }
      assertThat(texts.stringPropertyNames().stream().filter(key -> key.startsWith("fault.")))
          .containsExactlyInAnyOrderElementsOf(Stream.of(Code.values()).map(code -> "fault." + code).toList());
      for (Code code : Code.values()) {
        assertThat(texts.getProperty("fault." + code)).as("%s says what to do", code).hasSizeGreaterThan(40).endsWith(".");
        assertThat(texts.getProperty("fault." + code).contains("{")).as("%s has blanks only where the door fills them", code)
            .isEqualTo(Set.of(Code.programmeClosedUntil, Code.undertakingTooOld, Code.quotaUsed).contains(code));
      }
    }
  }

  @Test
  void aRemarkDoesNotReturnTheReferral() {
    assertThat(ReferralCompleteness.complete(faults(put("primaryCategory", "MED").andThen(put("primaryCategory", "LAD"))
        .andThen(put("secondaryCategory", "LPN")), around -> around))).isTrue();
    assertThat(ReferralCompleteness.complete(faults(sent -> sent.put("consent", false), around -> around))).isFalse();
  }

  @Test
  void anUnknownBirthIsNeverHeldAgainstAFamily() {
    Consumer<ObjectNode> unknown = family(person("principalApplicant", "Omid Testfictional", "male", "unknown"),
        person("spouse", "Laila Testfictional", "female", "unknown"), person("child", "Nur Testfictional", "unknown", "unknown"),
        person("parent", "Nur Testfictional", "female", "unknown"), person("childInCare", "Nur Testfictional", "female", "unknown"));

    assertThat(faults(unknown, around -> around)).isEmpty();
    assertThat(faults(unknown.andThen(put("primaryCategory", "CAR")), around -> around)).isEmpty();
    assertThat(faults(unknown.andThen(needs(3, "CR")).andThen(needs(4, "ER")).andThen(needs(4, "PG")),
        around -> around)).isEmpty();
  }

  @Test
  void oneNameIsEnoughForEverybody() {
    assertThat(faults(family(person("principalApplicant", "Zarghuna", "female", "1986"), person("spouse", "Zaman", "male", "1984"),
        person("child", "Nur", "female", "2015"), person("child", "Gul", "male", "2017")), around -> around)).isEmpty();
  }

  @Test
  void whoDoesNotTravelIsNamedAndNotCounted() {
    assertThat(faults(sent -> persons(sent).add(person("sibling", "Farid Testfictional", "male", "1979").put("accompanying", false)),
        around -> around)).isEmpty();
  }

  @Test
  void personsAreCountedThoughTheyCannotBeRead() {
    assertThat(faults(at(2, child -> child.put("birthDate", "soon").remove("sex")), around -> around)).isEmpty();
    assertThat(faults(at(2, child -> child.put("birthDate", "soon")).andThen(sent -> sent.put("caseSize", 2)), around -> around))
        .containsExactly(new Fault(Code.caseSizeDiffers, "caseSize"));
  }

  @Test
  void eachMissingPartOfThePackageIsNamed() {
    assertThat(faults(sponsored().andThen(sent -> sent.remove("undertakingSigned")), around("groupOfFive"))).extracting(Fault::code)
        .containsExactly(Code.undertakingDayMissing, Code.undertakingMissing, Code.settlementPlanMissing, Code.permanentResidenceMissing,
            Code.financialProofMissing, Code.recognitionMissing, Code.recognitionNumberMissing, Code.recognitionProofMissing);
  }

  @Test
  void anAgreementHolderShowsNeitherFundsNorStatus() {
    assertThat(faults(sponsored(), around("agreementHolder"))).extracting(Fault::code)
        .containsExactly(Code.undertakingMissing, Code.settlementPlanMissing, Code.permanentResidenceMissing);
  }

  @Test
  void aSponsorOfQuebecShowsNoStatus() {
    assertThat(faults(sponsored().andThen(put("intendedProvince", "QC")), packageOf("quebecGroup"))).isEmpty();
    assertThat(faults(sponsored(), packageOf("quebecGroup"))).as("where the family goes is not said").isEmpty();
  }

  @Test
  void anUndertakingHoldsForNinetyDaysOfTheFirstSubmission() {
    UnaryOperator<Around> later = around -> with(packageOf("agreementHolder").apply(around), TODAY.plusDays(300), TODAY);

    assertThat(faults(sponsored().andThen(put("undertakingSigned", TODAY.minusDays(90).toString())), later)).isEmpty();
  }

  @Test
  void theProgrammesDaysAreGivenToTheSentence() {
    assertThat(faults(sent -> { }, closed(LocalDate.of(2026, 12, 31)))).containsExactly(
        new Fault(Code.programmeClosedUntil, "programme", List.of(LocalDate.of(2026, 12, 31))));
  }

  static Stream<Rule> rules() {
    ObjectNode parent = person("principalApplicant", "Omid Testfictional", "male", "1990");
    ObjectNode boy = person("principalApplicant", "Omid Testfictional", "male", "2010");
    Consumer<ObjectNode> alone = family(boy).andThen(put("primaryCategory", "CAR"));
    return Stream.of(
        rule(Code.groupMissing, "groupReference", put("form", "abridged"), put("form", "abridged").andThen(put("groupReference", "G-1"))),
        rule(Code.linkedToItself, "linkedCases[0].reference", put("partnerReference", "A-1").andThen(linked("A-1")),
            put("partnerReference", "A-1").andThen(linked("A-2"))),
        rule(Code.linkedCaseUnknown, "linkedCases[0].reference", linked("A-2"), linked("A-2"))
            .whileNear(around -> new Around(List.of(), null, Closure.OPEN, 90, Set.of("A-2"), TODAY, TODAY)),
        rule(Code.secondCategoryMissing, "secondaryCategory", sent -> sent.remove("secondaryCategory"), put("secondaryCategory", "SVT")),
        rule(Code.categoriesSame, "secondaryCategory", put("secondaryCategory", "LPN"), put("secondaryCategory", "FAM")),
        rule(Code.noSolutionFirst, "primaryCategory", put("primaryCategory", "LAD").andThen(put("secondaryCategory", "LPN")), sent -> { }),
        rule(Code.noWomanAtRisk, "primaryCategory", family(parent).andThen(put("primaryCategory", "WGR")), put("primaryCategory", "WGR")),
        rule(Code.noChildAtRisk, "secondaryCategory", family(parent).andThen(put("secondaryCategory", "CAR")),
            put("secondaryCategory", "CAR")),
        rule(Code.childAloneNotReferredAsChild, "primaryCategory", family(boy), alone),
        rule(Code.caseSizeDiffers, "caseSize", sent -> sent.put("caseSize", 4),
            sent -> persons(sent).add(person("child", "Far Testfictional", "female", "2012").put("accompanying", false))),
        rule(Code.medicalNeedMissing, "medicalNeed", put("secondaryCategory", "MED"),
            put("secondaryCategory", "MED").andThen(put("medicalNeed", "significant"))),
        rule(Code.stillAtHome, "countryOfAsylum", put("countryOfAsylum", "AFG"),
            put("countryOfAsylum", "AFG").andThen(at(1, spouse -> spouse.put("nationality", "IRN")))),

        rule(Code.emergencyOnly, "programme", put("programme", "UPP").andThen(put("danger", "serious")),
            put("programme", "UPP").andThen(put("medicalNeed", "lifeThreatening"))),
        rule(Code.sponsorNotForProgramme, "sponsorCode", sponsored().andThen(put("programme", "UPP")), sponsored())
            .during(packageOf("agreementHolder")).whileNear(packageOf("agreementHolder")),
        rule(Code.sponsorMissing, "sponsorCode", put("programme", "PSR"), put("programme", "GAR")),
        rule(Code.programmeClosed, "programme", sent -> { }, sent -> { }).during(closed(null)).whileNear(closed(TODAY)),
        rule(Code.programmeClosedUntil, "programme", sent -> { }, sent -> { }).during(closed(TODAY)).whileNear(closed(null)),
        rule(Code.sponsorForQuebecOnly, "intendedProvince", sponsored().andThen(put("intendedProvince", "ON")),
            sponsored().andThen(put("intendedProvince", "QC"))).during(packageOf("quebecGroup")).whileNear(packageOf("quebecOrganization")),
        rule(Code.sponsorNotForQuebec, "intendedProvince", sponsored().andThen(put("intendedProvince", "QC")), sponsored())
            .during(packageOf("agreementHolder")).whileNear(packageOf("communitySponsor")),
        rule(Code.undertakingDayMissing, "undertakingSigned", sponsored().andThen(sent -> sent.remove("undertakingSigned")), sent -> { })
            .during(packageOf("agreementHolder")),
        rule(Code.undertakingTooOld, "undertakingSigned", sponsored().andThen(put("undertakingSigned", TODAY.minusDays(91).toString())),
            sponsored().andThen(put("undertakingSigned", TODAY.minusDays(90).toString())))
            .during(packageOf("agreementHolder")).whileNear(packageOf("agreementHolder")),
        missing(Code.undertakingMissing, "undertaking"), missing(Code.settlementPlanMissing, "settlementPlan"),
        missing(Code.permanentResidenceMissing, "permanentResidence"), missing(Code.financialProofMissing, "financialProof"),
        missing(Code.recognitionProofMissing, "refugeeStatus"),
        rule(Code.recognitionMissing, "persons[0].statusRecognizedBy", sponsored(), recognized()).during(packageOf("groupOfFive"))
            .whileNear(packageOf("groupOfFive")),
        rule(Code.recognitionNumberMissing, "persons[0].statusReference", sponsored(), recognized()).during(packageOf("communitySponsor"))
            .whileNear(packageOf("communitySponsor")),

        rule(Code.spouseIsChild, "persons[1].birthDate", at(1, spouse -> spouse.put("birthDate", "2016")),
            at(1, spouse -> spouse.put("birthDate", "2014"))),
        rule(Code.spouseUnderAge, "persons[1].birthDate", at(1, spouse -> spouse.put("birthDate", "2010")),
            at(1, spouse -> spouse.put("birthDate", "2008"))),
        rule(Code.severalSpouses, "persons[3].relation", sent -> add(sent, person("spouse", "Gul Testfictional", "male", "1990")), sent -> { }),
        rule(Code.childHasFamily, "persons[0].birthDate", at(0, applicant -> applicant.put("birthDate", "2009")),
            at(0, applicant -> applicant.put("birthDate", "2008"))),
        rule(Code.childOlderThanApplicant, "persons[2].birthDate", at(2, child -> child.put("birthDate", "1987")),
            at(2, child -> child.put("birthDate", "1988"))),
        rule(Code.parentYoungerThanApplicant, "persons[3].birthDate",
            sent -> add(sent, person("grandparent", "Gul Testfictional", "male", "1989")),
            sent -> add(sent, person("parent", "Gul Testfictional", "male", "1988-03"))),
        rule(Code.yearsTooFew, "persons[2].birthDate", at(2, child -> child.put("birthDate", "1997")),
            at(2, child -> child.put("birthDate", "1998"))),
        rule(Code.childInCareGrown, "persons[3].birthDate",
            sent -> add(sent, person("childInCare", "Gul Testfictional", "male", "2007")),
            sent -> add(sent, person("childInCare", "Gul Testfictional", "male", "2008"))),
        rule(Code.listedTwice, "persons[4].fullName", sent -> add(sent, twin("2012-03-04"), twin("2012-03-04")),
            sent -> add(sent, twin("2012-01-01"), twin("2012-01-01"))),
        rule(Code.perhapsListedTwice, "persons[4].fullName", sent -> add(sent, twin("2012"), twin("2012")),
            sent -> add(sent, twin("2012"), twin("2012-05"))),
        rule(Code.maritalStatusDiffers, "persons[0].maritalStatus", at(0, applicant -> applicant.put("maritalStatus", "widowed")),
            at(0, applicant -> applicant.put("maritalStatus", "separated"))),
        rule(Code.spouseNotNamed, "persons[0].maritalStatus", family(parent.deepCopy().put("maritalStatus", "married")),
            family(parent.deepCopy().put("maritalStatus", "married")).andThen(sent -> sent.putArray("relatives").addObject()
                .put("person", 1).put("relation", "spouse").put("fullName", "Gul Testfictional"))),
        rule(Code.phoneImpossible, "persons[1].phones[1]", at(1, spouse -> spouse.putArray("phones").add("+1 604 555 0142").add("0301")),
            at(1, spouse -> spouse.putArray("phones").add("+1 604 555 0142").add("0301 2345678"))),

        rule(Code.claimMissing, "claim", sent -> sent.remove("claim"),
            put("form", "abridged").andThen(put("groupReference", "G-1")).andThen(sent -> sent.remove("claim"))),
        rule(Code.needMissing, "need", put("need", " "),
            put("form", "abridged").andThen(put("groupReference", "G-1")).andThen(sent -> sent.remove("need"))),
        rule(Code.noSuchPerson, "confidential[0].hiddenFrom[1]", hidden(1, 2, 4), hidden(1, 2, 3)),
        rule(Code.needOfAChild, "specificNeeds[0].need", needs(1, "CR"), needs(3, "CR")),
        rule(Code.needNotOfASmallChild, "specificNeeds[0].need",
            needs(3, "PG").andThen(at(2, child -> child.put("birthDate", "2020"))), needs(3, "PG")),
        rule(Code.needOfAWoman, "specificNeeds[0].need", needs(2, "WR"), needs(1, "WR")),
        rule(Code.needOfAnOlderPerson, "specificNeeds[0].need", needs(1, "ER"),
            needs(1, "ER").andThen(at(0, applicant -> applicant.put("birthDate", "1976")))),
        rule(Code.notSeparated, "specificNeeds[0].need", needs(3, "SC"), alone.andThen(needs(1, "SC"))),
        rule(Code.hiddenFromOneself, "confidential[0].hiddenFrom", hidden(1, 1, 2), hidden(1, 2)),

        rule(Code.consentMissing, "consent", sent -> sent.put("consent", false), sent -> { }),
        rule(Code.verifiersConsentMissing, "consentsTo", sent -> sent.putArray("consentsTo").add("sponsors"), sent -> { }),
        rule(Code.sponsorsConsentMissing, "consentsTo", sent -> sent.putArray("consentsTo").add("verifiers"),
            sent -> sent.putArray("consentsTo").add("sponsors")),
        rule(Code.declarationMissing, "declaration", sent -> sent.remove("declaration"), sent -> { }),
        rule(Code.applicantNotSigned, "declaration.applicantSigned",
            sent -> ((ObjectNode) sent.get("declaration")).put("applicantSigned", false), sent -> { }),

        rule(Code.bestInterestsMissing, "attachments", alone, alone).whileNear(attached(new Attached("bestInterests", 1, null))),
        rule(Code.bestInterestsAdvised, "persons[1].relation",
            family(parent, person("childInCare", "Gul Testfictional", "male", "2012")),
            family(boy, person("parent", "Gul Testfictional", "male", "1985"))),
        document(Code.documentUnknown), document(Code.documentInfected), document(Code.documentElsewhere), document(Code.documentLocked));
  }

  @Test
  void aChildWithBrothersAndSistersWhoAreGrownUpIsSeparatedFromItsParents() {
    ObjectNode boy = person("principalApplicant", "Omid Testfictional", "male", "2010");
    ObjectNode sister = person("sibling", "Nur Testfictional", "female", "1992");

    assertThat(faults(family(boy, sister), around -> around)).containsExactly(new Fault(Code.bestInterestsAdvised, "persons[0].relation"));
    assertThat(faults(family(boy, sister.deepCopy().put("birthDate", "unknown")), around -> around)).extracting(Fault::code)
        .containsExactly(Code.bestInterestsAdvised);
  }

  @Test
  void aDocumentThatCannotBeUsedCountsAsMissing() {
    Consumer<ObjectNode> alone = family(person("principalApplicant", "Omid Testfictional", "male", "2010")).andThen(put("primaryCategory", "CAR"));

    assertThat(faults(alone, attached(new Attached("bestInterests", 1, Code.documentInfected)))).extracting(Fault::code)
        .containsExactly(Code.bestInterestsMissing, Code.documentInfected);
    assertThat(faults(alone, attached(new Attached("bestInterests", 1, Code.documentLocked)))).extracting(Fault::code)
        .containsExactly(Code.documentLocked);
  }

  static Referral referral(ReferralSubmission sent) {
    return new Referral(UUID.randomUUID(), 1, "full", "GAR", sent.primaryCategory(), sent.secondaryCategory(), sent.caseSize(), sent.danger(),
        sent.medicalNeed(), sent.countryOfAsylum(), sent.insideHomeCountry(), sent.languages(), sent.intendedProvince(), sent.sponsorCode(),
        sent.claim(), sent.need(), sent.consent(), Instant.EPOCH, "partner", null, null, null, null, null, null);
  }

  static List<Person> people(ReferralSubmission sent) {
    return IntStream.range(0, sent.persons().size()).mapToObj(index -> sent.persons().get(index).asPerson(UUID.randomUUID(), index + 1, "PAK", TODAY))
        .toList();
  }

  static Around nothingAround() {
    return new Around(List.of(), null, Closure.OPEN, 90, Set.of(), TODAY, TODAY);
  }

  private static List<Fault> faults(Consumer<ObjectNode> change, UnaryOperator<Around> around) {
    ReferralSubmission sent = SampleReferrals.changed(SampleReferrals.complete(), change);
    return ReferralCompleteness.faults(SubmittedCase.of(sent, around.apply(nothingAround())));
  }

  private static Consumer<ObjectNode> put(String name, String value) {
    return sent -> sent.put(name, value);
  }

  private static ArrayNode persons(ObjectNode sent) {
    return (ArrayNode) sent.get("persons");
  }

  private static void add(ObjectNode sent, ObjectNode... more) {
    persons(sent).addAll(List.of(more));
    sent.put("caseSize", persons(sent).size());
  }

  private static Consumer<ObjectNode> family(ObjectNode... all) {
    return sent -> {
      sent.putArray("persons").addAll(Stream.of(all).map(ObjectNode::deepCopy).toList());
      sent.put("caseSize", all.length);
    };
  }

  private static Consumer<ObjectNode> at(int index, Consumer<ObjectNode> change) {
    return sent -> change.accept((ObjectNode) persons(sent).get(index));
  }

  private static ObjectNode twin(String birth) {
    return person("sibling", "Parwin Othertestfictional", "female", birth);
  }

  private static Consumer<ObjectNode> needs(int number, String need) {
    return sent -> sent.withArray("specificNeeds").addObject().put("person", number).put("need", need);
  }

  private static Consumer<ObjectNode> hidden(int about, int... from) {
    return sent -> {
      ArrayNode hidden = sent.putArray("confidential").addObject().put("about", about).put("fact", "A fictional fact.").putArray("hiddenFrom");
      IntStream.of(from).forEach(hidden::add);
    };
  }

  private static Consumer<ObjectNode> linked(String reference) {
    return sent -> sent.putArray("linkedCases").addObject().put("reference", reference).put("link", "sameFamily");
  }

  private static Consumer<ObjectNode> sponsored() {
    return put("sponsorCode", "SOMEBODY").andThen(put("undertakingSigned", TODAY.minusDays(3).toString()));
  }

  private static Consumer<ObjectNode> recognized() {
    return sponsored().andThen(at(0, applicant -> applicant.put("statusRecognizedBy", "unhcr").put("statusReference", "FICTION-1")));
  }

  private static UnaryOperator<Around> around(String sponsorKind) {
    return around -> new Around(around.documents(), sponsorKind, Closure.OPEN, 90, Set.of(), TODAY, TODAY);
  }

  private static UnaryOperator<Around> attached(Attached... documents) {
    return around -> new Around(List.of(documents), around.sponsorKind(), Closure.OPEN, 90, Set.of(), TODAY, TODAY);
  }

  private static UnaryOperator<Around> packageOf(String sponsorKind, String... without) {
    Attached[] documents = Stream.of("undertaking", "settlementPlan", "permanentResidence", "financialProof", "refugeeStatus")
        .filter(kind -> !List.of(without).contains(kind)).map(kind -> new Attached(kind, null, null)).toArray(Attached[]::new);
    return around -> attached(documents).apply(around(sponsorKind).apply(around));
  }

  private static UnaryOperator<Around> closed(LocalDate until) {
    return around -> new Around(List.of(), null, new Closure(true, until), 90, Set.of(), TODAY, TODAY);
  }

  private static Around with(Around around, LocalDate on, LocalDate arrivedOn) {
    return new Around(around.documents(), around.sponsorKind(), around.closed(), around.undertakingAge(), around.casesKnown(), on, arrivedOn);
  }

  private static Rule missing(Code code, String kind) {
    return rule(code, "attachments", recognized(), recognized()).during(packageOf("groupOfFive", kind)).whileNear(packageOf("groupOfFive"));
  }

  private static Rule document(Code code) {
    Consumer<ObjectNode> one = sent -> sent.putArray("attachments").addObject().put("document", DOCUMENT);
    return rule(code, "attachments[0].document", one, one).during(attached(new Attached("other", null, code)))
        .whileNear(attached(new Attached("other", null, null)));
  }

  private static Rule rule(Code code, String field, Consumer<ObjectNode> broken, Consumer<ObjectNode> near) {
    return new Rule(code, field, broken, around -> around, near, around -> around);
  }

  /** A rule, a referral that breaks it at one field, and one that comes near and does not. */
  record Rule(Code code, String field, Consumer<ObjectNode> broken, UnaryOperator<Around> around, Consumer<ObjectNode> near,
      UnaryOperator<Around> aroundNear) {

    Rule during(UnaryOperator<Around> now) {
      return new Rule(code, field, broken, now, near, aroundNear);
    }

    Rule whileNear(UnaryOperator<Around> now) {
      return new Rule(code, field, broken, around, near, now);
    }

    @Override
    public String toString() {
      return code + " at " + field;
    }
  }
}
