package org.passerelle.sponsorship.breakdown;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sponsorship that broke down. For staff only.
 *
 * @param reportedAs   {@code officer} or {@code sponsor}
 * @param safety       whether the family was safe; null until it was assessed
 * @param stateSince   since when the State protected the family until its new care was settled; null when it did not have to
 * @param care         which care was chosen: a stream in which a sponsor is sought, or {@code state}
 * @param finalSafety  whether the family is safe in its new care
 * @param endCode      {@code settled}, or {@code withdrawn} when the case stopped
 */
public record Breakdown(UUID id, UUID caseId, String sponsorNameEn, String sponsorNameFr, String reportedAs, String reason, String reportedBy, Instant reportedAt,
    @Nullable Step safety, @Nullable Instant stateSince, @Nullable Step care, @Nullable Step finalSafety, @Nullable String endCode, @Nullable Instant endedAt) {

  public String sponsorName(String language) {
    return language.equals("fr") ? sponsorNameFr : sponsorNameEn;
  }

  /** What an officer decided in one step, and why. */
  public record Step(String code, String reason, String by, Instant at) {
  }
}
