package org.passerelle.referral.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A referral as its partner's program sees it. Codes are for programs, texts for people, in the language asked for.
 *
 * @param status     {@code intake}, {@code returned}, {@code asked}, {@code identity}, {@code matching}, {@code handoff}, or {@code closed.} with the outcome
 * @param heldBy     who holds the file: {@code ircc}, {@code partner}, {@code ngo}, {@code sponsor}, {@code province} …
 * @param until      when the holder's time ends
 * @param version    which submission is on file
 * @param returned   what is asked of the partner; only while the referral is returned
 * @param remarks    what was noted without returning the referral for it
 * @param ineligible the ground and the reason; only when the family was found ineligible
 */
record ReferralAnswer(String caseNumber, String partnerReference, String status, String statusText, @Nullable String heldBy,
    @Nullable String heldByText, @Nullable Instant until, @Nullable String priority, Instant receivedAt, @Nullable Instant closedAt,
    @Nullable Integer version, @Nullable Returned returned, @Nullable List<Found> remarks, @Nullable Ineligible ineligible) {

  /** Why the referral came back. */
  record Returned(Instant resubmitBy, @Nullable String reason, List<Found> faults) {
  }

  /** Something found in the referral. */
  record Found(@Nullable String code, String field, String message) {
  }

  /** Why the family is not eligible. */
  record Ineligible(@Nullable String ground, String groundText, @Nullable String reason) {
  }

  /** A page of the list. */
  record Page(List<ReferralAnswer> referrals, @Nullable String next) {
  }
}
