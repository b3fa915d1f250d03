package org.passerelle.referral;

import static org.passerelle.referral.Fault.Code.caseSizeDiffers;
import static org.passerelle.referral.Fault.Code.categoriesSame;
import static org.passerelle.referral.Fault.Code.childAloneNotReferredAsChild;
import static org.passerelle.referral.Fault.Code.childOlderThanApplicant;
import static org.passerelle.referral.Fault.Code.consentMissing;
import static org.passerelle.referral.Fault.Code.medicalNeedMissing;
import static org.passerelle.referral.Fault.Code.noChildAtRisk;
import static org.passerelle.referral.Fault.Code.noSolutionFirst;
import static org.passerelle.referral.Fault.Code.noWomanAtRisk;
import static org.passerelle.referral.Fault.Code.secondCategoryMissing;
import static org.passerelle.referral.Fault.Code.spouseIsChild;
import static org.passerelle.referral.Fault.Code.stillAtHome;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.casefile.Person;

/**
 * What a referral must hold before an officer's time is spent on it. Each policy is one rule of the field, with its source; each finds nothing
 * or says which field is concerned. An unknown birth is never held against a family.
 */
public final class ReferralCompleteness {

  private static final int ADULT = 18;

  /** Below this age a spouse is a slip of the pen in the list of persons, whatever the law of the country. */
  private static final int NEVER_A_SPOUSE = 12;

  /** The case size equals the number of individuals on the case. UNHCR Resettlement Registration Form, sections 1 and 2 (handbook p=2339). */
  static final Policy CASE_SIZE = (referral, family, today) -> when(referral.statedSize() != family.travelling().size(),
      caseSizeDiffers, "caseSize");

  /** Primary and secondary category are both required. UNHCR RRF section 1; handbook p=2361: at least two categories are met. */
  static final Policy SECOND_CATEGORY = (referral, family, today) -> when(referral.secondaryCategory() == null,
      secondCategoryMissing, "secondaryCategory");

  /** The two categories are not one and the same. UNHCR handbook p=2361. */
  static final Policy TWO_CATEGORIES = (referral, family, today) -> when(referral.primaryCategory().equals(referral.secondaryCategory()),
      categoriesSame, "secondaryCategory");

  /** Lack of foreseeable alternative durable solutions is mainly a secondary category: a remark only. UNHCR handbook p=1199. */
  static final Policy NO_SOLUTION_SECOND = (referral, family, today) -> when(referral.primaryCategory().equals("LAD"),
      noSolutionFirst, "primaryCategory");

  /** The family consents to its data being shared for resettlement. UNHCR RRF section 8, declaration; Privacy Act, section 8. */
  static final Policy CONSENT = (referral, family, today) -> when(!referral.consent(), consentMissing, "consent");

  /** A child without an adult is referred as a child at risk, so that the best interests are assessed. UNHCR handbook p=1199. */
  static final Policy CHILD_ALONE = (referral, family, today) -> when(
      family.travelling().stream().allMatch(person -> person.surelyUnder(ADULT, today)) && !referral.under(SubmissionCategory.CAR),
      childAloneNotReferredAsChild, "primaryCategory");

  /** Nobody listed as a spouse is a small child. A contradiction: UNHCR handbook p=2339 wants the form free of them. */
  static final Policy SPOUSE = (referral, family, today) -> family.faults(
      person -> person.relation().equals("spouse") && person.surelyUnder(NEVER_A_SPOUSE, today), spouseIsChild);

  /** A child of the principal applicant is younger. A contradiction: UNHCR handbook p=2339. */
  static final Policy CHILD_YOUNGER = (referral, family, today) -> family.faults(
      person -> person.relation().equals("child") && surelyOlder(person, family.applicant()), childOlderThanApplicant);

  /** Women and girls at risk: there is one who may be. A contradiction: UNHCR handbook p=2339. */
  static final Policy WOMAN_AT_RISK = (referral, family, today) -> when(
      referral.under(SubmissionCategory.WGR) && family.travelling().stream().allMatch(person -> person.sex().equals("male")),
      noWomanAtRisk, categoryField(referral, SubmissionCategory.WGR));

  /** Children and adolescents at risk: there is one who may be. A contradiction: UNHCR handbook p=2339. */
  static final Policy CHILD_AT_RISK = (referral, family, today) -> when(
      referral.under(SubmissionCategory.CAR) && family.travelling().stream().allMatch(person -> surelyGrown(person, today)),
      noChildAtRisk, categoryField(referral, SubmissionCategory.CAR));

  /** Medical needs: the need is stated. A contradiction: UNHCR handbook p=2339. */
  static final Policy MEDICAL_NEED = (referral, family, today) -> when(
      referral.under(SubmissionCategory.MED) && referral.medicalNeed().equals("none"), medicalNeedMissing, "medicalNeed");

  /** A family said to have left its country is not in the only country it belongs to. IRPR 139(1)(a), 147. */
  static final Policy ABROAD = (referral, family, today) -> when(!referral.insideHomeCountry()
      && family.travelling().stream().allMatch(person -> referral.countryOfAsylum().equals(person.nationality())),
      stillAtHome, "countryOfAsylum");

  private static final List<Policy> POLICIES = List.of(CASE_SIZE, SECOND_CATEGORY, TWO_CATEGORIES, NO_SOLUTION_SECOND, CONSENT, CHILD_ALONE,
      SPOUSE, CHILD_YOUNGER, WOMAN_AT_RISK, CHILD_AT_RISK, MEDICAL_NEED, ABROAD);

  private ReferralCompleteness() {
  }

  /** All that is missing or contradictory, in the order of the form's sections. */
  public static List<Fault> faults(Referral referral, List<Person> people, LocalDate today) {
    Family family = new Family(people);
    return POLICIES.stream().flatMap(policy -> policy.check(referral, family, today)).toList();
  }

  /** Whether nothing is found for which a referral goes back. */
  public static boolean complete(List<Fault> faults) {
    return faults.stream().noneMatch(fault -> fault.code().returns());
  }

  private static Stream<Fault> when(boolean wrong, Fault.Code code, String field) {
    return wrong ? Stream.of(new Fault(code, field)) : Stream.empty();
  }

  private static String categoryField(Referral referral, SubmissionCategory category) {
    return category.name().equals(referral.primaryCategory()) ? "primaryCategory" : "secondaryCategory";
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

    Stream<Fault> check(Referral referral, Family family, LocalDate today);
  }

  /** The people of a referral, as the policies look at them. */
  record Family(List<Person> people) {

    List<Person> travelling() {
      return people.stream().filter(Person::accompanying).toList();
    }

    Person applicant() {
      return people.stream().filter(Person::principalApplicant).findFirst().orElseThrow();
    }

    Stream<Fault> faults(Predicate<Person> wrong, Fault.Code code) {
      return IntStream.range(0, people.size()).filter(index -> wrong.test(people.get(index)))
          .mapToObj(index -> new Fault(code, "persons[" + index + "].birthDate"));
    }
  }
}
