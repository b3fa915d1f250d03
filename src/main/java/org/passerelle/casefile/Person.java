package org.passerelle.casefile;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the family, as the partner wrote them down. Names are never translated, re-ordered or split: many people have one name.
 *
 * @param position     place in the family's list, from 1
 * @param relation     to the principal applicant, or {@code principalApplicant}
 * @param accompanying whether they travel with the family
 * @param nameInScript the name in its own script
 * @param nationality  ISO 3166-1 alpha-3
 */
public record Person(UUID id, int position, String relation, boolean accompanying, String fullName, @Nullable String nameInScript, String sex,
    Birth birth, @Nullable String nationality, @Nullable String documentType, @Nullable String documentNumber, Particulars particulars) {

  /** A person of whom nothing else is known. */
  public Person(UUID id, int position, String relation, boolean accompanying, String fullName, @Nullable String nameInScript, String sex,
      String birth, @Nullable LocalDate earliest, @Nullable LocalDate latest, @Nullable String nationality, @Nullable String documentType,
      @Nullable String documentNumber) {
    this(id, position, relation, accompanying, fullName, nameInScript, sex,
        new Birth(birth, BirthCalendar.gregorian, null, null, null, earliest, latest), nationality, documentType, documentNumber,
        Particulars.NONE);
  }

  public boolean principalApplicant() {
    return relation.equals("principalApplicant");
  }

  /** The birth as it is shown, in every language. */
  public String birthAsWritten() {
    return birth.shown();
  }

  public @Nullable LocalDate birthEarliest() {
    return birth.earliest();
  }

  public @Nullable LocalDate birthLatest() {
    return birth.latest();
  }

  /** The age on that day at which the person cannot be older; empty births count as unknown. */
  public boolean surelyUnder(int years, LocalDate on) {
    return birth.earliest() != null && birth.earliest().plusYears(years).isAfter(on);
  }

  /** Whether the person may be younger than that: in doubt about an age a child is taken for a child. Unknown births count as grown up. */
  public boolean mayBeUnder(int years, LocalDate on) {
    return birth.latest() != null && birth.latest().plusYears(years).isAfter(on);
  }
}
