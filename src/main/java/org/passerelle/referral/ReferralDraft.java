package org.passerelle.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral that a partner has begun and not sent, without what stands in it.
 *
 * @param caseId      the returned file it mends; null for a family not referred yet
 * @param baseVersion the version on file from which the mending started
 * @param version     goes up with each save
 * @param label       the partner's reference as typed so far; empty when none is
 * @param checked     whether the whole has been looked at once
 * @param changedAt   when it was saved last
 * @param changedBy   who saved it last, by the name they are greeted with
 */
public record ReferralDraft(UUID id, UUID partnerId, @Nullable UUID caseId, @Nullable Integer baseVersion, int version, String label,
    boolean checked, Instant changedAt, String changedBy) {

  /** Whether it mends a file that came back. */
  public boolean mends() {
    return caseId != null;
  }
}
