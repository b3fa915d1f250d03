package org.passerelle.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Admission.Refusal;
import org.passerelle.partner.AdmissionRule.Found;
import org.passerelle.partner.AdmissionRule.Missing;
import org.passerelle.partner.Agreement.State;
import org.passerelle.partner.Agreement.Suspension;
import org.passerelle.partner.Agreement.Terms;

/** What an agreement says on a day, and whether a referral stands under it. */
class AgreementTest {

  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  @Example
  void anAgreementHoldsFromItsFirstToItsLastDay() {
    Agreement agreement = agreement(List.of(terms(1, 0, 10, "GAR")));
    assertThat(agreement.on(day(-1))).isEqualTo(State.notBegun);
    assertThat(agreement.on(day(0))).isEqualTo(State.inForce);
    assertThat(agreement.on(day(10))).isEqualTo(State.inForce);
    assertThat(agreement.on(day(11))).isEqualTo(State.ended);
  }

  @Example
  void newTermsHoldFromTheirDayAndThePastStays() {
    Agreement agreement = agreement(List.of(terms(1, 0, 100, "GAR"), terms(2, 50, null, "GAR", "HRD")));
    assertThat(agreement.termsOn(day(49)).orElseThrow().programmes()).containsExactly("GAR");
    assertThat(agreement.termsOn(day(50)).orElseThrow().programmes()).containsExactly("GAR", "HRD");
    assertThat(agreement.on(day(500))).isEqualTo(State.inForce);
  }

  @Example
  void ofTermsForTheSameDayThoseEnteredLastHold() {
    Agreement agreement = agreement(List.of(terms(1, 0, null, "GAR"), terms(2, 50, null, "HRD"), terms(3, 50, null, "UPP")));
    assertThat(agreement.termsOn(day(60)).orElseThrow().programmes()).containsExactly("UPP");
  }

  @Example
  void aSuspensionEndsOnTheDayBeforeItHoldsAgain() {
    Agreement agreement = suspended(agreement(List.of(terms(1, 0, null, "GAR"))), 10, 20);
    assertThat(agreement.on(day(9))).isEqualTo(State.inForce);
    assertThat(agreement.on(day(10))).isEqualTo(State.suspended);
    assertThat(agreement.on(day(19))).isEqualTo(State.suspended);
    assertThat(agreement.on(day(20))).isEqualTo(State.inForce);
    assertThat(agreement.suspensions().get(0).lastDay()).isEqualTo(day(19));
  }

  @Example
  void aReferralIsRefusedForTheReasonThatApplies() {
    Agreement gar = agreement(List.of(terms(1, 0, 100, "GAR")));
    Agreement abroadOnly = suspended(agreement(List.of(terms(1, 0, 100, "HRD"))), 10, 20);
    assertThat(refusal(List.of(), "GAR", false, 5)).isEqualTo(Refusal.noAgreement);
    assertThat(refusal(List.of(gar), "GAR", false, 101)).isEqualTo(Refusal.noAgreement);
    assertThat(refusal(List.of(gar), "PSR", false, 5)).isEqualTo(Refusal.programmeNotCovered);
    assertThat(refusal(List.of(gar), "GAR", true, 5)).isEqualTo(Refusal.insideCountryNotCovered);
    assertThat(refusal(List.of(gar, abroadOnly), "HRD", false, 15)).isEqualTo(Refusal.agreementSuspended);
    assertThat(refusal(List.of(abroadOnly), "GAR", false, 15)).isEqualTo(Refusal.agreementSuspended);
    assertThat(refusal(List.of(gar, abroadOnly), "HRD", false, 20)).isNull();
  }

  @Example
  void theQuotaOfAYearIsTheOneThatStoodAtItsEndOrStandsNow() {
    Agreement agreement = agreement(List.of(quota(1, 0, 100), quota(2, 200, 150), quota(3, 400, null)));
    assertThat(agreement.quotaOf(2026, day(100))).isEqualTo(100);
    assertThat(agreement.quotaOf(2026, day(300))).isEqualTo(150);
    assertThat(agreement.quotaOf(2026, day(600))).isEqualTo(150);
    assertThat(agreement.quotaOf(2027, day(600))).isNull();
  }

  @Property
  void agreementsOverlapExactlyWhenSomeProgrammeIsCoveredByBothOnSomeDay(@ForAll("agreements") Agreement one, @ForAll("agreements") Agreement two) {
    boolean found = START.datesUntil(day(150)).anyMatch(day -> covered(one, day).stream().anyMatch(covered(two, day)::contains));
    assertThat(one.overlap(two).isPresent()).isEqualTo(found);
    assertThat(two.overlap(one).isPresent()).isEqualTo(found);
  }

  @Example
  void onlyAgreementsForReferralAdmitReferrals() {
    Agreement confirming = agreement(List.of(purposes(terms(1, 0, 100, "GAR"), Agreement.IDENTITY_CONFIRMATION)));
    assertThat(refusal(List.of(confirming), "GAR", false, 5)).isEqualTo(Refusal.noAgreement);
    assertThat(refusal(List.of(confirming, agreement(List.of(terms(1, 0, 100, "GAR")))), "GAR", false, 5)).isNull();
    Agreement both = agreement(List.of(purposes(terms(1, 0, 100, "GAR"), Agreement.REFERRAL, Agreement.IDENTITY_CONFIRMATION)));
    assertThat(refusal(List.of(both), "GAR", false, 5)).isNull();
  }

