package org.passerelle.referral;

import static org.passerelle.referral.Policy.blank;
import static org.passerelle.referral.Policy.each;
import static org.passerelle.referral.Policy.when;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.referral.Fault.Code;
import org.passerelle.referral.ReferralSubmission.ConfidentialFact;
import org.passerelle.referral.ReferralSubmission.Declaration;
import org.passerelle.referral.SubmittedCase.Attached;

/** What the form as a whole must hold: case, categories, accounts, consents, declaration, attachments. */
final class FormPolicies {

  /** An abridged form belongs to a group. UNHCR resettlement handbook, group methodology; ICMC on the abridged RRF. */
  static final Policy GROUP = submitted -> when(submitted.sent().abridged() && blank(submitted.sent().groupReference()), Code.groupMissing,
      "groupReference");

  /** A linked case is another one. UNHCR RRF section 1 (handbook p=2339): linked and cross-referenced cases. */
  static final Policy LINK_TO_ANOTHER = submitted -> each(submitted.sent().linkedCases(),
      (linked, index) -> !blank(linked.reference()) && linked.reference().equals(submitted.sent().partnerReference()), Code.linkedToItself,
      FormPolicies::linkedCase);

  /**
   * A linked case is on file: a remark, for it may come later. Another partner's case is as unknown as one that does not exist. UNHCR RRF section
   * 1 (handbook p=2339).
   */
  static final Policy LINK_KNOWN = submitted -> each(submitted.sent().linkedCases(),
      (linked, index) -> !blank(linked.reference()) && !linked.reference().equals(submitted.sent().partnerReference())
          && !submitted.around().casesKnown().contains(linked.reference()), Code.linkedCaseUnknown, FormPolicies::linkedCase);

  /** Primary and secondary category are both required. UNHCR RRF section 1; handbook p=2361: at least two categories are met. */
  static final Policy SECOND_CATEGORY = submitted -> when(blank(submitted.sent().secondaryCategory()), Code.secondCategoryMissing,
      "secondaryCategory");

  /** The two categories are not one and the same. UNHCR handbook p=2361. */
  static final Policy TWO_CATEGORIES = submitted -> when(!blank(submitted.sent().primaryCategory())
      && submitted.sent().primaryCategory().equals(submitted.sent().secondaryCategory()), Code.categoriesSame, "secondaryCategory");

  /** Lack of foreseeable alternative durable solutions is mainly a secondary category: a remark only. UNHCR handbook p=1199. */
  static final Policy NO_SOLUTION_SECOND = submitted -> when("LAD".equals(submitted.sent().primaryCategory()), Code.noSolutionFirst,
      "primaryCategory");

  /** Women and girls at risk: there is one who may be. A contradiction: UNHCR handbook p=2339. */
  static final Policy WOMAN_AT_RISK = submitted -> when(
      submitted.sent().under(SubmissionCategory.WGR) && submitted.nobodyTravels(person -> !person.sex().equals("male")),
      Code.noWomanAtRisk, categoryField(submitted.sent(), SubmissionCategory.WGR));

  /** Children and adolescents at risk: there is one who may be. A contradiction: UNHCR handbook p=2339. */
  static final Policy CHILD_AT_RISK = submitted -> when(
      submitted.sent().under(SubmissionCategory.CAR) && submitted.nobodyTravels(person -> !submitted.grown(person)),
      Code.noChildAtRisk, categoryField(submitted.sent(), SubmissionCategory.CAR));

  /**
   * The case size equals the number of individuals on the case: those listed who travel, whether or not all about them can be read. UNHCR RRF,
   * sections 1 and 2 (handbook p=2339).
   */
  static final Policy CASE_SIZE = submitted -> when(submitted.sent().caseSize() != null && !submitted.members().isEmpty()
      && submitted.members().size() <= ReferralSubmission.MOST_PERSONS
      && submitted.members().stream().allMatch(member -> member != null && member.accompanying() != null)
      && submitted.sent().caseSize() != submitted.members().stream().filter(member -> Boolean.TRUE.equals(member.accompanying())).count(),
      Code.caseSizeDiffers, "caseSize");

  /** Medical needs: the need is stated. A contradiction: UNHCR handbook p=2339. */
  static final Policy MEDICAL_NEED = submitted -> when(
      submitted.sent().under(SubmissionCategory.MED) && "none".equals(submitted.sent().medicalNeed()), Code.medicalNeedMissing, "medicalNeed");

  /** A family said to have left its country is not in the only country it belongs to. IRPR 139(1)(a), 147. */
  static final Policy ABROAD = submitted -> when(Boolean.FALSE.equals(submitted.sent().insideHomeCountry())
      && !blank(submitted.sent().countryOfAsylum())
      && submitted.nobodyTravels(person -> !submitted.sent().countryOfAsylum().equals(person.nationality())), Code.stillAtHome,
      "countryOfAsylum");

