package org.passerelle.partner.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Refusals;
import org.passerelle.partner.authorization.Ending.Why;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorization.State;
import org.passerelle.reference.Today;
import org.passerelle.support.AuthorizationWatch;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Authorizations as they are kept: what they permit, that nobody widens them alone, and that their end reaches whoever works under them. */
class WorkAuthorizationsTest extends IntegrationTest {

  @Autowired
  private WorkAuthorizations authorizations;

  @Autowired
  private WorkAuthorizationChanges changes;

  @Autowired
  private ExpiryRounds rounds;

  @Autowired
  private ControlledAreas areas;

  @Autowired
  private AuthorizationWatch watch;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private Today today;

  private Party ngo;
  private String country;
  private String mine;

  @BeforeEach
  void anNgo() {
    ngo = new OutsideParties(jdbc).verifier("AUT", OutsideParties.word(), OutsideParties.word(), 1);
    country = OutsideParties.country();
    mine = OutsideParties.word();
    officers.signIn("compliance");
  }

  @Test
  void anAuthorizationPermitsTheNamedPartnerWhatItSays() {
    UUID id = named(Kind.authorization, 100);
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).extracting(WorkAuthorization::id).containsExactly(id);
    assertThat(authorizations.inForce(ngo.id(), country, "health", today.get())).isEmpty();
    assertThat(authorizations.inForce(ngo.id(), OutsideParties.country(), "immigration", today.get())).isEmpty();
    assertThat(authorizations.inForce(UUID.randomUUID(), country, "immigration", today.get())).isEmpty();
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get().plusDays(100))).hasSize(1);
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get().plusDays(101))).isEmpty();
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get().minusDays(11))).isEmpty();
    assertThat(authorizations.naming(ngo.id())).extracting(WorkAuthorization::id).containsExactly(id);
  }

  @Test
  void oneForTheWholeCountryComesBeforeOneForARegion() {
    UUID regional = changes.enter(facts(Kind.authorization, "A region", null, 300));
    name(regional);
    UUID whole = named(Kind.authorization, 100);
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).extracting(WorkAuthorization::id).containsExactly(whole, regional);
  }

  @Test
  void anExceptionHoldsOnceASecondPersonHasApprovedIt() {
    UUID id = named(Kind.humanitarianException, 100);
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).isEmpty();
    assertThatThrownBy(() -> changes.approve(id, version(id), "compliance")).isInstanceOf(Refusals.class).hasMessageContaining("approver");
    changes.approve(id, version(id), "conformite");
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).hasSize(1);
    assertThatThrownBy(() -> changes.approve(id, version(id), "supervisor")).isInstanceOf(Refusals.class);
    assertThatThrownBy(this::nameAnother).isInstanceOf(Refusals.class).hasMessageContaining("noNaming");
  }

  private void nameAnother() {
    UUID id = authorizations.naming(ngo.id()).get(0).id();
    Party other = new OutsideParties(jdbc).verifier("AUT", OutsideParties.word(), OutsideParties.word(), 1);
    changes.name(id, version(id), other.code(), today.get());
  }

  @Test
  void whoeverNamedAPartnerDoesNotApproveAndTheDatabaseHoldsItToo() {
    UUID id = changes.enter(facts(Kind.channelException, null, "hawala", 100));
    officers.signIn("conformite");
    name(id);
    assertThatThrownBy(() -> changes.approve(id, version(id), "conformite")).isInstanceOf(Refusals.class);
    assertThatThrownBy(() -> jdbc.sql("update work_authorization set approved_by = 'compliance', approved_at = now() where id = ?").param(id).update())
        .isInstanceOf(DataAccessException.class).hasMessageContaining("work_authorization_check");
    changes.approve(id, version(id), "supervisor");
    assertThat(authorizations.channelExceptions(ngo.id(), "hawala", today.get())).extracting(WorkAuthorization::id).containsExactly(id);
    assertThat(authorizations.channelExceptions(ngo.id(), "cash", today.get())).isEmpty();
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).as("pays, but permits no work").isEmpty();
  }

  @Test
  void whatIsEnteredMustBeWhole() {
    Facts whole = facts(Kind.humanitarianException, null, null, 100);
    assertThat(fault(new Facts(whole.kind(), whole.number(), "x", List.of(), country, null, "cash", today.get(), today.get().minusDays(1), null)))
        .contains("validUntil", "purposes", "channel", "assessment");
    changes.enter(whole);
    assertThat(fault(whole)).contains("authorizationNumber", "numberUsed");
  }

  @Test
  void aSuspensionIsToldAndHaltsUntilItIsReinstated() {
    UUID id = named(Kind.authorization, 100);
    changes.suspend(id, version(id), "A fictional notice.");
    assertThat(watch.told(id)).containsExactly(Ending.forAll(Why.suspended));
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).isEmpty();
    assertThatThrownBy(() -> changes.suspend(id, version(id), "again")).isInstanceOf(Refusals.class);
    changes.reinstate(id, version(id), "It is settled.");
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).hasSize(1);
    changes.revoke(id, version(id), "A fictional notice.");
    assertThat(watch.told(id)).containsExactly(Ending.forAll(Why.suspended), Ending.forAll(Why.revoked));
    assertThatThrownBy(() -> changes.reinstate(id, version(id), "no")).isInstanceOf(Refusals.class);
    assertThatThrownBy(() -> changes.renew(id, version(id), today.get().plusDays(900), "no")).isInstanceOf(Refusals.class);
    assertThat(audited(id)).containsExactly("enterAuthorization", "nameImplementingPartner", "suspendAuthorization", "reinstateAuthorization",
        "revokeAuthorization");
  }

  @Test
  void ifWhoeverIsToldFailsNothingHasEnded() {
    UUID id = named(Kind.authorization, 100);
    watch.fail(id);
    assertThatThrownBy(() -> changes.revoke(id, version(id), "A fictional notice.")).isInstanceOf(IllegalStateException.class);
    assertThat(authorizations.get(id).on(today.get())).isEqualTo(State.inForce);
    assertThat(watch.kept(id)).isZero();
  }

  @Test
  void aPartnerThatIsRemovedIsNotCoveredFromNowOn() {
    UUID id = named(Kind.authorization, 100);
    changes.remove(id, version(id), authorizations.get(id).partners().get(0).id(), "The contract has ended.");
    assertThat(watch.told(id)).containsExactly(Ending.of(ngo.id()));
    assertThat(watch.told(id).get(0).concerns(ngo.id())).isTrue();
    assertThat(watch.told(id).get(0).concerns(UUID.randomUUID())).isFalse();
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).isEmpty();
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get().minusDays(1))).as("the past stays").hasSize(1);
    assertThatThrownBy(() -> changes.remove(id, version(id), authorizations.get(id).partners().get(0).id(), "again")).isInstanceOf(Refusals.class);
    name(id);
    assertThat(authorizations.inForce(ngo.id(), country, "immigration", today.get())).hasSize(1);
  }

  @Test
  void aPartnerIsNamedOnceAndWithinItsDays() {
    UUID id = named(Kind.authorization, 100);
    assertThatThrownBy(() -> name(id)).isInstanceOf(Refusals.class).hasMessageContaining("fault.named");
    assertThatThrownBy(() -> changes.name(id, version(id), "NOSUCH", today.get())).isInstanceOf(Refusals.class).hasMessageContaining("organization");
    assertThatThrownBy(() -> changes.name(id, version(id), ngo.code(), today.get().plusDays(101))).isInstanceOf(Refusals.class)
        .hasMessageContaining("outside");
  }

  @Test
  void aChangeStartsFromTheLastVersion() {
    UUID id = named(Kind.authorization, 100);
    int seen = version(id);
    changes.suspend(id, seen, "The first.");
    assertThatThrownBy(() -> changes.revoke(id, seen, "The second.")).isInstanceOf(ChangedMeanwhile.class);
    assertThat(authorizations.get(id).on(today.get())).isEqualTo(State.suspended);
  }

  @Test
  void whatIsBegunUnderItAndItsEndAtTheSameMomentDoNotBothWin() throws Exception {
    UUID id = named(Kind.authorization, 100);
    int seen = version(id);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> begun = both.submit(() -> transaction.execute(status -> {
        boolean permits = authorizations.lock(id).permits(ngo.id(), country, "immigration", today.get());
        held.countDown();
        await(go);
        return permits;
      }));
      await(held);
      Future<?> revoked = both.submit(() -> changes.revoke(id, seen, "At the same moment."));
      assertThatThrownBy(() -> revoked.get(300, TimeUnit.MILLISECONDS)).as("waits for what was begun").isInstanceOf(TimeoutException.class);
      assertThat(watch.told(id)).isEmpty();
      go.countDown();
      assertThat(begun.get()).isTrue();
      revoked.get();
      assertThat(watch.told(id)).as("and then stops it").containsExactly(Ending.forAll(Why.revoked));
      assertThat(transaction.<Boolean>execute(status -> authorizations.lock(id).permits(ngo.id(), country, "immigration", today.get()))).isFalse();
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void whatIsBegunWhileItIsRevokedWaitsAndSeesTheEnd() throws Exception {
    UUID id = named(Kind.authorization, 100);
    CountDownLatch revoking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      int seen = version(id);
      Future<?> revoked = both.submit(() -> transaction.executeWithoutResult(status -> {
        changes.revoke(id, seen, "A moment earlier.");
        revoking.countDown();
        await(go);
      }));
      await(revoking);
      Future<Boolean> begun = both.submit(() -> transaction.execute(status -> authorizations.lock(id).permits(ngo.id(), country, "immigration", today.get())));
      assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
      go.countDown();
      revoked.get();
      assertThat(begun.get()).isFalse();
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void theEndOfTheLastDayIsToldOnce() {
    UUID id = named(Kind.authorization, 3);
    clock.advance(Duration.ofDays(3));
    rounds.announce();
    assertThat(watch.told(id)).as("its last day").isEmpty();
    clock.advance(Duration.ofDays(1));
    rounds.announce();
    rounds.announce();
    assertThat(watch.told(id)).containsExactly(Ending.forAll(Why.expired));
    assertThat(audited(id)).contains("expireAuthorization");
  }

  @Test
  void oneThatCannotBeToldHoldsNoOtherUpAndIsToldLater() {
    UUID first = named(Kind.authorization, 1);
    UUID second = named(Kind.authorization, 2);
    watch.fail(first);
    clock.advance(Duration.ofDays(5));
    rounds.announce();
    assertThat(watch.kept(first)).as("each is a transaction of its own").isZero();
    assertThat(watch.kept(second)).isOne();
    watch.mend(first);
    rounds.announce();
    assertThat(watch.kept(first)).isOne();
    assertThat(watch.kept(second)).isOne();
  }

  @Test
  void twoRoundsAtOnceTellOnce() throws Exception {
    UUID id = named(Kind.authorization, 1);
    clock.advance(Duration.ofDays(5));
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> started = List.of(both.submit(rounds::announce), both.submit(rounds::announce));
      for (Future<?> each : started) {
        each.get();
      }
    } finally {
      both.shutdownNow();
    }
    assertThat(watch.kept(id)).isOne();
  }

  @Test
  void aRevokedOneDoesNotExpireToo() {
    UUID id = named(Kind.authorization, 1);
    changes.revoke(id, version(id), "A fictional notice.");
    clock.advance(Duration.ofDays(5));
    rounds.announce();
    assertThat(watch.told(id)).containsExactly(Ending.forAll(Why.revoked));
  }

  @Test
  void aRenewalInTimeMovesTheEndAndALateOneTellsFirst() {
    UUID inTime = named(Kind.authorization, 3);
    UUID late = named(Kind.authorization, 3);
    changes.renew(inTime, version(inTime), today.get().plusDays(10), "Renewed in time.");
    clock.advance(Duration.ofDays(4));
    officers.signIn("compliance");
    changes.renew(late, version(late), today.get().plusDays(10), "Renewed too late.");
    assertThat(watch.told(late)).containsExactly(Ending.forAll(Why.expired));
    assertThat(authorizations.get(late).on(today.get())).isEqualTo(State.inForce);
    assertThat(authorizations.get(late).on(today.get().minusDays(1))).isEqualTo(State.inForce);
    rounds.announce();
    assertThat(watch.told(inTime)).isEmpty();
    clock.advance(Duration.ofDays(11));
    rounds.announce();
    assertThat(watch.told(inTime)).containsExactly(Ending.forAll(Why.expired));
    assertThat(watch.told(late)).hasSize(2);
    assertThat(jdbc.sql("select valid_until < last_day from work_authorization where id = ?").param(late).query(Boolean.class).single()).isTrue();
  }

  @Test
  void theRegistersStateIsTheDomains() {
    UUID suspended = named(Kind.authorization, 100);
    changes.suspend(suspended, version(suspended), "x");
    UUID revoked = named(Kind.authorization, 100);
    changes.revoke(revoked, version(revoked), "x");
    named(Kind.humanitarianException, 100);
    named(Kind.authorization, 2);
    UUID ahead = changes.enter(new Facts(Kind.authorization, number(), "x", List.of("health"), country, null, null, today.get().plusDays(5),
        today.get().plusDays(9), null));
    changes.suspend(ahead, version(ahead), "x");
    changes.enter(new Facts(Kind.authorization, number(), "x", List.of("health"), country, null, null, today.get().plusDays(5), today.get().plusDays(9), null));
    for (int days : new int[] {0, 3, 4}) {
      clock.advance(Duration.ofDays(days));
      for (State state : State.values()) {
        assertThat(authorizations.page(state, mine, null)).allMatch(each -> each.on(today.get()) == state);
      }
      int total = Arrays.stream(State.values()).mapToInt(state -> authorizations.page(state, mine, null).size()).sum();
      assertThat(total).isEqualTo(6);
    }
  }

  @Test
  void recordsAreKept() {
    UUID id = named(Kind.authorization, 100);
    changes.suspend(id, version(id), "x");
    for (String sql : List.of("delete from work_authorization_event where authorization_id = ?",
        "delete from work_authorization_partner where authorization_id = ?", "delete from work_authorization where id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(sql).param(id).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("kept for five years");
    }
    assertThatThrownBy(() -> jdbc.sql("delete from controlled_area where country = 'AFG'").update()).hasMessageContaining("kept for five years");
  }

  @Test
  void afghanistanIsControlledSinceTheFallOfKabul() {
    assertThat(areas.of("AFG", LocalDate.of(2021, 8, 15))).singleElement()
        .satisfies(area -> assertThat(area.listedGroup() + " " + area.region() + " " + area.lastDay()).isEqualTo("Taliban null null"));
    assertThat(areas.of("AFG", LocalDate.of(2021, 8, 14))).isEmpty();
    assertThat(areas.of("CAN", today.get())).isEmpty();
  }

  private String fault(Facts facts) {
    try {
      changes.enter(facts);
      return "";
    } catch (Refusals refused) {
      return refused.getMessage();
    }
  }

  private UUID named(Kind kind, int days) {
    UUID id = changes.enter(facts(kind, null, null, days));
    name(id);
    return id;
  }

  private void name(UUID id) {
    changes.name(id, version(id), ngo.code(), today.get().minusDays(5));
  }

  private int version(UUID id) {
    return authorizations.get(id).version();
  }

  private Facts facts(Kind kind, @Nullable String region, @Nullable String channel, int days) {
    return new Facts(kind, number(), "A fictional department", List.of("immigration"), country, region, channel, today.get().minusDays(10),
        today.get().plusDays(days), kind == Kind.authorization ? null : "A fictional assessment.");
  }

  private String number() {
    return "FICT-" + mine + "-" + OutsideParties.word();
  }

  private List<String> audited(UUID id) {
    return jdbc.sql("select e.action from audit_event e join work_authorization a on a.number = e.subject where a.id = ? order by e.id").param(id)
        .query(String.class).list();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
