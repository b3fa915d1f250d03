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
   */
  public record Asked(UUID id, String verifierNameEn, String verifierNameFr, RequestState state, Instant requestedAt, Instant dueAt,
      @Nullable Instant closedAt, @Nullable Attestation attestation, @Nullable String attestedBy, @Nullable Instant attestedAt) {

    public String verifierName(String language) {
      return language.equals("fr") ? verifierNameFr : verifierNameEn;
    }
  }

  /**
   * An officer's decision.
   *
   * @param kind     {@code first} or {@code secondOpinion}
   * @param decision {@code confirmed}, {@code inconclusive}, {@code contradicted}; for a second opinion {@code agree}, {@code disagree}
   */
  public record Decided(String kind, String decision, String reason, String decidedBy, Instant decidedAt) {
  }
}
