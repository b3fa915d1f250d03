package org.passerelle.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Days on which offices work: Monday to Friday without their holidays. A holiday on a weekend moves no other day.
 *
 * @param holidays those of the years that are counted
 */
record WorkCalendar(Set<LocalDate> holidays) {

  boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  /** The nth working day after that day, which itself is not counted. */
  LocalDate nth(LocalDate after, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("the " + n + "th working day");
    }
    return Stream.iterate(after.plusDays(1), day -> day.plusDays(1)).filter(this::works).skip(n - 1L).findFirst().orElseThrow();
  }

  /** How many working days lie after the first day, up to the second and with it: none when it is not later. */
  int between(LocalDate after, LocalDate until) {
    return until.isAfter(after) ? (int) after.plusDays(1).datesUntil(until.plusDays(1)).filter(this::works).count() : 0;
  }
}
