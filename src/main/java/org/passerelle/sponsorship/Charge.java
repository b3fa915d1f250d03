package org.passerelle.sponsorship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes charge of a family in its first year.
 *
 * @param takenBy   {@code sponsor} or {@code state}; null until it is settled
 * @param sponsorId the sponsor, if one does
 */
public record Charge(UUID caseId, Stream stream, @Nullable String takenBy, @Nullable UUID sponsorId, @Nullable Instant settledAt) {

  /** A sponsor has undertaken to support the family. */
  public static final String BY_SPONSOR = "sponsor";

  /** The State supports the family. */
  public static final String BY_STATE = "state";
}
