package org.passerelle.partner.authorization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;

/**
 * An area in which a listed entity is in control (Criminal Code, ss. 83.03 and 83.05).
 *
 * @param country     ISO 3166-1 alpha-3
 * @param region      part of the country; null for all of it
 * @param listedGroup who is in control
 * @param lastDay     null while it is
 * @param source      by which we know
 * @param endReason   why it was ended; null while it was not
 */
public record ControlledArea(UUID id, String country, @Nullable String region, String listedGroup, LocalDate fromDay, @Nullable LocalDate lastDay,
    String source, Signature entered, @Nullable String endReason, @Nullable Signature ended) {

  /** Whether the group is in control on that day. */
  public boolean on(LocalDate day) {
    return !fromDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
  }
}
