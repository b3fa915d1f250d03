package org.passerelle.identity.reconciliation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.Birth.Precision;

/**
 * Whether two births can be one. A year alone and a day within it do not contradict each other. The first day of a year is often put down where
 * the year alone is known, and every later paper copies it; an age is an estimate, two years either way.
 */
final class Births {

  private static final int DAYS_OF_TWO_YEARS = 731;

  private Births() {
  }

  static Compared between(@Nullable Birth one, @Nullable Birth other) {
    if (one == null || other == null) {
      return Compared.unclear("birthUnreadable");
    }
    if (one.earliest() == null || other.earliest() == null) {
      return Compared.silent("birthUnknown");
    }
    if (overlap(one.earliest(), one.latest(), other.earliest(), other.latest())) {
      return together(one, other);
    }
    if (overlap(firstPossible(one), lastPossible(one), firstPossible(other), lastPossible(other))) {
      return Compared.compatible("firstOfYear");
    }
    if ((one.precision() == Precision.age || other.precision() == Precision.age) && apart(one, other) <= DAYS_OF_TWO_YEARS) {
      return Compared.compatible("birthEstimated");
    }
    return Compared.conflicts(swapped(one, other) ? "dayAndMonthSwapped" : "birthDiffers");
  }

  /** Whether it is the first day of a year in its calendar. */
  static boolean firstOfYear(@Nullable Birth birth) {
    return birth != null && birth.precision() == Precision.day && birth.asWritten().endsWith("-01-01");
  }

  private static Compared together(Birth one, Birth other) {
    boolean sameDays = one.earliest().equals(other.earliest()) && one.latest().equals(other.latest());
    if (sameDays) {
      return Compared.agrees(one.calendar() == other.calendar() ? "sameBirth" : "sameBirthOtherCalendar");
    }
    return one.precision() == other.precision() && one.precision() == Precision.day ? Compared.agrees("sameBirthOtherCalendar")
        : Compared.compatible(firstOfYear(one) || firstOfYear(other) ? "firstOfYear" : "birthWithin");
  }

  private static LocalDate firstPossible(Birth birth) {
    return birth.earliest();
  }

  private static LocalDate lastPossible(Birth birth) {
    return firstOfYear(birth) ? birth.latest().plusYears(1).minusDays(1) : birth.latest();
  }

  private static long apart(Birth one, Birth other) {
    return one.latest().isBefore(other.earliest()) ? ChronoUnit.DAYS.between(one.latest(), other.earliest())
        : ChronoUnit.DAYS.between(other.latest(), one.earliest());
  }

  private static boolean overlap(LocalDate from, LocalDate to, LocalDate otherFrom, LocalDate otherTo) {
    return !from.isAfter(otherTo) && !otherFrom.isAfter(to);
  }

  private static boolean swapped(Birth one, Birth other) {
    return one.precision() == Precision.day && other.precision() == Precision.day && one.calendar() == other.calendar()
        && one.asWritten().substring(0, 5).concat(one.asWritten().substring(8) + "-" + one.asWritten().substring(5, 7)).equals(other.asWritten());
  }
}
