package org.passerelle.partner;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A principal or payee of an organization: who directs, owns, represents or signs for it, or receives money on its behalf.
 *
 * @param lastDay   the last day on which they are; null while they are
 * @param endReason why they ended; null while they have not
 */
public record Party(UUID id, PartyFacts facts, LocalDate fromDay, @Nullable LocalDate lastDay, @Nullable String endReason) {

  public boolean past(LocalDate today) {
    return lastDay != null && lastDay.isBefore(today);
  }
}
