package org.passerelle.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;

/**
 * A referral as the policies of {@link ReferralCompleteness} look at it. It may still be out of form: what cannot be read is left out, and no
 * policy may stumble over it.
 *
 * @param sent        what the partner sent
 * @param people      those of its persons who can be read, each at the position it has in the list
 * @param documents   what is attached
 * @param sponsorKind what kind of sponsor names the family; null without one
 * @param on          the day of the submission
 */
public record SubmittedCase(ReferralSubmission sent, List<Person> people, List<Attached> documents, @Nullable String sponsorKind,
    LocalDate on) {

  /**
   * A document that comes with the referral.
   *
   * @param kind   what it is, such as {@code bestInterests}
   * @param person position of the person it concerns; null when it concerns the family
   */
  public record Attached(String kind, @Nullable Integer person) {
  }

  /** Looks at a submission. */
  static SubmittedCase of(ReferralSubmission sent, List<Attached> documents, @Nullable String sponsorKind, LocalDate on) {
    List<ReferralSubmission.Member> members = ReferralSubmission.orEmpty(sent.persons());
    List<Person> people = IntStream.range(0, members.size()).filter(index -> readable(members.get(index), on))
        .mapToObj(index -> members.get(index).asPerson(UUID.randomUUID(), index + 1, sent.countryOfAsylum(), on)).toList();
    return new SubmittedCase(sent, people, documents, sponsorKind, on);
  }

  private static boolean readable(ReferralSubmission.@Nullable Member member, LocalDate on) {
    return member != null && member.relation() != null && member.accompanying() != null && member.fullName() != null && member.sex() != null
        && member.calendarKnown() && member.birth(on) != null;
  }

  /** The case size as stated; null when it is not. */
  @Nullable Integer size() {
    return sent.caseSize();
  }

  List<Person> travelling() {
    return people.stream().filter(Person::accompanying).toList();
  }

  /** Whether some travel, all of them can be read, and none of them is such. */
  boolean nobodyTravels(Predicate<Person> such) {
    return !travelling().isEmpty() && allRead() && travelling().stream().noneMatch(such);
  }

  /** Whether everyone listed can be read: only then is something said about all of them. */
  boolean allRead() {
    return people.size() == ReferralSubmission.orEmpty(sent.persons()).size();
  }

  /** Whether only children travel. An unknown birth counts as grown up. */
  boolean childAlone() {
    return nobodyTravels(person -> !person.surelyUnder(ReferralCompleteness.ADULT, on));
  }

  Optional<Person> applicant() {
    return people.stream().filter(Person::principalApplicant).findFirst();
  }

  Stream<Fault> births(Predicate<Person> wrong, Fault.Code code) {
    return people.stream().filter(wrong).map(person -> new Fault(code, field(person, "birthDate")));
  }

  /** The name of a person's field, as in the API. */
  static String field(Person person, String name) {
    return "persons[" + (person.position() - 1) + "]." + name;
  }
}
