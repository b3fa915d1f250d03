package org.passerelle.casefile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;

/**
 * One family's case.
 *
 * @param number           by which everybody names it, such as PAS-2026-000123
 * @param partnerId        the organization that referred the family
 * @param partnerReference the partner's own number for it
 * @param stage            where it stands: intake, identity, matching, handoff, closed
 * @param outcome          why it closed, once it has
 * @param priority         null until the need has been assessed
 */
public record CaseFile(UUID id, String number, UUID partnerId, String partnerReference, String stage, @Nullable String outcome,
    @Nullable Priority priority, Instant receivedAt, @Nullable Instant closedAt) {

  public boolean open() {
    return closedAt == null;
  }

  /** The priority to work by: normal until the need has been assessed. */
  public Priority workingPriority() {
    return priority == null ? Priority.normal : priority;
  }
}
