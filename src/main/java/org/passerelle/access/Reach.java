package org.passerelle.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose people and programs somebody may look after. It stands as a condition in each statement, so that what lies outside of it does not exist
 * for them.
 *
 * @param organization the one organization, or null for everybody
 */
public record Reach(@Nullable UUID organization) {

  /** What an administrator looks after. */
  public static Reach everybody() {
    return new Reach(null);
  }

  /** What an organization's lead looks after. */
  public static Reach within(UUID organization) {
    return new Reach(organization);
  }
}