  /** A family has its own account of why it fled and what it needs, unless it comes with a group. UNHCR RRF sections 4 and 5. */
  static final Policy ACCOUNTS = submitted -> submitted.sent().abridged() ? Stream.empty()
      : Stream.concat(when(blank(submitted.sent().claim()), Code.claimMissing, "claim"),
          when(blank(submitted.sent().need()), Code.needMissing, "need"));

  /** The family consents to its data being shared for resettlement. UNHCR RRF section 8, declaration; Privacy Act, section 8. */
  static final Policy CONSENT = submitted -> when(Boolean.FALSE.equals(submitted.sent().consent()), Code.consentMissing, "consent");

  /**
   * Without consent for them, NGOs who confirm identity and sponsors are not shown the file: a remark, for the case goes on without. Privacy Act,
   * section 8; UNHCR RRF section 8.
   */
  static final Policy CONSENT_FOR_EACH = submitted -> Boolean.FALSE.equals(submitted.sent().consent()) ? Stream.empty()
      : Stream.concat(when(!consentsTo(submitted, "verifiers"), Code.verifiersConsentMissing, "consentsTo"),
          when(!consentsTo(submitted, "sponsors"), Code.sponsorsConsentMissing, "consentsTo"));

  /** The form is signed, by the applicant too, by hand or by mark. UNHCR RRF section 8, declaration; ICMC on the RRF. */
  static final Policy DECLARATION = submitted -> {
    Declaration declaration = submitted.sent().declaration();
    return declaration == null ? when(true, Code.declarationMissing, "declaration")
        : when(Boolean.FALSE.equals(declaration.applicantSigned()), Code.applicantNotSigned, "declaration.applicantSigned");
  };

  /** A number that points at a person points at one in the list. UNHCR RRF: sections 3, 6 and 9 name individuals of section 2. */
  static final Policy POINTERS = submitted -> Stream.of(
      each(submitted.sent().relatives(), (relative, index) -> submitted.pointsNowhere(relative.person()), Code.noSuchPerson,
          index -> "relatives[" + index + "].person"),
      each(submitted.sent().specificNeeds(), (need, index) -> submitted.pointsNowhere(need.person()), Code.noSuchPerson,
          index -> "specificNeeds[" + index + "].person"),
      each(submitted.sent().confidential(), (fact, index) -> submitted.pointsNowhere(fact.about()), Code.noSuchPerson,
          index -> "confidential[" + index + "].about"),
      hiddenFromNobody(submitted),
      each(submitted.sent().attachments(), (attachment, index) -> submitted.pointsNowhere(attachment.person()), Code.noSuchPerson,
          index -> "attachments[" + index + "].person")).flatMap(found -> found);

  /**
   * A fact hidden from the very person it is about is looked at again: a remark, for it can be meant. UNHCR handbook p=2339: what a family member
   * must not see is kept apart. To be confirmed by the programme.
   */
  static final Policy HIDDEN_FROM_ONESELF = submitted -> each(submitted.sent().confidential(),
      (fact, index) -> fact.about() != null && ReferralSubmission.orEmpty(fact.hiddenFrom()).contains(fact.about()), Code.hiddenFromOneself,
      index -> "confidential[" + index + "].hiddenFrom");

  /** A document is the partner's own, for this case, and can be opened. Passerelle's own rule; one that takes a password is a remark. */
  static final Policy DOCUMENTS = submitted -> {
    List<Attached> documents = submitted.around().documents();
    return IntStream.range(0, documents.size()).filter(index -> documents.get(index).wrong() != null)
        .mapToObj(index -> new Fault(documents.get(index).wrong(), "attachments[" + index + "].document"));
  };

  private FormPolicies() {
  }

  private static Stream<Fault> hiddenFromNobody(SubmittedCase submitted) {
    List<ConfidentialFact> facts = ReferralSubmission.orEmpty(submitted.sent().confidential());
    return IntStream.range(0, facts.size()).filter(index -> facts.get(index) != null).boxed().flatMap(index -> each(
        facts.get(index).hiddenFrom(), (number, place) -> submitted.pointsNowhere(number), Code.noSuchPerson,
        place -> "confidential[" + index + "].hiddenFrom[" + place + "]"));
  }

  private static boolean consentsTo(SubmittedCase submitted, String whom) {
    return ReferralSubmission.orEmpty(submitted.sent().consentsTo()).contains(whom);
  }

  private static String linkedCase(int index) {
    return "linkedCases[" + index + "].reference";
  }

  private static String categoryField(ReferralSubmission sent, SubmissionCategory category) {
    return category.name().equals(sent.primaryCategory()) ? "primaryCategory" : "secondaryCategory";
  }
}
