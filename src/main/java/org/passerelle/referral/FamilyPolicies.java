package org.passerelle.referral;

import static org.passerelle.referral.Policy.blank;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.casefile.Birth.Precision;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Fault.Code;
import org.passerelle.referral.ReferralSubmission.Member;

/**
 * Ages and relations that contradict each other. UNHCR wants the form free of contradictions (handbook p=2339). A birth is taken for the days it can
 * mean: what holds for one of them only is no contradiction, and an unknown birth contradicts nothing.
 */
final class FamilyPolicies {

  /** Below this age a spouse is a slip of the pen in the list of persons, whatever the law of the country. To be confirmed by the programme. */
  private static final int NEVER_A_SPOUSE = 12;

  /** Fewer years than this between parent and child are looked at again; a step-parent or an adoption explains them. To be confirmed by the programme. */
  private static final int GENERATION = 10;

  private static final Set<String> YOUNGER = Set.of("child", "grandchild");
  private static final Set<String> OLDER = Set.of("parent", "grandparent");
  private static final Set<String> WITHOUT_SPOUSE = Set.of("single", "divorced", "widowed");

  /** Nobody listed as a spouse is a small child. UNHCR handbook p=2339. */
  static final Policy SPOUSE = submitted -> submitted.people(
      person -> spouse(person) && person.surelyUnder(NEVER_A_SPOUSE, submitted.on()), Code.spouseIsChild, "birthDate");

  /** A spouse under 18 is no spouse in law (IRPR 5(a)) and a child to be protected: a remark, for she or he stays on the case. */
  static final Policy SPOUSE_OF_AGE = submitted -> submitted.people(person -> spouse(person) && submitted.child(person)
      && !person.surelyUnder(NEVER_A_SPOUSE, submitted.on()), Code.spouseUnderAge, "birthDate");

  /** Of several spouses one only is a spouse in law (IRPR 5(b)(i)): a remark at each further one, for all are named (IRPR 140.1). */
  static final Policy ONE_SPOUSE = submitted -> submitted.people().stream().filter(FamilyPolicies::spouse).skip(1)
      .map(person -> new Fault(Code.severalSpouses, SubmittedCase.field(person, "relation")));

  /** A principal applicant who is a child and has a spouse or children: a remark. UNHCR handbook p=2339, p=1199 on children at risk. */
  static final Policy APPLICANT_OF_AGE = submitted -> submitted.people(person -> person.principalApplicant() && submitted.child(person)
      && submitted.people().stream().anyMatch(other -> Set.of("spouse", "child", "grandchild").contains(other.relation())),
      Code.childHasFamily, "birthDate");

  /** A child or grandchild of the principal applicant is younger. UNHCR handbook p=2339. */
  static final Policy CHILD_YOUNGER = submitted -> beside(submitted,
      (person, applicant) -> YOUNGER.contains(person.relation()) && surelyOlder(person, applicant), Code.childOlderThanApplicant);

  /** A parent or grandparent of the principal applicant is older. UNHCR handbook p=2339. */
  static final Policy PARENT_OLDER = submitted -> beside(submitted,
      (person, applicant) -> OLDER.contains(person.relation()) && surelyOlder(applicant, person), Code.parentYoungerThanApplicant);

  /** Parents and children are some years apart: a remark. UNHCR handbook p=2339. */
  static final Policy YEARS_APART = submitted -> beside(submitted,
      (person, applicant) -> YOUNGER.contains(person.relation()) && surelyClose(applicant, person)
          || OLDER.contains(person.relation()) && surelyClose(person, applicant), Code.yearsTooFew);

  /** Whoever is in the family's care as a child is not grown up: a remark, for a disability can be the reason. To be confirmed by the programme. */
  static final Policy CHILD_IN_CARE = submitted -> submitted.people(
      person -> person.relation().equals("childInCare") && submitted.grown(person), Code.childInCareGrown, "birthDate");

  /**
   * Nobody is listed twice, in the very same words and with the same day of birth. UNHCR RRF section 2: one individual, one entry. The first of
   * January, 1 Hamal and what is less exact than a day say little (many people were given them): such a one is a remark.
   */
  static final Policy LISTED_ONCE = submitted -> again(submitted, FamilyPolicies::same, Code.listedTwice);

