package org.passerelle.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to an NGO to meet a family and attest who they are.
 *
 * @param remindAt when half of its time has passed
 * @param dueAt    when it is closed if no attestation has come
 * @param closedAt when it was answered, overdue or withdrawn
 */
public record VerificationRequest(UUID id, UUID caseId, String caseNumber, UUID verifierId, RequestState state, Instant requestedAt,
    Instant remindAt, Instant dueAt, @Nullable Instant closedAt) {

  public boolean open() {
    return state == RequestState.open;
  }
}
