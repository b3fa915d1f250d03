package org.passerelle.sponsorship.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Stream;

/**
 * What a sponsor that accepted a family undertakes in writing: to support it for some months, by a plan (IMM 5373, IMM 5670; in Québec the undertaking
 * of collective sponsorship, RLRQ c. I-0.2.1, r. 3).
 *
 * @param months        for how long
 * @param version       how often it was filed
 * @param dueAt         until when it may be filed; null for a moment after it was given back to be corrected
 * @param byMinistry    whether Québec's ministry decided, when somebody did
 * @param reason        why it was given back or refused; the sponsor reads it
 * @param endedAt       when it was refused, lapsed or ended
 * @param establishedOn when the family arrived
 */
public record Undertaking(UUID id, UUID caseId, String caseNumber, UUID sponsorId, String sponsorCode, String sponsorNameEn, String sponsorNameFr, Stream stream,
    int months, UndertakingState state, int version, Instant askedAt, @Nullable Instant dueAt, @Nullable Instant filedAt, @Nullable String filedBy,
    @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable Boolean byMinistry, @Nullable String reason, @Nullable Instant endedAt,
    @Nullable LocalDate establishedOn) {

  /** Whether the sponsor may file it, as far as time goes. */
  public boolean fileable(Instant now) {
    return state.open() && dueAt != null && now.isBefore(dueAt);
  }

  public String sponsorName(String language) {
    return language.equals("fr") ? sponsorNameFr : sponsorNameEn;
  }
}
