package org.passerelle.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What endangered a family or an NGO's people while the family's identity was confirmed. For staff only.
 *
 * @param account    what happened, in the NGO's words
 * @param reportedBy user name or client id
 */
public record Incident(UUID id, UUID requestId, Kind kind, LocalDate happenedOn, String account, String reportedBy, Instant reportedAt) {

  /** What kind of harm or danger. */
  public enum Kind { familyInDanger, staffInDanger, informationLeaked, other }
}
