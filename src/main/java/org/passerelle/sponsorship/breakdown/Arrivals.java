package org.passerelle.sponsorship.breakdown;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Knows when a family arrived; implemented by whoever follows arrivals. */
public interface Arrivals {

  /** The day on which the family arrived in Canada; empty when it has not. */
  Optional<LocalDate> arrivedOn(UUID caseId);
}
