package org.passerelle.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an agreement stands today, in short: for lists, and for the partner's own people.
 *
 * @param purposes       what it is for, of {@link Agreement#PURPOSES}
 * @param endsOn         last day; null when it has none
 * @param quota          persons this calendar year; null when there is no limit
 * @param used           persons referred this year whose places were not given back
 * @param suspendedUntil last day of the suspension; null when it is not suspended, or not known
 */
public record AgreementStanding(String number, Agreement.State state, LocalDate startsOn, @Nullable LocalDate endsOn, List<String> purposes,
    List<String> programmes, boolean insideCountry, @Nullable Integer quota, int used, @Nullable LocalDate suspendedUntil) {

  /** How many more persons may be referred this year; null when there is no limit. */
  public @Nullable Integer left() {
    return quota == null ? null : Math.max(0, quota - used);
  }

  public boolean running() {
    return state == Agreement.State.inForce || state == Agreement.State.suspended;
  }
}
