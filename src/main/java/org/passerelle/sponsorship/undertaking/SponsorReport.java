package org.passerelle.sponsorship.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report on a family's settlement that a sponsor owes.
 *
 * @param code           which one: {@code first}, {@code atEnd}
 * @param dueOn          last day
 * @param toBeConfirmed  whether that day is the programme's until its source is confirmed
 * @param account        how the family has settled; there once it is filed
 * @param needs          what the family lacks
 * @param droppedAt      when it was no longer owed
 */
public record SponsorReport(UUID undertakingId, String code, LocalDate dueOn, boolean toBeConfirmed, @Nullable Instant filedAt, @Nullable String filedBy,
    @Nullable String account, @Nullable String needs, @Nullable Instant droppedAt) {

  /** Whether the sponsor still owes it. */
  public boolean owed() {
    return filedAt == null && droppedAt == null;
  }

  public boolean overdue(LocalDate today) {
    return owed() && dueOn.isBefore(today);
  }
}
