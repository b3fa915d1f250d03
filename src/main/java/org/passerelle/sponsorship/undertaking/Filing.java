package org.passerelle.sponsorship.undertaking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An undertaking as it was filed once.
 *
 * @param version from 1
 * @param members ids of those who were listed
 * @param outcome what was decided on it; null while nothing is
 * @param reason  of that decision
 */
public record Filing(int version, SettlementPlan plan, List<UUID> members, Instant filedAt, String filedBy, @Nullable UndertakingState outcome,
    @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable String reason) {
}
