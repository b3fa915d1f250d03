package org.passerelle.referral;

import static org.passerelle.referral.Fault.Code.caseSizeDiffers;
import static org.passerelle.referral.Fault.Code.categoriesSame;
import static org.passerelle.referral.Fault.Code.childAloneNotReferredAsChild;
import static org.passerelle.referral.Fault.Code.childOlderThanApplicant;
import static org.passerelle.referral.Fault.Code.claimMissing;
import static org.passerelle.referral.Fault.Code.consentMissing;
import static org.passerelle.referral.Fault.Code.groupMissing;
import static org.passerelle.referral.Fault.Code.medicalNeedMissing;
import static org.passerelle.referral.Fault.Code.needMissing;
import static org.passerelle.referral.Fault.Code.noChildAtRisk;
import static org.passerelle.referral.Fault.Code.noSolutionFirst;
import static org.passerelle.referral.Fault.Code.noWomanAtRisk;
import static org.passerelle.referral.Fault.Code.secondCategoryMissing;
import static org.passerelle.referral.Fault.Code.spouseIsChild;
import static org.passerelle.referral.Fault.Code.stillAtHome;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;

/**
 * What a referral must hold before an officer's time is spent on it. Each policy is one rule of the field, with its source; each finds nothing
 * or says which field is concerned. An unknown birth is never held against a family.
 */
public final class ReferralCompleteness {

  static final int ADULT = 18;

  /** Below this age a spouse is a slip of the pen in the list of persons, whatever the law of the country. */
  private static final int NEVER_A_SPOUSE = 12;

  /** The case size equals the number of individuals on the case. UNHCR Resettlement Registration Form, sections 1 and 2 (handbook p=2339). */
  static final Policy CASE_SIZE = submitted -> when(
      submitted.allRead() && submitted.size() != null && submitted.size() != submitted.travelling().size(), caseSizeDiffers, "caseSize");

  /** Primary and secondary category are both required. UNHCR RRF section 1; handbook p=2361: at least two categories are met. */
  static final Policy SECOND_CATEGORY = submitted -> when(blank(submitted.sent().secondaryCategory()), secondCategoryMissing,
      "secondaryCategory");

  /** The two categories are not one and the same. UNHCR handbook p=2361. */
  static final Policy TWO_CATEGORIES = submitted -> when(!blank(submitted.sent().primaryCategory())
      && submitted.sent().primaryCategory().equals(submitted.sent().secondaryCategory()), categoriesSame, "secondaryCategory");

  /** Lack of foreseeable alternative durable solutions is mainly a secondary category: a remark only. UNHCR handbook p=1199. */
  static final Policy NO_SOLUTION_SECOND = submitted -> when("LAD".equals(submitted.sent().primaryCategory()), noSolutionFirst,
      "primaryCategory");

  /** The family consents to its data being shared for resettlement. UNHCR RRF section 8, declaration; Privacy Act, section 8. */
  static final Policy CONSENT = submitted -> when(Boolean.FALSE.equals(submitted.sent().consent()), consentMissing, "consent");

  /** A child without an adult is referred as a child at risk, so that the best interests are assessed. UNHCR handbook p=1199. */
  static final Policy CHILD_ALONE = submitted -> when(submitted.childAlone() && !submitted.sent().under(SubmissionCategory.CAR),
      childAloneNotReferredAsChild, "primaryCategory");

  /** Nobody listed as a spouse is a small child. A contradiction: UNHCR handbook p=2339 wants the form free of them. */
  static final Policy SPOUSE = submitted -> submitted.births(
      person -> person.relation().equals("spouse") && person.surelyUnder(NEVER_A_SPOUSE, submitted.on()), spouseIsChild);

  /** A child of the principal applicant is younger. A contradiction: UNHCR handbook p=2339. */
  static final Policy CHILD_YOUNGER = submitted -> submitted.applicant().stream().flatMap(applicant -> submitted.births(
      person -> person.relation().equals("child") && surelyOlder(person, applicant), childOlderThanApplicant));

