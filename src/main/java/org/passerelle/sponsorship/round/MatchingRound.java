package org.passerelle.sponsorship.round;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round in which sponsors are sought for all families who wait, at once.
 *
 * @param number        as people call it: R-2026-0001
 * @param attempt       how often the pool was collected
 * @param collectedAt   as of when families and sponsors were read
 * @param policy        points that counted
 * @param policyVersion version of the table that they come from
 * @param pastFamilies  how many families of the past year the prices of places rest on
 * @param behind        groups that were matched less than their share in the past year
 * @param objective     what the plan is worth in points, prices of the places taken off
 * @param bound         no plan can be worth more
 * @param proven        whether no better plan exists
 * @param tookMillis    how long it took to find
 * @param nobodyBecause why nobody could be placed: {@code noFamily}, {@code noSponsor} or {@code allShutOut}
 * @param discardReason why an officer discarded the plan, or gave the round up
 */
public record MatchingRound(UUID id, String number, State state, String begunBy, Instant begunAt, int attempt, @Nullable Instant collectedAt,
    @Nullable Policy policy, @Nullable String policyVersion, @Nullable Integer pastFamilies, List<String> behind, @Nullable Double objective, @Nullable Double bound,
    @Nullable Boolean proven, @Nullable Long tookMillis, @Nullable String nobodyBecause, @Nullable String endedBy, @Nullable Instant endedAt,
    @Nullable String discardReason) {

  /** Where a round stands. */
  public enum State {
    begun, collected,
    /** An officer looks at the plan, and may change it. */
    planned,
    /** The officer published it; holds are being placed. */
    publishing, published, discarded,
    /** Nobody could be placed; the round says why. */
    nobody
  }
}
