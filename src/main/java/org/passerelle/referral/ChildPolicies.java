package org.passerelle.referral;

import static org.passerelle.referral.Policy.each;
import static org.passerelle.referral.Policy.when;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Fault.Code;
import org.passerelle.referral.ReferralSubmission.SpecificNeed;

/** Children, and specific needs that only some persons can have. A person whose birth is unknown counts as grown up, and as old or young enough. */
final class ChildPolicies {

  static final String BEST_INTERESTS = "bestInterests";

  /** UNHCR counts as older whoever is 60 or more; people age sooner in flight, so that only those surely younger than this are asked about. */
  private static final int NOT_OLD = 50;

  /** Nobody so young is pregnant or nursing. To be confirmed by the programme. */
  private static final int SMALL_CHILD = 8;

  private static final Set<String> OF_CHILDREN = Set.of("CR", "SC");
  private static final Set<String> OF_WOMEN = Set.of("WR", "PG");

  /** A child without an adult is referred as a child at risk, so that the best interests are assessed. UNHCR handbook p=1199. */
  static final Policy CHILD_ALONE = submitted -> when(submitted.childAlone() && !submitted.sent().under(SubmissionCategory.CAR),
      Code.childAloneNotReferredAsChild, "primaryCategory");

  /** A child without an adult comes with an assessment or determination of its best interests. UNHCR handbook p=1199. */
  static final Policy BEST_INTERESTS_OF_CHILD_ALONE = submitted -> when(
      submitted.childAlone() && !submitted.attached(BEST_INTERESTS, null), Code.bestInterestsMissing, "attachments");

  /** So does a child who travels with adults, but with neither of the parents: a remark, for the list of persons may not say who they are. Same. */
  static final Policy BEST_INTERESTS_OF_SEPARATED_CHILD = submitted -> submitted.childAlone() ? Stream.empty()
      : submitted.people(person -> separated(submitted, person) && !submitted.attached(BEST_INTERESTS, person.position()),
          Code.bestInterestsAdvised, "relation");

  /** A need of a child is a child's. A contradiction: UNHCR handbook p=2339; codes: IOM/030-FOM/030/2009, Annex 2. */
  static final Policy NEED_OF_A_CHILD = submitted -> needs(submitted, OF_CHILDREN, submitted::grown, Code.needOfAChild);

  /** No small child is pregnant or nursing. A contradiction: UNHCR handbook p=2339. */
  static final Policy NEED_OF_NO_SMALL_CHILD = submitted -> needs(submitted, Set.of("PG"),
      person -> person.surelyUnder(SMALL_CHILD, submitted.on()), Code.needNotOfASmallChild);

  /** A woman's need of a person listed as male: a remark, for papers do not always say who somebody is. UNHCR handbook p=2339. */
  static final Policy NEED_OF_A_WOMAN = submitted -> needs(submitted, OF_WOMEN, person -> person.sex().equals("male"), Code.needOfAWoman);

  /** An older person's need of somebody younger: a remark. UNHCR handbook p=2339. */
  static final Policy NEED_OF_AN_OLDER_PERSON = submitted -> needs(submitted, Set.of("ER"),
      person -> person.surelyUnder(NOT_OLD, submitted.on()), Code.needOfAnOlderPerson);

  /** A separated child is not with its parents: a remark. UNHCR handbook p=2339. */
  static final Policy SEPARATED = submitted -> needs(submitted, Set.of("SC"), person -> !submitted.grown(person)
      && !submitted.childAlone() && withParent(submitted, person), Code.notSeparated);

  private ChildPolicies() {
  }

  private static Stream<Fault> needs(SubmittedCase submitted, Set<String> codes, Predicate<Person> wrong, Code code) {
    return each(submitted.sent().specificNeeds(), (need, index) -> named(need, codes) && submitted.person(need.person()).filter(wrong).isPresent(),
        code, index -> "specificNeeds[" + index + "].need");
  }

  private static boolean named(SpecificNeed need, Set<String> codes) {
    return need.need() != null && codes.contains(need.need());
  }

  private static boolean separated(SubmittedCase submitted, Person person) {
    return person.accompanying() && submitted.child(person) && switch (person.relation()) {
      case "childInCare" -> true;
      case "sibling", "principalApplicant" -> !grownTravels(submitted, "parent") && !grownTravels(submitted, "spouse");
      case "grandchild" -> !grownTravels(submitted, "child");
      case "otherRelative" -> !grownTravels(submitted, "otherRelative");
      default -> false;
    };
  }

  private static boolean withParent(SubmittedCase submitted, Person person) {
    return switch (person.relation()) {
      case "child" -> submitted.applicant().filter(applicant -> !submitted.child(applicant)).isPresent();
      case "sibling", "principalApplicant" -> grownTravels(submitted, "parent");
      default -> false;
    };
  }

  /** An unknown birth counts as grown up. */
  private static boolean grownTravels(SubmittedCase submitted, String relation) {
    return submitted.travelling().stream().anyMatch(person -> person.relation().equals(relation) && !submitted.child(person));
  }
}
