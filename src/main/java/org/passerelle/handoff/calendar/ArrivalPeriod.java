package org.passerelle.handoff.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.calendar.CalendarTable.Period;

/**
 * Days of each year on which a province does not receive families, or receives them with difficulty.
 *
 * @param fromMonthDay first of them, such as {@code 12-15}
 * @param toMonthDay   last of them
 */
record ArrivalPeriod(Period code, String fromMonthDay, String toMonthDay, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo) {

  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MM-dd");

  boolean holds(LocalDate day) {
    MonthDay asked = MonthDay.from(day);
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo))
        && !asked.isBefore(MonthDay.parse(fromMonthDay, WRITTEN)) && !asked.isAfter(MonthDay.parse(toMonthDay, WRITTEN));
  }
}
