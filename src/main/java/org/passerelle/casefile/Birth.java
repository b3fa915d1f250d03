package org.passerelle.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A birth as it was written down, and the days it can mean. Many people know the year alone, or an age; nothing is made up to fill a date.
 *
 * @param asWritten a year, a month ({@code 1994-05}), a day ({@code 1994-05-17}), {@code unknown}, or {@code age} when an age alone is known
 * @param calendar  in which it was written
 * @param original  as a document or the person put it, in its own words and script
 * @param age       in full years, when an age alone is known
 * @param ageOn     the day on which that was the age
 * @param earliest  the first day it can mean; null when unknown
 * @param latest    the last day it can mean; null when unknown
 */
public record Birth(String asWritten, BirthCalendar calendar, @Nullable String original, @Nullable Integer age, @Nullable LocalDate ageOn,
    @Nullable LocalDate earliest, @Nullable LocalDate latest) {

  /** How a birth that nobody knows is written. */
  public static final String UNKNOWN = "unknown";

  /** What stands in place of a date when an age alone is known. */
  public static final String AGE = "age";

  private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

  /** How exactly a birth is known. */
  public enum Precision {
    day, month, year, age, unknown
  }

  /** Reads a birth of our calendar. */
  public static Optional<Birth> read(String written) {
    return read(written, BirthCalendar.gregorian, null);
  }

  /** Reads a birth; empty when it is not one of the forms, is no day of the calendar, or lies before 1900. */
  public static Optional<Birth> read(String written, BirthCalendar calendar, @Nullable String original) {
    if (written.equals(UNKNOWN)) {
      return Optional.of(new Birth(written, calendar, original, null, null, null, null));
    }
    if (!FORM.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(dated(written, calendar, original)).filter(birth -> !birth.earliest.isBefore(OLDEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The calendars that may have been meant when the year of a birth cannot be one of the calendar given: somebody alive was born after 1899.
   *
   * @return none when the calendar given fits, or no other does
   */
  public static Set<BirthCalendar> calendarsMeant(String written, BirthCalendar given, LocalDate latest) {
    if (!FORM.matcher(written).matches()) {
      return Set.of();
    }
    Set<BirthCalendar> fitting = EnumSet.allOf(BirthCalendar.class);
    fitting.removeIf(calendar -> read(written.substring(0, 4), calendar, null).filter(birth -> !birth.after(latest)).isEmpty());
    return fitting.contains(given) ? Set.of() : fitting;
  }

  /** The birth of someone who had that age, in full years, on that day. */
  public static Birth ofAge(int age, LocalDate on, @Nullable String original) {
    return new Birth(AGE, BirthCalendar.gregorian, original, age, on, on.minusYears(age + 1L).plusDays(1), on.minusYears(age));
  }

  /** Whether the person was surely not born yet on that day. */
  public boolean after(LocalDate day) {
    return earliest != null && earliest.isAfter(day);
  }

  public Precision precision() {
    if (asWritten.equals(AGE)) {
      return Precision.age;
    }
    return asWritten.equals(UNKNOWN) ? Precision.unknown : Precision.values()[(10 - asWritten.length()) / 3];
  }

  /** As it is shown, in every language: {@code 1994-05}, {@code 1373-02 SH}, {@code ≈34 (2026-11-21)}, {@code unknown}. */
  public String shown() {
    return asWritten.equals(AGE) ? "≈" + age + " (" + ageOn + ")" : asWritten + (asWritten.equals(UNKNOWN) ? "" : calendar.mark());
  }

  private static Birth dated(String written, BirthCalendar calendar, @Nullable String original) {
    int year = Integer.parseInt(written.substring(0, 4));
    int firstMonth = written.length() > 4 ? Integer.parseInt(written.substring(5, 7)) : 1;
    int lastMonth = written.length() > 4 ? firstMonth : 12;
    int firstDay = written.length() > 7 ? Integer.parseInt(written.substring(8)) : 1;
    int lastDay = written.length() > 7 ? firstDay : calendar.lengthOf(year, lastMonth);
    LocalDate earliest = calendar.day(year, firstMonth, firstDay);
    LocalDate latest = calendar.day(year, lastMonth, lastDay);
    return new Birth(written, calendar, original, null, null, earliest.minusDays(calendar.doubt()), latest.plusDays(calendar.doubt()));
  }
}
