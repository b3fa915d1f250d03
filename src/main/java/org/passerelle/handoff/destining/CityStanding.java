package org.passerelle.handoff.destining;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;

/**
 * A city's plan for a year and what of it is taken, in persons of the families whom no sponsor receives.
 *
 * @param plan          persons; null while nobody has entered one for this or an earlier year
 * @param planOf        the year for which it was entered: an earlier one holds on until the year has its own
 * @param source        who says so
 * @param demonstration whether it is invented
 * @param taken         persons destined for the city that year
 */
public record CityStanding(Place place, @Nullable Integer plan, @Nullable Integer planOf, @Nullable LocalDate since, @Nullable String source,
    boolean demonstration, int taken) {

  /** Persons for whom there is room; negative when the plan was exceeded. */
  public int left() {
    return (plan == null ? 0 : plan) - taken;
  }

  /** Percent of the plan that is taken. */
  public int percent() {
    return plan == null || plan == 0 ? taken > 0 ? 100 : 0 : (int) Math.round(100.0 * taken / plan);
  }
}
