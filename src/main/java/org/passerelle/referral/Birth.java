package org.passerelle.referral;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of birth as it was written down, and the days it can mean. Many people know the year alone; nothing is made up to fill a date.
 *
 * @param asWritten a year, a month ({@code 1994-05}), a day ({@code 1994-05-17}) or {@code unknown}
 * @param earliest  the first day it can mean; null when unknown
 * @param latest    the last day it can mean; null when unknown
 */
public record Birth(String asWritten, @Nullable LocalDate earliest, @Nullable LocalDate latest) {

  /** How a birth that nobody knows is written. */
  public static final String UNKNOWN = "unknown";

  private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

  /** Reads a birth; empty when it is not one of the forms, is no day of the calendar, or lies before 1900. */
  public static Optional<Birth> read(String written) {
    if (written.equals(UNKNOWN)) {
      return Optional.of(new Birth(written, null, null));
    }
    if (!FORM.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(dated(written)).filter(birth -> !birth.earliest.isBefore(OLDEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the person was surely not born yet on that day. */
  public boolean after(LocalDate day) {
    return earliest != null && earliest.isAfter(day);
  }

  private static Birth dated(String written) {
    return switch (written.length()) {
      case 4 -> {
        int year = Integer.parseInt(written);
        yield new Birth(written, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      case 7 -> {
        YearMonth month = YearMonth.parse(written);
        yield new Birth(written, month.atDay(1), month.atEndOfMonth());
      }
      default -> {
        LocalDate day = LocalDate.parse(written);
        yield new Birth(written, day, day);
      }
    };
  }
}
