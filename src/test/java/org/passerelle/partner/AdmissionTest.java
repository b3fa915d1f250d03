package org.passerelle.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.partner.Admission.Admitted;
import org.passerelle.partner.Admission.Answer;
import org.passerelle.partner.Admission.Refusal;
import org.passerelle.partner.Admission.Refused;
import org.passerelle.partner.AgreementChanges.Draft;
import org.passerelle.reference.Today;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is admitted under an agreement, and that a quota never holds one person more than it says. */
class AdmissionTest extends IntegrationTest {

  private static final int ROUNDS = 40;

  @Autowired
  private Admission admission;

  @Autowired
  private AgreementChanges changes;

  @Autowired
  private OrganizationChanges organizations;

  @Autowired
  private OrganizationRegister register;

  @Autowired
  private AgreementStandings standings;

  @Autowired
  private CaseFiles files;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private Today today;

  private String code;
  private UUID partner;

  @BeforeEach
  void aPartner() {
    code = "ADM" + OutsideParties.word().toUpperCase();
    organizations.enterPartner(code, new OrganizationFacts("ngo", code + " (fictional)", code + " (fictif)", "en", "adm@example.org"));
    partner = entry().id();
  }

  @Test
  void aReferralIsAdmittedAndCounted() {
    agree(10, false, "GAR");
    assertThat(admit(openCase(), "GAR", 4)).isInstanceOfSatisfying(Admitted.class, admitted -> {
      assertThat(admitted.placesLeft()).isEqualTo(6);
      assertThat(admitted.year()).isEqualTo(today.get().getYear());
    });
    assertThat(standings.of(partner)).singleElement().satisfies(standing -> {
      assertThat(standing.used()).isEqualTo(4);
      assertThat(standing.left()).isEqualTo(6);
    });
  }

  @Test
  void withoutAnAgreementNothingIsTakenIn() {
    assertThat(admit(openCase(), "GAR", 1)).isEqualTo(new Refused(Refusal.noAgreement, 0));
    assertThat(booked()).isZero();
  }

  @Test
  void whoIsSuspendedRefersNobody() {
    agree(10, false, "GAR");
    organizations.suspend(entry(), entry().version(), "A fictional reason.");
    assertThat(admit(openCase(), "GAR", 1)).isEqualTo(new Refused(Refusal.partnerSuspended, 0));
    organizations.reinstate(entry(), entry().version(), "A fictional reason.");
    assertThat(admit(openCase(), "GAR", 1)).isInstanceOf(Admitted.class);
  }

  @Test
  void aSuspendedAgreementAdmitsNobodyUntilItHoldsAgain() {
    agree(10, false, "GAR");
    UUID agreement = agreement();
    changes.suspend(entry(), entry().version(), agreement, today.get(), null, "A fictional reason.");
    assertThat(admit(openCase(), "GAR", 1)).isEqualTo(new Refused(Refusal.agreementSuspended, 0));
    changes.reinstate(entry(), entry().version(), agreement, today.get(), "A fictional reason.");
    assertThat(admit(openCase(), "GAR", 1)).isInstanceOf(Admitted.class);
  }

  @Test
  void theProgrammeAndPeopleInsideTheirCountryMustBeCovered() {
    agree(10, false, "GAR");
    assertThat(admit(openCase(), "HRD", 1)).isEqualTo(new Refused(Refusal.programmeNotCovered, 0));
    assertThat(inside(true)).isEqualTo(new Refused(Refusal.insideCountryNotCovered, 0));
    assertThat(inside(false)).isInstanceOf(Admitted.class);
  }

  @Test
  void theQuotaIsOfTheCalendarYearOfTheReferral() {
    agree(3, false, "GAR");
    LocalDate newYear = LocalDate.of(today.get().getYear() + 1, 1, 1);
    assertThat(admitOn(openCase(), 3, newYear.minusDays(1))).isInstanceOf(Admitted.class);
    assertThat(admitOn(openCase(), 1, newYear.minusDays(1))).isEqualTo(new Refused(Refusal.quotaUsed, 0));
    assertThat(admitOn(openCase(), 3, newYear)).isInstanceOf(Admitted.class);
  }

  @Test
  void whatDoesNotFitIsRefusedWithThePlacesLeftAndTakesNone() {
    agree(5, false, "GAR");
    admit(openCase(), "GAR", 3);
    assertThat(admit(openCase(), "GAR", 3)).isEqualTo(new Refused(Refusal.quotaUsed, 2));
    assertThat(admit(openCase(), "GAR", 2)).isInstanceOf(Admitted.class);
    assertThat(booked()).isEqualTo(5);
  }

