package org.passerelle.casefile;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in which births are written down. Afghanistan and Iran use the Solar Hijri calendar; the lunar one stands on religious papers and on
 * those of some Arab countries.
 */
public enum BirthCalendar {

  gregorian(null, "", 0),

  /** 1400-05-24 is 2021-08-15. */
  solarHijri("@calendar=persian", " SH", 0),

  /** By the tabular rule. A month begins when the crescent is seen, so that a day of it may be a day earlier or later. */
  lunarHijri("@calendar=islamic-civil", " AH", 1);

  private final @Nullable String locale;
  private final String mark;
  private final int doubt;

  BirthCalendar(@Nullable String locale, String mark, int doubt) {
    this.locale = locale;
    this.mark = mark;
    this.doubt = doubt;
  }

  /** What stands behind a date of this calendar, in every language. */
  public String mark() {
    return mark;
  }

  /** Days by which a day of this calendar may be off. */
  int doubt() {
    return doubt;
  }

  /** The day of our calendar. Thrown when there is no such day. */
  LocalDate day(int year, int month, int day) {
    if (locale == null) {
      return LocalDate.of(year, month, day);
    }
    Calendar calendar = at(year, month);
    if (day < 1 || day > calendar.getActualMaximum(Calendar.DAY_OF_MONTH)) {
      throw new DateTimeException("no such day");
    }
    calendar.set(Calendar.DAY_OF_MONTH, day);
    return Instant.ofEpochMilli(calendar.getTimeInMillis()).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** How many days that month has. */
  int lengthOf(int year, int month) {
    return locale == null ? java.time.YearMonth.of(year, month).lengthOfMonth() : at(year, month).getActualMaximum(Calendar.DAY_OF_MONTH);
  }

  private Calendar at(int year, int month) {
    if (year < 1 || month < 1 || month > 12) {
      throw new DateTimeException("no such month");
    }
    Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale(locale));
    calendar.clear();
    calendar.set(year, month - 1, 1);
    return calendar;
  }
}
