package org.passerelle.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All there is on a family's identity: whom we asked, what they attested, what officers decided. For staff only. */
public record IdentityRecord(List<Asked> requests, List<Decided> decisions) {

  /**
   * A request to an NGO and its answer.
   *
   * @param attestation what it found; null when it has not attested
   * @param attestedBy  user name or client id
   * @param endReason   why it was held, handed back or stopped, in the words of whoever did so
   */
  public record Asked(UUID id, UUID verifierId, String verifierNameEn, String verifierNameFr, RequestState state, Instant requestedAt, Instant dueAt,
      @Nullable Instant closedAt, @Nullable Attestation attestation, @Nullable String attestedBy, @Nullable Instant attestedAt,
      @Nullable String endReason) {

    public String verifierName(String language) {
      return language.equals("fr") ? verifierNameFr : verifierNameEn;
    }
  }

  /**
   * An officer's decision.
   *
   * @param kind         {@code first}, {@code secondOpinion} or {@code fraud}
   * @param decision     code of what was decided; for a second opinion {@code agree}, {@code disagree}; on fraud {@code upheld}, {@code notUpheld}
   * @param reservations with what an identity was confirmed all the same; null for other decisions
   * @param stillOwed    what has to be made good after an emergency override; null for other decisions
   */
  public record Decided(UUID id, String kind, String decision, String reason, @Nullable String reservations, @Nullable String stillOwed,
      String decidedBy, Instant decidedAt) {
  }
}