  /** Women and girls at risk: there is one who may be. A contradiction: UNHCR handbook p=2339. */
  static final Policy WOMAN_AT_RISK = submitted -> when(
      submitted.sent().under(SubmissionCategory.WGR) && submitted.nobodyTravels(person -> !person.sex().equals("male")),
      noWomanAtRisk, categoryField(submitted.sent(), SubmissionCategory.WGR));

  /** Children and adolescents at risk: there is one who may be. A contradiction: UNHCR handbook p=2339. */
  static final Policy CHILD_AT_RISK = submitted -> when(
      submitted.sent().under(SubmissionCategory.CAR) && submitted.nobodyTravels(person -> !surelyGrown(person, submitted.on())),
      noChildAtRisk, categoryField(submitted.sent(), SubmissionCategory.CAR));

  /** Medical needs: the need is stated. A contradiction: UNHCR handbook p=2339. */
  static final Policy MEDICAL_NEED = submitted -> when(
      submitted.sent().under(SubmissionCategory.MED) && "none".equals(submitted.sent().medicalNeed()), medicalNeedMissing, "medicalNeed");

  /** A family said to have left its country is not in the only country it belongs to. IRPR 139(1)(a), 147. */
  static final Policy ABROAD = submitted -> when(Boolean.FALSE.equals(submitted.sent().insideHomeCountry())
      && !blank(submitted.sent().countryOfAsylum())
      && submitted.nobodyTravels(person -> !submitted.sent().countryOfAsylum().equals(person.nationality())), stillAtHome, "countryOfAsylum");

  /** A family has its own account of why it fled and what it needs, unless it comes with a group. UNHCR RRF sections 4 and 5. */
  static final Policy ACCOUNTS = submitted -> submitted.sent().abridged() ? Stream.empty()
      : Stream.concat(when(blank(submitted.sent().claim()), claimMissing, "claim"), when(blank(submitted.sent().need()), needMissing, "need"));

  /** An abridged form belongs to a group. UNHCR resettlement handbook, group methodology. */
  static final Policy GROUP = submitted -> when(submitted.sent().abridged() && blank(submitted.sent().groupReference()), groupMissing,
      "groupReference");

  private static final List<Policy> POLICIES = List.of(CASE_SIZE, SECOND_CATEGORY, TWO_CATEGORIES, NO_SOLUTION_SECOND, CONSENT, CHILD_ALONE,
      SPOUSE, CHILD_YOUNGER, WOMAN_AT_RISK, CHILD_AT_RISK, MEDICAL_NEED, ABROAD, ACCOUNTS, GROUP);

  private ReferralCompleteness() {
  }

  /** All that is missing or contradictory, in the order of the policies. What is not in form is passed over: that is said elsewhere. */
  public static List<Fault> faults(SubmittedCase submitted) {
    return POLICIES.stream().flatMap(policy -> policy.check(submitted)).toList();
  }

  /** Whether nothing is found for which a referral goes back. */
  public static boolean complete(List<Fault> faults) {
    return faults.stream().noneMatch(fault -> fault.code().returns());
  }

  private static Stream<Fault> when(boolean wrong, Fault.Code code, String field) {
    return wrong ? Stream.of(new Fault(code, field)) : Stream.empty();
  }

  private static String categoryField(ReferralSubmission sent, SubmissionCategory category) {
    return category.name().equals(sent.primaryCategory()) ? "primaryCategory" : "secondaryCategory";
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean surelyGrown(Person person, LocalDate today) {
    return person.birthLatest() != null && !person.mayBeUnder(ADULT, today);
  }

  private static boolean surelyOlder(Person person, Person other) {
    return person.birthLatest() != null && other.birthEarliest() != null && person.birthLatest().isBefore(other.birthEarliest());
  }

  /** One rule of the field. */
  @FunctionalInterface
  interface Policy {

    Stream<Fault> check(SubmittedCase submitted);
  }
}
