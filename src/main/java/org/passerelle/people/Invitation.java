package org.passerelle.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was invited and has not come yet.
 *
 * @param organizationEn name of the outside organization; null for staff, as {@code organizationFr}
 * @param lead           whether they are to look after the organization's people and programs
 * @param roles          what they may do here
 * @param expiresAt      until when the link in their mail opens
 */
public record Invitation(UUID id, @Nullable UUID organizationId, @Nullable String organizationEn, @Nullable String organizationFr, boolean lead,
    List<String> roles, String displayName, String email, String language, Instant invitedAt, Instant expiresAt) {

  public @Nullable String organization(String language) {
    return language.equals("fr") ? organizationFr : organizationEn;
  }
}
