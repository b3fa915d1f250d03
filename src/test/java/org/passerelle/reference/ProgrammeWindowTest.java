package org.passerelle.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.ProgrammeWindow.Closed;
import org.passerelle.reference.ProgrammeWindow.Destination;
import org.passerelle.reference.ProgrammeWindow.Kind;

/** Pauses and windows of a programme, on every day around their edges. */
class ProgrammeWindowTest {

  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  @Example
  void aProgrammeOfWhichNothingIsKnownTakesIn() {
    assertThat(ProgrammeWindow.closed(List.of(), null, false, START)).isEmpty();
  }

  @Example
  void aPauseShutsFromItsFirstToItsLastDay() {
    List<ProgrammeWindow> rows = List.of(row(Kind.pause, null, Destination.anywhere, 10, 20));
    assertThat(on(rows, 9)).isEmpty();
    assertThat(on(rows, 10)).contains(new Closed(day(20), "pause 10"));
    assertThat(on(rows, 20)).contains(new Closed(day(20), "pause 10"));
    assertThat(on(rows, 21)).isEmpty();
  }

  @Example
  void pausesThatFollowEachOtherAreOne() {
    List<ProgrammeWindow> rows =
        List.of(row(Kind.pause, null, Destination.anywhere, 10, 20), row(Kind.pause, null, Destination.anywhere, 21, 30));
    assertThat(on(rows, 10)).map(Closed::until).contains(day(30));
  }

  @Example
  void aPauseWithoutAnEndSaysSo() {
    Optional<Closed> closed = on(List.of(row(Kind.pause, null, Destination.anywhere, 10, null)), 500);
    assertThat(closed).contains(new Closed(null, "pause 10"));
  }

  @Example
  void outsideItsWindowsAProgrammeIsShutAlsoAfterTheLastThatIsKnown() {
    List<ProgrammeWindow> rows =
        List.of(row(Kind.window, null, Destination.anywhere, 10, 20), row(Kind.window, null, Destination.anywhere, 50, 60));
    assertThat(on(rows, 9)).contains(new Closed(day(9), null));
    assertThat(on(rows, 10)).isEmpty();
    assertThat(on(rows, 21)).contains(new Closed(day(49), null));
    assertThat(on(rows, 61)).contains(new Closed(null, null));
  }

  @Example
  void aPauseWithinAWindowHoldsAndTheRestOfTheWindowIsOpen() {
    List<ProgrammeWindow> rows =
        List.of(row(Kind.window, null, Destination.anywhere, 10, 40), row(Kind.pause, null, Destination.anywhere, 20, 30));
    assertThat(on(rows, 25)).map(Closed::until).contains(day(30));
    assertThat(on(rows, 31)).isEmpty();
  }

  @Example
  void onlyThoseConcernedAreShutOut() {
    List<ProgrammeWindow> rows = List.of(row(Kind.pause, List.of("groupOfFive"), Destination.outsideQuebec, 10, 20));
    assertThat(ProgrammeWindow.closed(rows, "groupOfFive", false, day(15))).isPresent();
    assertThat(ProgrammeWindow.closed(rows, "groupOfFive", true, day(15))).isEmpty();
    assertThat(ProgrammeWindow.closed(rows, "agreementHolder", false, day(15))).isEmpty();
    assertThat(ProgrammeWindow.closed(rows, null, false, day(15))).isEmpty();
  }

  @Property
  void whatIsShutUntilADayIsShutOnEachDayUntilThenAndOpenOnTheNext(@ForAll("rows") List<ProgrammeWindow> rows,
      @ForAll @IntRange(max = 120) int from) {
    Closed closed = on(rows, from).orElse(null);
    if (closed != null) {
      LocalDate last = closed.until() == null ? day(400) : closed.until();
      assertThat(day(from).datesUntil(last.plusDays(1))).allMatch(each -> ProgrammeWindow.closed(rows, null, false, each).isPresent());
      assertThat(closed.until() == null || ProgrammeWindow.closed(rows, null, false, last.plusDays(1)).isEmpty()).isTrue();
    }
  }

  @Property
  void aFurtherPauseNeverOpensAndAFurtherOpenDayIsNeverWithoutAWindow(@ForAll("rows") List<ProgrammeWindow> rows,
      @ForAll @IntRange(max = 120) int at, @ForAll @IntRange(max = 120) int from) {
    List<ProgrammeWindow> more = new ArrayList<>(rows);
    more.add(row(Kind.pause, null, Destination.anywhere, from, from + 5));
    assertThat(on(rows, at).isPresent() && on(more, at).isEmpty()).isFalse();
    assertThat(on(more, from)).isPresent();
  }

  @Provide
  Arbitrary<List<ProgrammeWindow>> rows() {
    Arbitrary<Integer> from = Arbitraries.integers().between(0, 100);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 30).injectNull(0.1);
    return Combinators.combine(Arbitraries.of(Kind.class), from, length)
        .as((kind, begin, days) -> row(kind, null, Destination.anywhere, begin, days == null ? null : begin + days)).list().ofMaxSize(6);
  }

  private static Optional<Closed> on(List<ProgrammeWindow> rows, int day) {
    return ProgrammeWindow.closed(rows, null, false, day(day));
  }

  private static ProgrammeWindow row(Kind kind, @Nullable List<String> sponsors, Destination destination, int from, @Nullable Integer to) {
    return new ProgrammeWindow("PSR", kind, sponsors, destination, day(from), to == null ? null : day(to), kind + " " + from);
  }

  private static LocalDate day(int number) {
    return START.plusDays(number);
  }
}
