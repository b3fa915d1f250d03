package org.passerelle.partner.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.authorization.WorkAuthorization.Event;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorization.NamedPartner;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.partner.authorization.WorkAuthorization.State;
import org.passerelle.partner.authorization.WorkAuthorization.What;

/** Where an authorization stands on a day, and what it permits. */
class WorkAuthorizationTest {

  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final UUID NGO = UUID.randomUUID();

  @Example
  void itHoldsFromItsFirstToItsLastDay() {
    WorkAuthorization found = authorization();
    assertThat(found.on(day(-1))).isEqualTo(State.notBegun);
    assertThat(found.on(day(0))).isEqualTo(State.inForce);
    assertThat(found.on(day(100))).isEqualTo(State.inForce);
    assertThat(found.on(day(101))).isEqualTo(State.expired);
  }

  @Example
  void anExceptionHoldsOnceApproved() {
    assertThat(exception(null).on(day(5))).isEqualTo(State.awaitingApproval);
    assertThat(exception(null).on(day(-5))).isEqualTo(State.awaitingApproval);
    assertThat(exception(null).on(day(101))).isEqualTo(State.expired);
    assertThat(exception(5).on(day(4))).isEqualTo(State.awaitingApproval);
    assertThat(exception(5).on(day(5))).isEqualTo(State.inForce);
    assertThat(exception(5).on(day(101))).isEqualTo(State.expired);
  }

  @Example
  void aSecondPersonApprovesWhoNamedNobody() {
    WorkAuthorization waiting = new WorkAuthorization(UUID.randomUUID(), facts(Kind.channelException), signed("ann", 0), null,
        List.of(partner(NGO, 0, null, "bob")), List.of(), 1);
    assertThat(Stream.of("ann", "bob", "cat").filter(person -> waiting.mayApprove(person, day(1)))).containsExactly("cat");
    assertThat(waiting.mayApprove("cat", day(101))).as("expired").isFalse();
    assertThat(exception(1).mayApprove("cat", day(1))).as("approved already").isFalse();
    assertThat(authorization().mayApprove("cat", day(1))).as("granted by Public Safety").isFalse();
  }

  @Example
  void aSuspensionHaltsItUntilItIsReinstated() {
    WorkAuthorization found = authorization(event(What.suspended, 10), event(What.reinstated, 20));
    assertThat(found.on(day(9))).isEqualTo(State.inForce);
    assertThat(found.on(day(10))).isEqualTo(State.suspended);
    assertThat(found.on(day(19))).isEqualTo(State.suspended);
    assertThat(found.on(day(20))).isEqualTo(State.inForce);
    assertThat(authorization(event(What.suspended, 10)).on(day(101))).isEqualTo(State.expired);
    assertThat(authorization(event(What.suspended, 10), event(What.reinstated, 10)).on(day(10))).as("the last of a day").isEqualTo(State.inForce);
  }

  @Example
  void aRevocationIsForGood() {
    WorkAuthorization found = authorization(event(What.suspended, 10), event(What.revoked, 15));
    assertThat(found.on(day(9))).isEqualTo(State.inForce);
    assertThat(found.on(day(14))).isEqualTo(State.suspended);
    assertThat(found.on(day(15))).isEqualTo(State.revoked);
    assertThat(found.on(day(200))).isEqualTo(State.revoked);
    assertThat(found.mayReinstate(day(16)) || found.mayRenew(day(16)) || found.maySuspend(day(16)) || found.mayRevoke(day(16)) || found.mayName(day(16)))
        .isFalse();
  }

  @Example
  void aRenewalInTimeLeavesNoGapAndALateOneDoes() {
    WorkAuthorization inTime = authorization(renewed(90, 200));
    assertThat(inTime.lastDay()).isEqualTo(day(200));
    assertThat(START.datesUntil(day(201))).allMatch(day -> inTime.on(day) == State.inForce);
    assertThat(inTime.on(day(201))).isEqualTo(State.expired);
    WorkAuthorization late = authorization(renewed(110, 200));
    assertThat(late.on(day(100))).isEqualTo(State.inForce);
    assertThat(late.on(day(101))).isEqualTo(State.expired);
    assertThat(late.on(day(109))).isEqualTo(State.expired);
    assertThat(late.on(day(110))).isEqualTo(State.inForce);
  }

  @Example
  void aSuspendedOneStaysSuspendedWhenItIsRenewed() {
    WorkAuthorization found = authorization(event(What.suspended, 10), renewed(20, 200));
    assertThat(found.on(day(150))).isEqualTo(State.suspended);
    assertThat(found.mayReinstate(day(150))).isTrue();
  }

