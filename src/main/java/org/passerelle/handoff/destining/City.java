package org.passerelle.handoff.destining;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;

/**
 * A city that could receive families this year.
 *
 * @param services  those of {@link Service} that it has
 * @param languages in which a family can live and be served there, ISO 639 codes
 * @param plan      persons it plans to receive this year; null while it has no plan
 * @param taken     persons destined for it this year
 * @param load      how its share of the plan that is taken stands to that of all cities: {@code light}, {@code even} or {@code heavy}
 */
record City(Place place, Set<Service> services, Set<String> languages, @Nullable Integer plan, int taken, String load) {

  /** Services at a place, which not every family needs. */
  enum Service { medical, trauma, settlement, schoolLanguage }

  /** Persons for whom the plan has room. */
  int left() {
    return plan == null ? 0 : Math.max(0, plan - taken);
  }
}
