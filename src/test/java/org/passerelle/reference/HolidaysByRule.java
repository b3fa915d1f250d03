package org.passerelle.reference;

import static java.time.DayOfWeek.MONDAY;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The holidays of each province by the rule that makes them, written down a second time and apart from the rows on file. */
public final class HolidaysByRule {

  public static final int FIRST = 2026;
  public static final int LAST = 2035;

  private enum Rule { newYear, third_of_february, goodFriday, easterMonday, victoria, saintJean, canada, civic, discovery, labour, truth, thanksgiving, remembrance, christmas, boxing }

  private static final Map<String, List<Rule>> KEPT = new TreeMap<>(Map.ofEntries(
      kept("AB", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.remembrance),
      kept("BC", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.truth, Rule.remembrance),
      kept("MB", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.truth, Rule.remembrance),
      kept("NB", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.remembrance, Rule.boxing),
      kept("NL", Rule.goodFriday, Rule.remembrance, Rule.boxing),
      kept("NS", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.remembrance, Rule.boxing),
      kept("NT", Rule.goodFriday, Rule.victoria, Rule.civic, Rule.truth, Rule.remembrance),
      kept("NU", Rule.goodFriday, Rule.victoria, Rule.civic, Rule.truth, Rule.remembrance),
      kept("ON", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.boxing),
      kept("PE", Rule.third_of_february, Rule.goodFriday, Rule.truth, Rule.remembrance, Rule.boxing),
      kept("QC", Rule.easterMonday, Rule.victoria, Rule.saintJean),
      kept("SK", Rule.third_of_february, Rule.goodFriday, Rule.victoria, Rule.civic, Rule.remembrance),
      kept("YT", Rule.goodFriday, Rule.victoria, Rule.discovery, Rule.truth, Rule.remembrance)));

  private HolidaysByRule() {
  }

  public static Set<String> provinces() {
    return KEPT.keySet();
  }

  /** All of the ten years. */
  public static Set<LocalDate> of(String province) {
    Set<LocalDate> days = new TreeSet<>();
    IntStream.rangeClosed(FIRST, LAST).forEach(year -> {
      List.of(Rule.newYear, Rule.canada, Rule.labour, Rule.thanksgiving, Rule.christmas).forEach(rule -> days.add(on(rule, year)));
      KEPT.get(province).forEach(rule -> days.add(on(rule, year)));
    });
    return days;
  }

  private static Map.Entry<String, List<Rule>> kept(String province, Rule... rules) {
    return Map.entry(province, List.of(rules));
  }

  private static LocalDate on(Rule rule, int year) {
    return switch (rule) {
      case newYear -> LocalDate.of(year, 1, 1);
      case third_of_february -> monday(year, Month.FEBRUARY, 3);
      case goodFriday -> easter(year).minusDays(2);
      case easterMonday -> easter(year).plusDays(1);
      case victoria -> LocalDate.of(year, 5, 25).with(TemporalAdjusters.previous(MONDAY));
      case saintJean -> LocalDate.of(year, 6, 24);
      case canada -> LocalDate.of(year, 7, 1);
      case civic -> monday(year, Month.AUGUST, 1);
      case discovery -> monday(year, Month.AUGUST, 3);
      case labour -> monday(year, Month.SEPTEMBER, 1);
      case truth -> LocalDate.of(year, 9, 30);
      case thanksgiving -> monday(year, Month.OCTOBER, 2);
      case remembrance -> LocalDate.of(year, 11, 11);
      case christmas -> LocalDate.of(year, 12, 25);
      case boxing -> LocalDate.of(year, 12, 26);
    };
  }

  private static LocalDate monday(int year, Month month, int nth) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, MONDAY));
  }

  /** By the moon of the church's tables, counted day by day: the Sunday after the full moon on or after 21 March (valid from 1900 to 2099). */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int moon = (19 * golden + 24) % 30;
    int fullMoon = moon - (moon == 29 || moon == 28 && golden > 10 ? 1 : 0);
    return LocalDate.of(year, 3, 21).plusDays(fullMoon).with(TemporalAdjusters.next(java.time.DayOfWeek.SUNDAY));
  }
}