  @Test
  void beforehandOneLearnsTheSameAndNothingIsKept() {
    agree(2, false, "GAR");
    assertThat(admission.check(partner, "GAR", 3, false, today.get())).isEqualTo(new Refused(Refusal.quotaUsed, 2));
    assertThat(admission.check(partner, "GAR", 2, false, today.get())).isInstanceOfSatisfying(Admitted.class,
        admitted -> assertThat(admitted.placesLeft()).isZero());
    assertThat(admission.check(partner, "UPP", 2, false, today.get())).isEqualTo(new Refused(Refusal.programmeNotCovered, 0));
    assertThat(booked()).isZero();
  }

  @Test
  void anAgreementWithoutALimitCountsAllTheSame() {
    agree(null, false, "GAR");
    assertThat(admit(openCase(), "GAR", 5000)).isInstanceOfSatisfying(Admitted.class, admitted -> assertThat(admitted.placesLeft()).isNull());
    assertThat(booked()).isEqualTo(5000);
  }

  @RepeatedTest(3)
  void theLastPlaceGoesToExactlyOneOfTwo() throws Exception {
    agree(ROUNDS, false, "GAR");
    for (int round = 0; round < ROUNDS; round++) {
      changes.change(entry(), entry().version(), agreement(), today.get(), new Draft(List.of("GAR"), null, booked() + 1, false, null));
      List<Answer> answers = atOnce(2, () -> admit(openCase(), "GAR", 1));
      assertThat(answers).as("round " + round).filteredOn(Admitted.class::isInstance).hasSize(1);
      assertThat(answers).as("round " + round).contains(new Refused(Refusal.quotaUsed, 0));
    }
    assertThat(booked()).isEqualTo(ROUNDS);
    assertCounterAgreesWithTheLedger();
  }

  @Test
  void manyAtOnceFillTheQuotaAndNoMore() throws Exception {
    agree(50, false, "GAR");
    List<Answer> answers = atOnce(40, () -> admit(openCase(), "GAR", 3));
    assertThat(answers).filteredOn(Admitted.class::isInstance).hasSize(16);
    assertThat(booked()).isEqualTo(48);
    assertCounterAgreesWithTheLedger();
  }

  @Test
  void ofTwoAgreementsEnteredAtOnceForOneProgrammeOneIsRefused() throws Exception {
    OrganizationEntry seen = entry();
    List<String> results = atOnce(2, () -> {
      try {
        changes.enter(seen, seen.version(), "T-" + OutsideParties.word(), today.get(), new Draft(List.of("GAR"), null, 5, false, null));
        return "entered";
      } catch (ChangedMeanwhile e) {
        return "late";
      }
    });
    assertThat(results).containsExactlyInAnyOrder("entered", "late");
    assertThat(standings.of(partner)).hasSize(1);
  }

