package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.ReferralCompletenessTest.TODAY;
import static org.passerelle.referral.SampleReferrals.complete;
import static org.passerelle.referral.SampleReferrals.member;
import static org.passerelle.referral.SampleReferrals.with;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.Person;
import org.passerelle.referral.ReferralSubmission.Member;
import org.passerelle.referral.SampleReferrals.Draft;

/** How a family's facts become the codes of the priority table. */
class NeedAssessmentTest {

  @Test
  void dangerAndMedicalNeedAreTheReferrals() {
    NeedAssessment need = assess(draft -> draft.need("serious", "lifeThreatening"));
    assertThat(need.dangerLevel()).isEqualTo("serious");
    assertThat(need.medicalNeed()).isEqualTo("lifeThreatening");
    assertThat(need.riskGroup()).isEqualTo("none");
  }

  @Test
  void inDoubtAboutAnAgeAChildIsTakenForAChild() {
    assertThat(risk(draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "2008")))).isEqualTo("childAlone");
    assertThat(risk(draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "2008-11-20")))).isEqualTo("none");
    assertThat(risk(draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "unknown")))).isEqualTo("none");
    assertThat(risk(draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "2010"),
        member("sibling", "Laila Testfictional", "female", "2014")))).isEqualTo("childAlone");
  }

  @Test
  void aWomanWithChildrenAndNoOtherAdultIsAtRisk() {
    Member mother = member("principalApplicant", "Laila Testfictional", "female", "1990");
    Member child = member("child", "Nur Testfictional", "female", "2018");
    assertThat(risk(draft -> draft.persons(mother, child))).isEqualTo("womanAtRisk");
    assertThat(risk(draft -> draft.persons(mother, child, member("parent", "Omid Testfictional", "male", "1960")))).isEqualTo("none");
    assertThat(risk(draft -> draft.persons(mother))).isEqualTo("none");
    assertThat(risk(draft -> draft.categories("WGR", "LAD"))).isEqualTo("womanAtRisk");
  }

  @Test
  void categoriesSpeakForTheRest() {
    assertThat(risk(draft -> draft.categories("LPN", "SVT"))).isEqualTo("survivor");
    assertThat(risk(draft -> draft.categories("CAR", "LAD"))).isEqualTo("other");
    assertThat(risk(draft -> draft.persons(member("principalApplicant", "Omid Testfictional", "male", "1950")))).isEqualTo("other");
  }

  @Property
  void onlyCodesTheTableKnowsEverReachIt(@ForAll("families") List<Member> members, @ForAll("categories") String primary,
      @ForAll("categories") String secondary) {
    NeedAssessment need = assess(draft -> draft.categories(primary, secondary).persons(members.toArray(Member[]::new)));
    assertThat(Set.of("none", "childAlone", "womanAtRisk", "survivor", "other")).contains(need.riskGroup());
  }

  @Property
  void theOrderOfTheListChangesNothing(@ForAll("families") List<Member> members) {
    List<Member> reversed = new java.util.ArrayList<>(members);
    java.util.Collections.reverse(reversed);
    assertThat(assess(draft -> draft.persons(reversed.toArray(Member[]::new))))
        .isEqualTo(assess(draft -> draft.persons(members.toArray(Member[]::new))));
  }

  @Provide
  Arbitrary<List<Member>> families() {
    Arbitrary<Member> members = Combinators.combine(Arbitraries.of("principalApplicant", "child", "spouse", "parent"),
        Arbitraries.of("female", "male", "another", "unknown"),
        Arbitraries.of("1950", "1990-05", "2008", "2008-11-22", "2018-01-01", "unknown"))
        .as((relation, sex, birth) -> member(relation, "Nobody Testfictional", sex, birth));
    return members.list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> categories() {
    return Arbitraries.of(SubmissionCategory.values()).map(Enum::name);
  }

  private static String risk(UnaryOperator<Draft> change) {
    return assess(change).riskGroup();
  }

  private static NeedAssessment assess(UnaryOperator<Draft> change) {
    ReferralSubmission sent = with(complete(), change);
    List<Person> people = ReferralCompletenessTest.people(sent);
    return NeedAssessment.of(ReferralCompletenessTest.referral(sent), people, TODAY);
  }
}
