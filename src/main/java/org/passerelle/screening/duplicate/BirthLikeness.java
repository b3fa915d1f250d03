package org.passerelle.screening.duplicate;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.screening.Evidence;

/**
 * What two births say. People know a day, a year, an age or nothing; where they know the year alone, papers say 1 January or the first of the
 * Solar Hijri year; days and months change places, and a day is read in the wrong calendar. A birth that is not known says nothing.
 */
final class BirthLikeness {

  private static final int DAY = 3;
  private static final int MONTH = 31;
  private static final int YEAR = 368;
  private static final int AGE = 800;
  private static final int NOT_FAR_OFF = 10;

  private final Weights weights;

  BirthLikeness(Weights weights) {
    this.weights = weights;
  }

  Optional<Evidence> between(Birth one, Birth other) {
    Span first = Span.of(one);
    Span second = Span.of(other);
    if (first == null || second == null) {
      return Optional.empty();
    }
    return Optional.of(first.width() <= DAY && second.width() <= DAY ? days(first, second) : spans(first, second));
  }

  private Evidence days(Span one, Span other) {
    if (one.meets(other)) {
      return weights.evidence("birth", one.firstOfYear() || other.firstOfYear() ? "sameFirstOfYear" : "same");
    }
    LocalDate day = one.middle();
    LocalDate otherDay = other.middle();
    if (day.getYear() == otherDay.getYear() && day.getDayOfMonth() == otherDay.getMonthValue()
        && day.getMonthValue() == otherDay.getDayOfMonth()) {
      return weights.evidence("birth", "swapped");
    }
    if (Math.abs(ChronoUnit.DAYS.between(day, otherDay)) <= 2) {
      return weights.evidence("birth", "near");
    }
    if (readInAnotherCalendar(one, other)) {
      return weights.evidence("birth", "otherCalendar");
    }
    int digits = Spelling.steps(digits(day), digits(otherDay));
    if (digits == 1) {
      return one.firstOfYear() && other.firstOfYear() ? weights.evidence("birth", "oneDigit", weights.of("birth.oneDigit.firstOfYear"))
          : weights.evidence("birth", "oneDigit");
    }
    int years = Math.abs(day.getYear() - otherDay.getYear());
    if (years == 0) {
      return weights.evidence("birth", "sameYear", weights.of(one.firstOfYear() || other.firstOfYear() ? "birth.sameYear.firstOfYear" : "birth.sameYear"));
    }
    if (MonthDay.from(day).equals(MonthDay.from(otherDay)) && years <= NOT_FAR_OFF && !one.firstOfYear()) {
      return weights.evidence("birth", "sameDay");
    }
    if (digits == 2) {
      return weights.evidence("birth", "twoDigits");
    }
    boolean made = one.firstOfYear() || other.firstOfYear();
    return years == 1 || years == 2 && made
        ? weights.evidence("birth", "nearYear", weights.of(made ? "birth.nearYear" : "birth.nearYear.days")) : apart(years);
  }

  private Evidence spans(Span one, Span other) {
    int width = Math.max(one.width(), other.width());
    if (one.meets(other)) {
      if (width <= MONTH) {
        return weights.evidence("birth", one.width() == other.width() ? "sameMonth" : "compatible");
      }
      return weights.evidence("birth", "compatible",
          weights.of(width <= YEAR ? "birth.compatible.year" : width <= AGE ? "birth.compatible.age" : "birth.compatible.wide"));
    }
    if (readInAnotherCalendar(one, other)) {
      return weights.evidence("birth", "otherCalendar", weights.of("birth.nearYear"));
    }
    long gap = one.gap(other);
    if (gap <= AGE) {
      return weights.evidence("birth", "nearYear",
          weights.of(gap <= YEAR && width > MONTH ? "birth.nearYear" : "birth.nearYear.days"));
    }
    int years = (int) (gap / 365);
    return Spelling.steps(Integer.toString(one.middle().getYear()), Integer.toString(other.middle().getYear())) == 1
        ? weights.evidence("birth", "twoDigits") : apart(years);
  }

  private Evidence apart(int years) {
    return weights.evidence("birth", years > NOT_FAR_OFF ? "far" : "differs");
  }

  /** The same signs read in two calendars, or a day of the Solar Hijri calendar of which the year alone was carried over to ours. */
  private static boolean readInAnotherCalendar(Span one, Span other) {
    return one.calendar() != other.calendar() && one.written().equals(other.written())
        || one.width() <= DAY && other.width() <= DAY && (yearAloneCarriedOver(one, other) || yearAloneCarriedOver(other, one));
  }

  private static boolean yearAloneCarriedOver(Span right, Span wrong) {
    LocalDate day = right.middle();
    LocalDate written = wrong.middle();
    if (Math.abs(day.getYear() - written.getYear()) > 1) {
      return false;
    }
    // Nowruz falls on 20 or 21 March in these years
    for (int nowruz = 20; nowruz <= 21; nowruz++) {
      LocalDate first = LocalDate.of(day.getYear(), 3, nowruz);
      LocalDate newYear = first.isAfter(day) ? LocalDate.of(day.getYear() - 1, 3, nowruz) : first;
      int since = (int) ChronoUnit.DAYS.between(newYear, day);
      int month = since < 186 ? since / 31 + 1 : (since - 186) / 30 + 7;
      int dayOfMonth = since < 186 ? since % 31 + 1 : (since - 186) % 30 + 1;
      int carried = written.getYear() - newYear.getYear();
      if (written.getMonthValue() == month && written.getDayOfMonth() == dayOfMonth && (carried == 0 || carried == 1)) {
        return true;
      }
    }
    return false;
  }

  private static String digits(LocalDate day) {
    return Integer.toString(day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth());
  }

  /** The days a birth can mean. */
  private record Span(LocalDate earliest, LocalDate latest, BirthCalendar calendar, String written) {

    static @Nullable Span of(Birth birth) {
      LocalDate from = birth.earliest() == null ? birth.latest() : birth.earliest();
      LocalDate to = birth.latest() == null ? birth.earliest() : birth.latest();
      return from == null || to == null ? null : new Span(from.isAfter(to) ? to : from, from.isAfter(to) ? from : to, birth.calendar(), birth.asWritten());
    }

    int width() {
      return (int) Math.min(Integer.MAX_VALUE, ChronoUnit.DAYS.between(earliest, latest) + 1);
    }

    LocalDate middle() {
      return earliest.plusDays((width() - 1) / 2);
    }

    boolean meets(Span other) {
      return !earliest.isAfter(other.latest) && !other.earliest.isAfter(latest);
    }

    long gap(Span other) {
      return earliest.isAfter(other.latest) ? ChronoUnit.DAYS.between(other.latest, earliest) : ChronoUnit.DAYS.between(latest, other.earliest);
    }

    boolean firstOfYear() {
      LocalDate day = middle();
      return day.getDayOfYear() == 1 || day.getMonthValue() == 3 && (day.getDayOfMonth() == 20 || day.getDayOfMonth() == 21);
    }
  }
}
