package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.complete;
import static org.passerelle.referral.SampleReferrals.member;
import static org.passerelle.referral.SampleReferrals.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.casefile.Person;
import org.passerelle.referral.ReferralSubmission.Member;
import org.passerelle.referral.SampleReferrals.Draft;

/** What makes a referral incomplete, and what does not. */
class ReferralCompletenessTest {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void nothingIsFoundInACompleteReferral() {
    assertThat(faults(complete())).isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("broken")
  void eachPolicyFindsItsFault(Fault.Code code, String field, UnaryOperator<Draft> change) {
    assertThat(faults(with(complete(), change))).containsExactly(new Fault(code, field));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken(Fault.Code.caseSizeDiffers, "caseSize", draft -> draft.size(4)),
        broken(Fault.Code.secondCategoryMissing, "secondaryCategory", draft -> draft.categories("LPN", null)),
        broken(Fault.Code.categoriesSame, "secondaryCategory", draft -> draft.categories("LPN", "LPN")),
        broken(Fault.Code.noSolutionFirst, "primaryCategory", draft -> draft.categories("LAD", "LPN")),
        broken(Fault.Code.consentMissing, "consent", draft -> draft.consent(false)),
        broken(Fault.Code.childAloneNotReferredAsChild, "primaryCategory",
            draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "2010"))),
        broken(Fault.Code.spouseIsChild, "persons[1].birthDate", draft -> draft.persons(
            member("principalApplicant", "Omid Testfictional", "male", "1990"), member("spouse", "Laila Testfictional", "female", "2016"))),
        broken(Fault.Code.childOlderThanApplicant, "persons[1].birthDate", draft -> draft.persons(
            member("principalApplicant", "Omid Testfictional", "male", "1990"), member("child", "Laila Testfictional", "female", "1989"))),
        broken(Fault.Code.noWomanAtRisk, "primaryCategory", draft -> draft.categories("WGR", "LAD")
            .persons(member("principalApplicant", "Omid Testfictional", "male", "1990"))),
        broken(Fault.Code.noChildAtRisk, "secondaryCategory", draft -> draft.categories("LPN", "CAR")
            .persons(member("principalApplicant", "Omid Testfictional", "male", "1990"))),
        broken(Fault.Code.medicalNeedMissing, "medicalNeed", draft -> draft.categories("LPN", "MED")),
        broken(Fault.Code.stillAtHome, "countryOfAsylum", draft -> draft.in("AFG")));
  }

  @Test
  void aRemarkDoesNotReturnTheReferral() {
    assertThat(ReferralCompleteness.complete(faults(with(complete(), draft -> draft.categories("LAD", "LPN"))))).isTrue();
    assertThat(ReferralCompleteness.complete(faults(with(complete(), draft -> draft.consent(false))))).isFalse();
  }

  @Test
  void anUnknownBirthIsNeverHeldAgainstAFamily() {
    ReferralSubmission unknown = with(complete(), draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "unknown"),
        member("spouse", "Laila Testfictional", "female", "unknown"), member("child", "Nur Testfictional", "unknown", "unknown")));
    assertThat(faults(unknown)).isEmpty();
    assertThat(faults(with(unknown, draft -> draft.categories("CAR", "LAD")))).isEmpty();
  }

  @Test
  void whoDoesNotTravelIsNamedAndNotCounted() {
    List<Member> persons = new ArrayList<>(complete().persons());
    persons.add(SampleReferrals.member(SampleReferrals.person("sibling", "Farid Testfictional", "male", "1979").put("accompanying", false)));
    ReferralSubmission sent = with(complete(), draft -> draft.persons(persons.toArray(Member[]::new)).size(3));
    assertThat(faults(sent)).isEmpty();
  }

  @Test
  void aChildAloneReferredAsAChildIsComplete() {
    assertThat(faults(with(complete(), draft -> draft.categories("CAR", "LAD")
        .persons(member("principalApplicant", "Omid Testfictional", "male", "2010"))))).isEmpty();
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

  private static List<Fault> faults(ReferralSubmission sent) {
    return ReferralCompleteness.faults(SubmittedCase.of(sent, List.of(), null, TODAY));
  }

  private static Arguments broken(Fault.Code code, String field, UnaryOperator<Draft> change) {
    return Arguments.of(code, field, change);
  }
}
