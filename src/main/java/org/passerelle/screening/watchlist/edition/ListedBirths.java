package org.passerelle.screening.watchlist.edition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.screening.watchlist.BirthRange;
import org.passerelle.screening.watchlist.edition.ListEntry.Birth;

/** Births as lists write them. */
final class ListedBirths {

  /** How far an approximate year may be off, in years; lists do not say. */
  private static final int DOUBT = 2;

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2100;
  private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern MONTH_AND_YEAR = Pattern.compile("([A-Za-z]{3,9})\\.? (\\d{4})");
  private static final Pattern WRITTEN = Pattern.compile("(~|≈|c\\. ?)?(\\d{4})(-\\d{2}(?:-\\d{2})?)?(?:[/–](\\d{4}))?");

  private ListedBirths() {
  }

  static Birth day(LocalDate day, boolean approximate) {
    return approximate ? new Birth("≈" + day, years(day.getYear() - DOUBT, day.getYear() + DOUBT)) : new Birth(day.toString(), new BirthRange(day, day));
  }

  static Birth year(int year, boolean approximate) {
    return approximate ? new Birth("≈" + year, years(year - DOUBT, year + DOUBT)) : new Birth(String.valueOf(year), years(year, year));
  }

  static Birth between(int from, int to) {
    return new Birth(from + "–" + to, years(from, to));
  }

  /** A birth in a publisher's free words: {@code Nov. 1973} is read, what is not understood stands as written. */
  static Birth inWords(String words) {
    return read(words).or(() -> monthAndYear(words)).orElseGet(() -> new Birth(words, null));
  }

  /** Reads {@code 1990-05-17}, {@code 1990-05}, {@code 1990}, {@code ~1990} and {@code 1990/1992}. */
  static Optional<Birth> read(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int year = known(Integer.parseInt(parts.group(2)));
      boolean approximate = parts.group(1) != null;
      if (parts.group(4) != null) {
        int to = known(Integer.parseInt(parts.group(4)));
        return approximate || parts.group(3) != null || to < year ? Optional.empty() : Optional.of(between(year, to));
      }
      if (parts.group(3) == null) {
        return Optional.of(year(year, approximate));
      }
      if (parts.group(3).length() > 3) {
        return Optional.of(day(LocalDate.parse(year + parts.group(3)), approximate));
      }
      return approximate ? Optional.empty() : Optional.of(month(YearMonth.parse(year + parts.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static int known(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("no year of a birth");
    }
    return year;
  }

  private static Optional<Birth> monthAndYear(String words) {
    Matcher parts = MONTH_AND_YEAR.matcher(words.strip());
    int month = parts.matches() ? MONTHS.indexOf(parts.group(1).substring(0, 3).toLowerCase(Locale.ROOT)) + 1 : 0;
    return month == 0 ? Optional.empty() : Optional.of(month(YearMonth.of(Integer.parseInt(parts.group(2)), month)));
  }

  private static Birth month(YearMonth month) {
    return new Birth(month.toString(), new BirthRange(month.atDay(1), month.atEndOfMonth()));
  }

  private static BirthRange years(int from, int to) {
    return new BirthRange(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31));
  }
}
