package org.passerelle.sponsorship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family proposed to a sponsor. A pair that failed never comes back. From the proposal until it fails it keeps one of the sponsor's places.
 *
 * @param named      whether the sponsor named the family
 * @param room       what the family takes of the sponsor's room while the proposal lives
 * @param heldAt     when the sponsor was asked; null while an officer looks at it, and for ever when the officer did not approve it
 * @param expiresAt  until when the sponsor may answer
 * @param endedAt    when it was answered or ended otherwise
 * @param declineCode why the sponsor declined, out of the short list
 */
public record Proposal(UUID id, UUID caseId, String caseNumber, UUID sponsorId, boolean named, Room room, ProposalState state, Instant proposedAt,
    @Nullable Instant heldAt, @Nullable Instant expiresAt, @Nullable Instant endedAt, @Nullable String answeredBy,
    @Nullable DeclineReason declineCode, @Nullable String declineReason, @Nullable String officerReason) {

  /** Whether the sponsor may answer, as far as time goes. */
  public boolean answerable(Instant now) {
    return state == ProposalState.held && expiresAt != null && now.isBefore(expiresAt);
  }
}
