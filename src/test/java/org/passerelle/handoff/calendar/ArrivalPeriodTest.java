package org.passerelle.handoff.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.passerelle.handoff.calendar.CalendarTable.Period;

/** The periods of Québec's calendar over ten years. */
class ArrivalPeriodTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final ArrivalPeriod YEAR_END = new ArrivalPeriod(Period.yearEnd, "12-15", "12-31", FIRST, null);
  private static final ArrivalPeriod MOVING = new ArrivalPeriod(Period.movingSeason, "06-24", "07-07", FIRST, null);

  @Property
  void aDayIsInAPeriodFromItsFirstToItsLastDayOfEachYear(@ForAll @IntRange(max = 3651) int day) {
    LocalDate date = FIRST.plusDays(day);
    MonthDay at = MonthDay.from(date);
    assertThat(YEAR_END.holds(date)).isEqualTo(at.compareTo(MonthDay.of(12, 15)) >= 0);
    assertThat(MOVING.holds(date)).isEqualTo(at.compareTo(MonthDay.of(6, 24)) >= 0 && at.compareTo(MonthDay.of(7, 7)) <= 0);
    assertThat(YEAR_END.holds(date) && MOVING.holds(date)).isFalse();
  }

  @Property
  void eachYearHasSeventeenDaysOfTheOneAndFourteenOfTheOther(@ForAll @IntRange(min = 2026, max = 2035) int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(YEAR_END::holds)).hasSize(17);
    assertThat(first.datesUntil(first.plusYears(1)).filter(MOVING::holds)).hasSize(14);
  }

  @Property
  void aPeriodHoldsWhileItsRowDoes(@ForAll @IntRange(max = 3651) int day) {
    LocalDate date = FIRST.plusDays(day);
    ArrivalPeriod row = new ArrivalPeriod(Period.yearEnd, "12-15", "12-31", LocalDate.of(2028, 1, 1), LocalDate.of(2029, 12, 20));
    boolean inForce = !date.isBefore(LocalDate.of(2028, 1, 1)) && !date.isAfter(LocalDate.of(2029, 12, 20));
    assertThat(row.holds(date)).isEqualTo(inForce && YEAR_END.holds(date));
  }
}
