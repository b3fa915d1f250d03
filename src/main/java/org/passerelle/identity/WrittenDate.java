package org.passerelle.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people write them: {@code 1373/2/5}, {@code ۱۳۷۳-۰۲-۰۵}, {@code 25.2.1994}, {@code 3 March 2026}, {@code 3 mars 2026}. Whether a date such
 * as 5/2/1994 begins with its day or its month nobody can tell, so that it is not read at all.
 */
public final class WrittenDate {

  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})(?:[-/. ](\\d{1,2})(?:[-/. ](\\d{1,2}))?)?");
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
  private static final Pattern NAMED = Pattern.compile("(?:(\\d{1,2})(?:er)? )?(\\p{L}{3,9})\\.? (?:(\\d{1,2}),? )?(\\d{4})");
  private static final List<Pattern> MONTHS = List.of(
      month("jan", "janv"), month("feb", "fev", "févr?"), month("mar", "mars"), month("apr", "avr"), month("may", "mai"), month("jun", "juin"),
      month("jul", "juil"), month("aug", "aou", "août"), month("sep", "sept"), month("oct"), month("nov"), month("dec", "déc"));
  private static final int MONTHS_OF_YEAR = 12;

  private WrittenDate() {
  }

  /** The same as year, year-month or year-month-day, of whatever calendar; what cannot be read stays as it is. */
  public static String plain(String written) {
    String text = digits(written).strip().replaceAll("\\s+", " ");
    Matcher first = YEAR_FIRST.matcher(text);
    if (first.matches()) {
      return joined(first.group(1), first.group(2), first.group(3));
    }
    Matcher last = YEAR_LAST.matcher(text);
    if (last.matches()) {
      return unambiguous(last.group(1), last.group(2), last.group(3)).orElse(text);
    }
    return named(text).orElse(text);
  }

  /** A day of our calendar. */
  public static Optional<LocalDate> day(String written) {
    try {
      String plain = plain(written);
      return plain.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(plain)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> unambiguous(String one, String other, String year) {
    if (Integer.parseInt(one) > MONTHS_OF_YEAR || one.equals(other)) {
      return Optional.of(joined(year, other, one));
    }
    return Integer.parseInt(other) > MONTHS_OF_YEAR ? Optional.of(joined(year, one, other)) : Optional.empty();
  }

  private static Optional<String> named(String text) {
    Matcher named = NAMED.matcher(text.toLowerCase(Locale.ROOT));
    if (!named.matches() || named.group(1) != null && named.group(3) != null) {
      return Optional.empty();
    }
    for (int month = 0; month < MONTHS_OF_YEAR; month++) {
      if (MONTHS.get(month).matcher(named.group(2)).matches()) {
        return Optional.of(joined(named.group(4), String.valueOf(month + 1), named.group(1) == null ? named.group(3) : named.group(1)));
      }
    }
    return Optional.empty();
  }

  private static Pattern month(String... beginnings) {
    return Pattern.compile("(" + String.join("|", beginnings) + ")\\p{L}*");
  }

  private static String joined(String year, String month, String day) {
    return year + (month == null ? "" : "-" + two(month)) + (day == null ? "" : "-" + two(day));
  }

  private static String two(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  /** With the digits of any script as ours. */
  private static String digits(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(point -> {
      if (Character.isDigit(point)) {
        plain.append(Character.digit(point, 10));
      } else {
        plain.appendCodePoint(point);
      }
    });
    return plain.toString();
  }
}