  @Example
  void anAgreementCoversAPurposeWhileItIsInForce() {
    Agreement confirming = agreement(List.of(purposes(terms(1, 0, 100), Agreement.IDENTITY_CONFIRMATION)));
    assertThat(confirming.covers(Agreement.IDENTITY_CONFIRMATION, day(-1))).isFalse();
    assertThat(confirming.covers(Agreement.IDENTITY_CONFIRMATION, day(0))).isTrue();
    assertThat(confirming.covers(Agreement.IDENTITY_CONFIRMATION, day(100))).isTrue();
    assertThat(confirming.covers(Agreement.IDENTITY_CONFIRMATION, day(101))).isFalse();
    assertThat(confirming.covers(Agreement.REFERRAL, day(0))).isFalse();
    assertThat(suspended(confirming, 10, 20).covers(Agreement.IDENTITY_CONFIRMATION, day(15))).isFalse();
  }

  @Property
  void twoAgreementsMeetInConfirmingIdentitiesExactlyWhenBothAreForItOnSomeDay(@ForAll("agreements") Agreement one, @ForAll("agreements") Agreement two) {
    boolean found = START.datesUntil(day(150)).anyMatch(day -> one.covers(Agreement.IDENTITY_CONFIRMATION, day)
        && two.covers(Agreement.IDENTITY_CONFIRMATION, day));
    assertThat(one.bothConfirm(two)).isEqualTo(found);
    assertThat(two.bothConfirm(one)).isEqualTo(found);
  }

  @Property
  void whatWasSaidOnADayStaysWhateverIsEnteredForLater(@ForAll("agreements") Agreement agreement, @ForAll @IntRange(max = 60) int from) {
    List<Terms> more = new ArrayList<>(agreement.terms());
    more.add(terms(9, from, null, "UPP"));
    Agreement changed = agreement(more);
    assertThat(START.datesUntil(day(from))).allMatch(day -> changed.termsOn(day).equals(agreement.termsOn(day)));
  }

  @Provide
  Arbitrary<Agreement> agreements() {
    Arbitrary<Integer> from = Arbitraries.integers().between(0, 40);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 20);
    Arbitrary<List<String>> programmes = Arbitraries.of("GAR", "PSR", "HRD").set().ofMinSize(1).ofMaxSize(2).map(List::copyOf);
    Arbitrary<List<String>> purposes = Arbitraries.of(Agreement.PURPOSES).set().ofMinSize(1).map(List::copyOf);
    return Combinators.combine(from, length, programmes, purposes).as((begin, days, codes, ends) -> new Object[] {begin, days, codes, ends}).list().ofMinSize(1)
        .ofMaxSize(3).map(AgreementTest::inOrder);
  }

  @SuppressWarnings("unchecked")
  private static Agreement inOrder(List<Object[]> drafts) {
    List<Terms> terms = new ArrayList<>();
    int from = 0;
    for (Object[] draft : drafts) {
      from += (int) draft[0];
      terms.add(purposes(terms(terms.size() + 1, from, from + (int) draft[1], ((List<String>) draft[2]).toArray(String[]::new)),
          ((List<String>) draft[3]).toArray(String[]::new)));
    }
    return agreement(terms);
  }

  private static List<String> covered(Agreement agreement, LocalDate day) {
    return agreement.covers(Agreement.REFERRAL, day) ? agreement.termsOn(day).orElseThrow().programmes() : List.of();
  }

  private static @Nullable Refusal refusal(List<Agreement> agreements, String programme, boolean inside, int on) {
    AdmissionRule.Ground ground = AdmissionRule.ground(agreements, programme, inside, day(on));
    return ground instanceof Found ? null : ((Missing) ground).refusal();
  }

  private static Agreement agreement(List<Terms> terms) {
    return new Agreement(UUID.randomUUID(), UUID.randomUUID(), "T", terms.get(0).validFrom(), terms, List.of());
  }

  private static Agreement suspended(Agreement agreement, int from, int back) {
    return new Agreement(agreement.id(), agreement.organizationId(), "T", agreement.startsOn(), agreement.terms(),
        List.of(new Suspension(1, day(from), day(back), "a reason", "admin", Instant.EPOCH)));
  }

  private static Terms terms(int version, int from, @Nullable Integer to, String... programmes) {
    return new Terms(version, day(from), List.of(Agreement.REFERRAL), List.of(programmes), to == null ? null : day(to), 10, false, null, null, "admin",
        Instant.EPOCH);
  }

  private static Terms purposes(Terms terms, String... purposes) {
    return new Terms(terms.version(), terms.validFrom(), List.of(purposes), terms.programmes(), terms.endsOn(), terms.quota(), terms.insideCountry(),
        null, null, "admin", Instant.EPOCH);
  }

  private static Terms quota(int version, int from, @Nullable Integer quota) {
    return new Terms(version, day(from), List.of(Agreement.REFERRAL), List.of("GAR"), null, quota, false, null, null, "admin", Instant.EPOCH);
  }

  private static LocalDate day(int number) {
    return START.plusDays(number);
  }
}
