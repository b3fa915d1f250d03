package org.passerelle.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseClock.Booking;
import org.passerelle.casefile.CaseClock.Span;

/** Each moment of a case belongs to exactly one holder. */
class CaseClockTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Property
  void partsSumToTheWhole(@ForAll("waits") List<Span> waits) {
    Instant end = at(1_000);
    List<Booking> bookings = CaseClock.book(waits, START, end);
    assertThat(CaseClock.byHolder(bookings).values().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.between(START, end));
    Instant reached = START;
    for (Booking booking : bookings) {
      assertThat(booking.from()).isEqualTo(reached);
      assertThat(booking.length()).isPositive();
      reached = booking.to();
    }
    assertThat(reached).isEqualTo(end);
  }

  @Property
  void orderOfWaitsDoesNotMatter(@ForAll("waits") List<Span> waits) {
    List<Span> reversed = new java.util.ArrayList<>(waits);
    java.util.Collections.reverse(reversed);
    assertThat(CaseClock.book(reversed, START, at(1_000))).isEqualTo(CaseClock.book(waits, START, at(1_000)));
  }

  @Test
  void withNobodyWaitedForTheDepartmentHolds() {
    assertThat(CaseClock.book(List.of(), START, at(5))).containsExactly(new Booking("ircc", null, START, at(5)));
  }

  @Test
  void theCriticalWaitHoldsBeforeTheOlderOne() {
    List<Span> waits = List.of(new Span("receiveTask_b", "ngo", false, at(0), at(10)), new Span("receiveTask_a", "province", true, at(4), at(6)));
    assertThat(CaseClock.book(waits, START, at(10))).extracting(Booking::holder).containsExactly("ngo", "province", "ngo");
  }

  @Test
  void amongEqualsTheOlderThenTheSmallerElementHolds() {
    List<Span> waits = List.of(new Span("receiveTask_b", "sponsor", false, at(0), at(9)), new Span("receiveTask_a", "ngo", false, at(1), null),
        new Span("receiveTask_c", "partner", false, at(1), at(12)));
    assertThat(CaseClock.book(waits, START, at(12))).containsExactly(new Booking("sponsor", "receiveTask_b", START, at(9)),
        new Booking("ngo", "receiveTask_a", at(9), at(12)));
  }

  @Provide
  Arbitrary<List<Span>> waits() {
    Arbitrary<Long> minute = Arbitraries.longs().between(0, 900);
    return Combinators.combine(Arbitraries.of("ngo", "sponsor", "province", "ircc"), Arbitraries.of("a", "b", "c"),
        Arbitraries.of(true, false), minute, minute.injectNull(0.2)).as((holder, element, critical, began, length) -> new Span(element, holder,
            critical, at(began), length == null ? null : at(began + length))).list().ofMaxSize(12);
  }

  private static Instant at(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }
}
