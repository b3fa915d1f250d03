package org.passerelle.handoff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something owed to a family in its first months.
 *
 * @param kind      {@code lodging}, {@code healthOffer}, {@code healthAssessment}, {@code school}, {@code languageClasses},
 *                  {@code incomeSupport} or {@code sponsorReport}
 * @param owedBy    who owes it: {@code office}, {@code provider}, {@code health} or {@code sponsor}
 * @param dueOn     last day, where the family lives
 * @param state     {@code open}, {@code reached}, {@code declined} by the family, or {@code carriedOn} by the province after it took over
 * @param settledOn the day it was
 */
public record Milestone(String kind, String owedBy, LocalDate dueOn, String state, @Nullable LocalDate settledOn, @Nullable String remarks) {
}
