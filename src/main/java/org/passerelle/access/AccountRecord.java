package org.passerelle.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as those see it who look after it.
 *
 * @param organizationEn name of the outside organization; null for staff, as {@code organizationFr}
 * @param lead           whether the person looks after their organization's people and programs
 * @param secured        whether they have a second factor
 * @param disabledAt     since when they cannot sign in
 */
public record AccountRecord(UUID id, String username, String displayName, String email, String language, @Nullable UUID organizationId,
    @Nullable String organizationEn, @Nullable String organizationFr, List<String> roles, boolean lead, boolean secured,
    @Nullable Instant disabledAt) {

  public boolean active() {
    return disabledAt == null;
  }

  public boolean staff() {
    return organizationId == null;
  }

  /** The organization's name; null for staff. */
  public @Nullable String organization(String language) {
    return language.equals("fr") ? organizationFr : organizationEn;
  }
}
