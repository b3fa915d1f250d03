package org.passerelle.partner.authorization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why work can no longer go on under an authorization or exception.
 *
 * @param organizationId the organization for which it ended, when it is no longer named; null when it ended for all
 */
public record Ending(Why why, @Nullable UUID organizationId) {

  /** What happened. */
  public enum Why { expired, suspended, revoked, partnerRemoved }

  static Ending forAll(Why why) {
    return new Ending(why, null);
  }

  static Ending of(UUID organizationId) {
    return new Ending(Why.partnerRemoved, organizationId);
  }

  /** Whether it ended for that organization. */
  public boolean concerns(UUID organization) {
    return organizationId == null || organizationId.equals(organization);
  }
}
