package org.passerelle.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;
import org.passerelle.referral.ReferralSubmission.Member;

/**
 * A referral as the policies of {@link ReferralCompleteness} look at it. It may still be out of form: what cannot be read is left out, and no
 * policy may stumble over it.
 *
 * @param sent   what the partner sent
 * @param people those of its persons who can be read, each at the position it has in the list
 * @param around what is known beside it
 */
public record SubmittedCase(ReferralSubmission sent, List<Person> people, Around around) {

  private static final String QUEBEC = "QC";
  private static final Set<String> OF_QUEBEC = Set.of("quebecGroup", "quebecOrganization");

  /**
   * What is known beside the form.
   *
   * @param documents      what the partner has uploaded, for each attachment, in its order
   * @param sponsorKind    as in {@code sponsor.kind}, of the sponsor who names the family; null without one
   * @param closed         whether the programme takes nothing in, and until when
   * @param undertakingAge days for which a sponsor's signature holds
   * @param casesKnown     those of the linked cases that the partner itself has on file
   * @param on             the day of the submission
   * @param arrivedOn      the day on which the case came in first: for what comes back after a return, that of the first submission
   */
  record Around(List<Attached> documents, @Nullable String sponsorKind, Closure closed, int undertakingAge, Set<String> casesKnown,
      LocalDate on, LocalDate arrivedOn) {
  }

  /** An attached document and what is wrong with it, if anything is. */
  record Attached(@Nullable String kind, @Nullable Integer person, Fault.@Nullable Code wrong) {

    /** Whether it is such a document, and may be read. */
    boolean is(String wanted) {
      return wanted.equals(kind) && (wrong == null || !wrong.returns());
    }
  }

  /**
   * Whether a programme takes nothing in.
   *
   * @param until the last day on which it does not; null when that is not known
   */
  record Closure(boolean now, @Nullable LocalDate until) {

    static final Closure OPEN = new Closure(false, null);
  }

  /** Looks at a submission. */
  static SubmittedCase of(ReferralSubmission sent, Around around) {
    List<Member> members = ReferralSubmission.orEmpty(sent.persons());
    List<Person> people = IntStream.range(0, members.size()).filter(index -> readable(members.get(index), around.on))
        .mapToObj(index -> members.get(index).asPerson(UUID.randomUUID(), index + 1, sent.countryOfAsylum(), around.on)).toList();
    return new SubmittedCase(sent, people, around);
  }

  private static boolean readable(@Nullable Member member, LocalDate on) {
    return member != null && member.relation() != null && member.accompanying() != null && member.fullName() != null && member.sex() != null
        && member.calendarKnown() && member.birth(on) != null;
  }

  LocalDate on() {
    return around.on;
  }

  /** All persons listed, those too who cannot be read; some may be missing altogether. */
  List<Member> members() {
    return ReferralSubmission.orEmpty(sent.persons());
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
    return people.size() == members().size();
  }

  /** Whether only children travel. An unknown birth counts as grown up. */
  boolean childAlone() {
    return nobodyTravels(person -> !child(person));
  }

  /** Whether the person is surely not 18 yet. */
  boolean child(Person person) {
    return person.surelyUnder(ReferralCompleteness.ADULT, on());
  }

  /** Whether the person is surely 18 or older. */
  boolean grown(Person person) {
    return person.birthLatest() != null && !person.mayBeUnder(ReferralCompleteness.ADULT, on());
  }

  Optional<Person> applicant() {
    return people.stream().filter(Person::principalApplicant).findFirst();
  }

  /** The person of that number, if there is one who can be read. */
  Optional<Person> person(@Nullable Integer number) {
    return people.stream().filter(person -> Objects.equals(number, person.position())).findFirst();
  }

  /** Whether a number points at somebody in the list. A missing one points nowhere and is not wrong here. */
  boolean pointsNowhere(@Nullable Integer number) {
    return number != null && number > members().size();
  }

  /** Whether there is such a document, about that person or about nobody in particular. */
  boolean attached(String kind, @Nullable Integer person) {
    return around.documents.stream().anyMatch(document -> document.is(kind)
        && (person == null || document.person == null || person.equals(document.person)));
  }

  boolean namesSponsor() {
    return !Policy.blank(sent.sponsorCode());
  }

  /** Whether a sponsor we know names the family: what belongs to a sponsorship depends on who that is. */
  boolean sponsored() {
    return around.sponsorKind != null;
  }

  boolean quebecSponsor() {
    return around.sponsorKind != null && OF_QUEBEC.contains(around.sponsorKind);
  }

  boolean intoQuebec() {
    return intoQuebec(sent, around.sponsorKind);
  }

  /** Whether the family goes to Québec: as it says, else as its sponsor must. */
  static boolean intoQuebec(ReferralSubmission sent, @Nullable String sponsorKind) {
    return Policy.blank(sent.intendedProvince()) ? sponsorKind != null && OF_QUEBEC.contains(sponsorKind)
        : QUEBEC.equals(sent.intendedProvince());
  }

  /** The faults of all such persons. */
  Stream<Fault> people(Predicate<Person> wrong, Fault.Code code, String name) {
    return people.stream().filter(wrong).map(person -> new Fault(code, field(person, name)));
  }

  /** The name of a person's field, as in the API. */
  static String field(Person person, String name) {
    return "persons[" + (person.position() - 1) + "]." + name;
  }
}