  /** Two persons of one name and one birth are looked at again: a remark. UNHCR RRF section 2. */
  static final Policy PERHAPS_LISTED_TWICE = submitted -> again(submitted,
      (person, earlier) -> alike(person, earlier) && !same(person, earlier), Code.perhapsListedTwice);

  /** Whoever is listed with a spouse is not single, divorced or widowed: a remark. UNHCR handbook p=2339. */
  static final Policy MARITAL_STATUS = submitted -> submitted.people().stream().noneMatch(FamilyPolicies::spouse) ? Stream.empty()
      : submitted.people(person -> (person.principalApplicant() || spouse(person)) && person.particulars().maritalStatus() != null
          && WITHOUT_SPOUSE.contains(person.particulars().maritalStatus()), Code.maritalStatusDiffers, "maritalStatus");

  /** The spouse of a married principal applicant is named, on the case or among the relatives, travelling or not: a remark. IRPR 140.1. */
  static final Policy SPOUSE_NAMED = submitted -> submitted.people(person -> person.principalApplicant()
      && "married".equals(person.particulars().maritalStatus())
      && submitted.members().stream().noneMatch(member -> member == null || member.relation() == null || "spouse".equals(member.relation()))
      && ReferralSubmission.orEmpty(submitted.sent().relatives()).stream().noneMatch(relative -> relative == null
          || "spouse".equals(relative.relation()) && Objects.equals(relative.person(), person.position())), Code.spouseNotNamed,
      "maritalStatus");

  /** A phone number can be dialled, by its own prefix or in the country of asylum. ITU-T E.164. */
  static final Policy PHONES = submitted -> {
    List<Member> members = submitted.members();
    return !PhoneNumbers.dialledIn(submitted.sent().countryOfAsylum()) ? Stream.empty()
        : IntStream.range(0, members.size()).filter(index -> members.get(index) != null).boxed().flatMap(index -> Policy.each(
            members.get(index).phones(), (phone, place) -> !blank(phone)
                && PhoneNumbers.international(phone, submitted.sent().countryOfAsylum()).isEmpty(), Code.phoneImpossible,
            place -> "persons[" + index + "].phones[" + place + "]"));
  };

  private FamilyPolicies() {
  }

  private static boolean spouse(Person person) {
    return person.relation().equals("spouse");
  }

  private static Stream<Fault> beside(SubmittedCase submitted, BiPredicate<Person, Person> wrong, Code code) {
    Optional<Person> applicant = submitted.applicant();
    return applicant.isEmpty() ? Stream.empty() : submitted.people(person -> wrong.test(person, applicant.get()), code, "birthDate");
  }

  private static Stream<Fault> again(SubmittedCase submitted, BiPredicate<Person, Person> twice, Code code) {
    return submitted.people(person -> submitted.people().stream().anyMatch(
        earlier -> earlier.position() < person.position() && twice.test(person, earlier)), code, "fullName");
  }

  private static boolean surelyOlder(Person person, Person other) {
    return person.birthLatest() != null && other.birthEarliest() != null && person.birthLatest().isBefore(other.birthEarliest());
  }

  /** Whether the older is older indeed, but surely not by a generation. */
  private static boolean surelyClose(Person older, Person younger) {
    return !surelyOlder(younger, older) && older.birthEarliest() != null && younger.birthLatest() != null
        && older.birthEarliest().plusYears(GENERATION).isAfter(younger.birthLatest());
  }

  private static boolean same(Person person, Person other) {
    return alike(person, other) && person.sex().equals(other.sex()) && Objects.equals(person.nameInScript(), other.nameInScript())
        && saysMuch(person);
  }

  private static boolean alike(Person person, Person other) {
    return plain(person.fullName()).equals(plain(other.fullName())) && person.birthEarliest() != null
        && person.birthEarliest().equals(other.birthEarliest()) && Objects.equals(person.birthLatest(), other.birthLatest());
  }

  private static boolean saysMuch(Person person) {
    return person.birth().precision() == Precision.day && !person.birth().asWritten().endsWith("-01-01")
        && person.birth().calendar() != BirthCalendar.lunarHijri;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
