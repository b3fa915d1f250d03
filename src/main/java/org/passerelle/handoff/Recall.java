package org.passerelle.handoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice of arrival that was sent in error and called back, all its versions.
 *
 * @param number     of the notice
 * @param recipients everyone it went to
 */
public record Recall(String number, UUID caseId, String caseNumber, String reason, String recalledBy, Instant recalledAt,
    List<Recipient> recipients) {

  /**
   * One to whom the notice went.
   *
   * @param destroyedAt when it confirmed that its copies are destroyed
   */
  public record Recipient(UUID organization, String code, String nameEn, String nameFr, @Nullable Instant destroyedAt, @Nullable String destroyedBy) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }

  /** A notice called back whose copies an organization has still to destroy: its number and the version it had last. */
  public record Owed(String number, UUID noticeId) {
  }
}
