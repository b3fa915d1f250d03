package org.passerelle.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation.Manner;

/**
 * A request to an NGO to meet a family and attest who they are.
 *
 * @param remindAt when half of its time has passed
 * @param dueAt    when it is closed if no attestation has come
 * @param closedAt when it ended
 * @param manner   how the family may be met
 * @param authorizationId under which authorization or documented exception the NGO works; null where none is needed
 * @param heldUntil when the NGO means to go on; null while it is not held
 * @param endReason why it was handed back or stopped, in the words of whoever did so
 */
public record VerificationRequest(UUID id, UUID caseId, String caseNumber, UUID verifierId, RequestState state, Instant requestedAt,
    Instant remindAt, Instant dueAt, @Nullable Instant closedAt, Manner manner, @Nullable UUID authorizationId, @Nullable Instant heldUntil,
    @Nullable String endReason) {

  public boolean open() {
    return state == RequestState.open;
  }

  /** Whether the NGO may still read the family and answer. */
  public boolean inHand() {
    return state.inHand();
  }
}
