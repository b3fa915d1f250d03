package org.passerelle.handoff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Which arrivals are looked for.
 *
 * @param week the Monday of the week (ISO 8601) in which they land; any day of it says the same. Null for all weeks
 * @param city code of the city that receives them; null for all cities
 */
public record ArrivalFilter(@Nullable LocalDate week, @Nullable String city) {

  public static final ArrivalFilter ALL = new ArrivalFilter(null, null);

  public ArrivalFilter {
    week = week == null ? null : monday(week);
  }

  public boolean all() {
    return week == null && city == null;
  }

  /** The same without what would tell its reader, by what is found, a day or a city that it may not be told. */
  ArrivalFilter only(Allowed allowed) {
    return new ArrivalFilter(allowed.only(DisclosedField.itinerary, week), allowed.only(DisclosedField.destination, city));
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