  @Test
  void ifTheReferralIsUndoneItsPlacesAreBackAndTheOneWhoWaitedGetsThem() throws Exception {
    agree(2, false, "GAR");
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch undo = new CountDownLatch(1);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      UUID first = openCase();
      UUID second = openCase();
      Future<?> undone = both.submit(() -> transaction.executeWithoutResult(status -> {
        assertThat(admission.admit(partner, first, "GAR", 2, false, today.get())).isInstanceOf(Admitted.class);
        taken.countDown();
        await(undo);
        status.setRollbackOnly();
      }));
      await(taken);
      Future<Answer> waits = both.submit(() -> admit(second, "GAR", 2));
      undo.countDown();
      undone.get();
      assertThat(waits.get()).isInstanceOf(Admitted.class);
    } finally {
      both.shutdownNow();
    }
    assertThat(booked()).isEqualTo(2);
    assertCounterAgreesWithTheLedger();
  }

  @Test
  void aReturnedReferralOfAnotherSizeTakesOrGivesBackTheDifference() {
    agree(10, false, "GAR", "HRD");
    UUID file = openCase();
    admit(file, "GAR", 4);
    assertThat(rebook(file, "GAR", 6)).isEmpty();
    assertThat(booked()).isEqualTo(6);
    assertThat(rebook(file, "HRD", 2)).isEmpty();
    assertThat(booked()).isEqualTo(2);
    assertThat(rebook(file, "GAR", 11)).contains(new Refused(Refusal.quotaUsed, 10));
    assertThat(rebook(file, "UPP", 2)).contains(new Refused(Refusal.programmeNotCovered, 0));
    assertThat(booked()).as("a refused change leaves its places").isEqualTo(2);
    assertCounterAgreesWithTheLedger();
  }

  @Test
  void aReturnedReferralMayShrinkThoughTheQuotaWasCutBelowWhatIsUsed() {
    agree(10, false, "GAR");
    UUID file = openCase();
    admit(file, "GAR", 8);
    changes.change(entry(), entry().version(), agreement(), today.get(), new Draft(List.of("GAR"), null, 3, false, null));
    assertThat(rebook(file, "GAR", 7)).isEmpty();
    assertThat(booked()).isEqualTo(7);
    assertThat(rebook(file, "GAR", 8)).isPresent();
    assertThat(booked()).isEqualTo(7);
  }

  @Test
  void aCaseThatEndsGivesItsPlacesBackOnce() {
    agree(4, false, "GAR");
    UUID file = openCase();
    admit(file, "GAR", 4);
    release(file);
    release(file);
    assertThat(booked()).isZero();
    assertThat(admit(openCase(), "GAR", 4)).isInstanceOf(Admitted.class);
    assertThat(jdbc.sql("select release_reason from quota_use where case_id = ?").param(file).query(String.class).single()).isEqualTo("withdrawn");
  }

  @Test
  void aCaseOlderThanTheAgreementsNeitherTakesNorGivesBack() {
    agree(4, false, "GAR");
    UUID file = openCase();
    assertThat(rebook(file, "GAR", 3)).isEmpty();
    release(file);
    assertThat(booked()).isZero();
  }

  @Test
  void oneCaseCannotTakePlacesTwice() {
    agree(10, false, "GAR");
    UUID file = openCase();
    admit(file, "GAR", 2);
    assertThatThrownBy(() -> admit(file, "GAR", 2)).isInstanceOf(DuplicateKeyException.class);
    assertThat(booked()).isEqualTo(2);
  }

  @Test
  void placesAreTakenOnlyWithinTheTransactionOfTheReferral() {
    assertThatThrownBy(() -> admission.admit(partner, UUID.randomUUID(), "GAR", 1, false, today.get()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private void agree(@Nullable Integer quota, boolean insideCountry, String... programmes) {
    changes.enter(entry(), entry().version(), "T-" + OutsideParties.word(), today.get().withDayOfYear(1),
        new Draft(List.of(programmes), null, quota, insideCountry, null));
  }

  private UUID agreement() {
    return jdbc.sql("select id from agreement where organization_id = ?").param(partner).query(UUID.class).single();
  }

  private OrganizationEntry entry() {
    return register.find(code).orElseThrow();
  }

  private UUID openCase() {
    return files.open(partner, "T-" + UUID.randomUUID()).orElseThrow().id();
  }

  private Answer admit(UUID file, String programme, int persons) {
    return transaction.execute(status -> admission.admit(partner, file, programme, persons, false, today.get()));
  }

  private Answer admitOn(UUID file, int persons, LocalDate on) {
    return transaction.execute(status -> admission.admit(partner, file, "GAR", persons, false, on));
  }

  private Answer inside(boolean insideHomeCountry) {
    return transaction.execute(status -> admission.admit(partner, openCase(), "GAR", 1, insideHomeCountry, today.get()));
  }

  private Optional<Refused> rebook(UUID file, String programme, int persons) {
    return transaction.execute(status -> admission.rebook(file, programme, persons, false));
  }

  private void release(UUID file) {
    transaction.executeWithoutResult(status -> admission.release(file, "withdrawn"));
  }

  private int booked() {
    return jdbc.sql("select coalesce(sum(y.persons), 0) from quota_year y join agreement a on a.id = y.agreement_id where a.organization_id = ?")
        .param(partner).query(Integer.class).single();
  }

  private void assertCounterAgreesWithTheLedger() {
    assertThat(jdbc.sql("select coalesce(sum(u.persons), 0) from quota_use u join agreement a on a.id = u.agreement_id "
        + "where a.organization_id = ? and u.released_at is null").param(partner).query(Integer.class).single()).isEqualTo(booked());
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    ExecutorService all = Executors.newFixedThreadPool(Math.min(times, 8));
    CountDownLatch go = new CountDownLatch(1);
    try {
      List<Future<T>> running = IntStream.range(0, times).mapToObj(number -> all.submit(() -> {
        await(go);
        return work.call();
      })).toList();
      go.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      all.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