  @Example
  void itPermitsWhatItSays() {
    WorkAuthorization found = authorization();
    assertThat(found.permits(NGO, "AFG", "immigration", day(5))).isTrue();
    assertThat(found.permits(UUID.randomUUID(), "AFG", "immigration", day(5))).isFalse();
    assertThat(found.permits(NGO, "SYR", "immigration", day(5))).isFalse();
    assertThat(found.permits(NGO, "AFG", "health", day(5))).isFalse();
    assertThat(found.permits(NGO, "AFG", "immigration", day(101))).isFalse();
    assertThat(found.permitsChannel(NGO, "cash", day(5))).isFalse();
  }

  @Example
  void aPartnerIsNamedFromItsFirstToItsLastDay() {
    assertThat(partner(NGO, 10, null, "ann").on(day(9))).isFalse();
    assertThat(partner(NGO, 10, null, "ann").on(day(10))).isTrue();
    assertThat(partner(NGO, 10, 20, "ann").on(day(20))).isTrue();
    assertThat(partner(NGO, 10, 20, "ann").on(day(21))).isFalse();
    assertThat(partner(NGO, 10, 9, "ann").on(day(10))).as("removed on the day it was named").isFalse();
  }

  @Example
  void whatIsApprovedIsNotWidened() {
    assertThat(exception(null).mayName(day(5))).isTrue();
    assertThat(exception(3).mayName(day(5))).isFalse();
    assertThat(exception(3).mayRenew(day(5))).isFalse();
    assertThat(authorization().mayName(day(5))).isTrue();
    assertThat(authorization().mayName(day(101))).isFalse();
    assertThat(authorization().mayRenew(day(101))).as("also late").isTrue();
  }

  @Property
  void whatHeldOnADayStaysWhateverHappensLater(@ForAll("histories") List<Event> events, @ForAll @IntRange(min = 1, max = 60) int more,
      @ForAll("what") What what) {
    LocalDate later = (events.isEmpty() ? START : events.get(events.size() - 1).fromDay()).plusDays(more);
    List<Event> longer = new ArrayList<>(events);
    longer.add(new Event(what, later, what == What.renewed ? later.plusDays(300) : null, "a reason", signed("ann", 0)));
    WorkAuthorization before = authorization(events.toArray(Event[]::new));
    WorkAuthorization after = authorization(longer.toArray(Event[]::new));
    assertThat(START.minusDays(5).datesUntil(later)).allMatch(day -> before.on(day) == after.on(day));
  }

  @Property
  void nothingIsPermittedWhileItIsHalted(@ForAll("histories") List<Event> events, @ForAll @IntRange(min = -5, max = 400) int number) {
    WorkAuthorization found = authorization(events.toArray(Event[]::new));
    boolean inForce = found.on(day(number)) == State.inForce;
    assertThat(found.permits(NGO, "AFG", "immigration", day(number))).isEqualTo(inForce);
    if (inForce) {
      assertThat(day(number)).isBetween(START, found.lastDay());
    }
  }

  @Provide
  Arbitrary<What> what() {
    return Arbitraries.of(What.class);
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Arbitraries.of(What.class).list().ofMaxSize(5).flatMap(kinds -> Arbitraries.integers().between(0, 60).list().ofSize(kinds.size()).map(days -> {
      List<Event> events = new ArrayList<>();
      int at = 0;
      for (int i = 0; i < kinds.size(); i++) {
        at += days.get(i);
        events.add(kinds.get(i) == What.renewed ? renewed(at, at + 110) : event(kinds.get(i), at));
      }
      return events;
    }));
  }

  private static WorkAuthorization authorization(Event... events) {
    return new WorkAuthorization(UUID.randomUUID(), facts(Kind.authorization), signed("ann", 0), null, List.of(partner(NGO, 0, null, "ann")),
        List.of(events), 1);
  }

  private static WorkAuthorization exception(@Nullable Integer approved) {
    return new WorkAuthorization(UUID.randomUUID(), facts(Kind.humanitarianException), signed("ann", 0), approved == null ? null : signed("bob", approved),
        List.of(partner(NGO, 0, null, "ann")), List.of(), 1);
  }

  private static Facts facts(Kind kind) {
    return new Facts(kind, "FICT-1", "A fictional department", List.of("immigration"), "AFG", null, kind == Kind.channelException ? "cash" : null, START,
        day(100), "A fictional assessment.");
  }

  private static NamedPartner partner(UUID organization, int from, @Nullable Integer last, String by) {
    return new NamedPartner(1, organization, "NGO", "An NGO (fictional)", "Une ONG (fictive)", day(from), last == null ? null : day(last), null,
        signed(by, 0), null);
  }

  private static Event event(What what, int from) {
    return new Event(what, day(from), null, "a reason", signed("ann", from));
  }

  private static Event renewed(int from, int until) {
    return new Event(What.renewed, day(from), day(until), "a reason", signed("ann", from));
  }

  private static Signature signed(String by, int day) {
    Instant at = day(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Signature(by, at, day(day));
  }

  private static LocalDate day(int number) {
    return START.plusDays(number);
  }
}
