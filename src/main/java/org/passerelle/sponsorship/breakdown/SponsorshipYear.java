package org.passerelle.sponsorship.breakdown;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The year for which a sponsor answers: twelve months from the family's arrival (Immigration and Refugee Protection Regulations, s. 154; in Québec RIQ, one year).
 * Before the arrival the undertaking binds already, and can break down.
 */
public final class SponsorshipYear {

  private static final int MONTHS = 12;

  private SponsorshipYear() {
  }

  /** Whether the sponsor still answers for the family. */
  public static boolean runs(Optional<LocalDate> arrivedOn, LocalDate today) {
    return arrivedOn.isEmpty() || today.isBefore(arrivedOn.get().plusMonths(MONTHS));
  }
}
