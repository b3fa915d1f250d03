package org.passerelle.handoff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One to whom a version of a notice went, as officers read it.
 *
 * @param part        {@code office}, {@code provider} or {@code sponsor}
 * @param telephone   of the organization's desk
 * @param owesReceipt whether a receipt was asked of it
 * @param receivedHow {@code signedIn}, {@code telephone} or {@code webhook}
 */
public record NoticeRecipient(UUID noticeId, UUID organizationId, String code, String part, String nameEn, String nameFr, @Nullable String telephone,
    boolean owesReceipt, int timesSent, @Nullable Instant receivedAt, @Nullable String receivedHow, @Nullable String spokeTo) {

  /** Whether its receipt is missing. */
  public boolean silent() {
    return owesReceipt && receivedAt == null;
  }

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }
}
