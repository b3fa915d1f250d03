package org.passerelle.sponsorship.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time a sponsor was vetted.
 *
 * @param outcome    one of {@link #OUTCOMES}
 * @param validUntil the last day on which it counts; null when it has no end
 * @param vettedBy   user name of the officer
 */
public record Vetting(UUID sponsorId, LocalDate vettedOn, String outcome, @Nullable LocalDate validUntil, String vettedBy, @Nullable String remark) {

  public static final String CLEARED = "cleared";
  public static final List<String> OUTCOMES = List.of(CLEARED, "refused");

  /** Whether the sponsor may sponsor on that day, as far as vetting goes. */
  public boolean clears(LocalDate day) {
    return CLEARED.equals(outcome) && (validUntil == null || !validUntil.isBefore(day));
  }
}
