package org.passerelle.handoff.destining;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a city's plan for a year.
 *
 * @param number    1 for the year's first; the last holds
 * @param enteredBy null when it came with the software
 */
public record CityPlan(int year, int number, int persons, LocalDate effectiveFrom, String source, boolean demonstration, @Nullable String enteredBy,
    @Nullable Instant enteredAt) {
}
