package org.passerelle.casefile;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the family, as the partner wrote them down. Names are never translated, re-ordered or split: many people have one name.
 *
 * @param position       place in the family's list, from 1; the principal applicant is 1
 * @param relation       to the principal applicant, or {@code principalApplicant}
 * @param accompanying   whether they travel with the family
 * @param nameInScript   the name in its own script
 * @param birthAsWritten the date of birth as it was given: a day, a month, a year
 * @param birthEarliest  the first day it can mean; null when unknown
 * @param birthLatest    the last day it can mean
 * @param nationality    ISO 3166-1 alpha-3
 */
public record Person(UUID id, int position, String relation, boolean accompanying, String fullName, @Nullable String nameInScript, String sex,
    String birthAsWritten, @Nullable LocalDate birthEarliest, @Nullable LocalDate birthLatest, @Nullable String nationality,
    @Nullable String documentType, @Nullable String documentNumber) {

  public boolean principalApplicant() {
    return relation.equals("principalApplicant");
  }

  /** The age on that day at which the person cannot be older; empty births count as unknown. */
  public boolean surelyUnder(int years, LocalDate on) {
    return birthEarliest != null && birthEarliest.plusYears(years).isAfter(on);
  }

  /** Whether the person may be younger than that: in doubt about an age a child is taken for a child. Unknown births count as grown up. */
  public boolean mayBeUnder(int years, LocalDate on) {
    return birthLatest != null && birthLatest.plusYears(years).isAfter(on);
  }
}
