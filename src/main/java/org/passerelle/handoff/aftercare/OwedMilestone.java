package org.passerelle.handoff.aftercare;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something owed to a family in its first months, as one who follows it reads it.
 *
 * @param kind      as in {@link org.passerelle.handoff.Milestone}
 * @param owedBy    {@code office}, {@code provider}, {@code health} or {@code sponsor}
 * @param dueOn     last day, where the family lives
 * @param state     {@code open}, {@code reached}, {@code declined} or {@code carriedOn}
 * @param settledOn the day it was
 * @param landed    the day the family landed
 * @param today     the day it is where the family lives
 * @param mine      whether the reader is to settle it
 */
public record OwedMilestone(UUID caseId, String caseNumber, String kind, String owedBy, LocalDate dueOn, String state,
    @Nullable LocalDate settledOn, @Nullable String remarks, LocalDate landed, LocalDate today, boolean mine) {

  /** The offer is the establishment's duty, and a report is filed or not: neither is for the family to decline. */
  public boolean declinable() {
    return !kind.equals(Settlement.HEALTH_OFFER) && !kind.equals(Settlement.SPONSOR_REPORT);
  }

  public boolean open() {
    return state.equals("open");
  }

  /** Whether its last day is over and nobody has settled it. */
  public boolean overdue() {
    return open() && dueOn.isBefore(today);
  }

  /** Whether it is about the health of the family: nothing but the day is written down of it. */
  public boolean health() {
    return kind.equals(Settlement.HEALTH_OFFER) || kind.equals(Settlement.HEALTH_ASSESSMENT);
  }
}
