package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.passerelle.referral.SampleReferrals.complete;
import static org.passerelle.referral.SampleReferrals.member;
import static org.passerelle.referral.SampleReferrals.with;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;

/** Which referrals a partner's agreement lets in, and what becomes of the places it takes. */
class ReferralAdmissionTest extends IntegrationTest {

  @Autowired
  private ReferralIntake intake;
  @Autowired
  private ReferralExamination examination;
  @Autowired
  private Documents documents;
  private OutsideParties parties;

  @BeforeEach
  void parties() {
    parties = new OutsideParties(jdbc);
  }

  @Test
  void withoutAnAgreementNothingIsKept() {
    Party partner = parties.referralPartner("NOAGREE");
    refused(() -> intake.submit(partner.id(), complete(), null), Fault.Code.noAgreement);
    assertThat(cases(partner)).isZero();
  }

  @Test
  void theAgreementCoversProgrammesAndSaysWhetherPeopleAtHomeMayBeReferred() {
    Party partner = parties.referralPartner("COVER", 50, "GAR");
    refused(() -> intake.submit(partner.id(), with(complete(), draft -> draft.set("programme", "HRD")), null), Fault.Code.programmeNotCovered);
    refused(() -> intake.submit(partner.id(), with(complete(), draft -> draft.set("insideHomeCountry", true).in("AFG")), null),
        Fault.Code.insideCountryNotCovered);
    assertThat(cases(partner)).isZero();
  }

  @RepeatedTest(5)
  void ofTwoReferralsAtOnceOneTakesTheLastPlaces() throws Exception {
    Party partner = parties.referralPartner("LAST", 4, "GAR");
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    Callable<Boolean> refer = () -> {
      together.await();
      try {
        return intake.submit(partner.id(), complete(), null).fresh();
      } catch (ReferralRefused refused) {
        assertThat(refused.findings()).extracting(Finding::code).contains(Fault.Code.quotaUsed);
        return false;
      }
    };
    List<Future<Boolean>> answers = two.invokeAll(List.of(refer, refer));
    two.shutdown();

    assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(true, false);
    assertThat(cases(partner)).isEqualTo(1);
    assertThat(placesTaken(partner)).isEqualTo(3);
  }

  @Test
  void thePlacesFollowAFamilyThatGrowsAndAreGivenBackWhenItIsNotEligible() {
    Party partner = parties.referralPartner("GROW", 4, "GAR");
    officers.signIn(partner.signIn());
    ReferralSubmission family = complete();
    CaseFile file = intake.submit(partner.id(), family, null).file();
    officers.runJobs(file.number());
    officers.complete(file.number(), "userTask_reviewReferral", "intake", Map.of("referralDecision", "returned", "reason", "Who else?"));
    officers.signIn(partner.signIn());

    refused(() -> intake.resubmit(file, with(family, draft -> draft.persons(family.persons().get(0), family.persons().get(1),
        family.persons().get(2), member("child", "Nur Testfictional", "female", "2018"), member("child", "Ali Testfictional", "male", "2019"))),
        1), Fault.Code.quotaUsed);
    assertThat(placesTaken(partner)).isEqualTo(3);

    intake.resubmit(file, with(family, draft -> draft.persons(family.persons().get(0), family.persons().get(1), family.persons().get(2),
        member("child", "Nur Testfictional", "female", "2018"))), 1);
    assertThat(placesTaken(partner)).isEqualTo(4);

    officers.runJobs(file.number());
    officers.complete(file.number(), "userTask_reviewReferral", "intake",
        Map.of("referralDecision", "ineligible", "ground", "otherDurableSolution", "reason", "A fictional reason."));
    officers.runJobs(file.number());
    assertThat(placesTaken(partner)).isZero();
  }

  @Test
  void aFormSaysBeforehandWhatTheAgreementDoesNotCover() {
    Party partner = parties.referralPartner("BEFORE", 2, "GAR");
    assertThat(examination.examine(partner.id(), complete())).singleElement()
        .isEqualTo(new Finding("caseSize", Fault.Code.quotaUsed, "This year’s quota of your agreement is used: 2 places are left.", true));
  }

  @Test
  void theDocumentsNamedGoIntoTheCase() {
    Party partner = parties.referralPartner("PAPERS", 50, "GAR");
    officers.signIn(partner.signIn());
    UUID paper = documents.upload(partner.id(), DocumentKind.identityDocument, "card.pdf", new ByteArrayInputStream(SampleDocuments.pdf()))
        .document().id();
    ReferralSubmission sent = with(complete(), draft -> draft.set("attachments", List.of(Map.of("document", paper.toString(), "person", 2))));
    CaseFile file = intake.submit(partner.id(), sent, null).file();

    assertThat(documents.ofCase(file.id())).singleElement().satisfies(document -> assertThat(document.id()).isEqualTo(paper));
    assertThat(jdbc.sql("select p.position from document d join person p on p.id = d.person_id where d.id = ?").param(paper)
        .query(Integer.class).single()).isEqualTo(2);
    refused(() -> intake.submit(partner.id(), with(sent, draft -> draft.reference("OTHER-" + UUID.randomUUID())), null),
        Fault.Code.documentElsewhere);
    assertThat(cases(partner)).isEqualTo(1);
  }

  private static void refused(Callable<?> submission, Fault.Code code) {
    AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(submission::call);
    thrown.asInstanceOf(type(ReferralRefused.class)).extracting(ReferralRefused::findings, list(Finding.class))
        .filteredOn(Finding::refuses).extracting(Finding::code).containsExactly(code);
  }

  private int cases(Party partner) {
    return jdbc.sql("select count(*) from case_file where partner_id = ?").param(partner.id()).query(Integer.class).single();
  }

  private int placesTaken(Party partner) {
    return jdbc.sql("select coalesce(sum(q.persons), 0) from quota_year q join agreement a on a.id = q.agreement_id where a.organization_id = ?")
        .param(partner.id()).query(Integer.class).single();
  }
}
