package org.passerelle.identity.gate;

import java.time.Instant;
import java.util.UUID;

/**
 * Whether and how a family may be met without danger for it and for the NGO's people. No request reaches an NGO without one.
 *
 * @param familySafety what endangers the family, and what is done about it
 * @param ngoSafety    what endangers the NGO's people, and what is done about it
 */
public record SafetyAssessment(UUID caseId, Contact contact, StaffSex staffSex, WorkPlace workPlace, String familySafety, String ngoSafety,
    String assessedBy, Instant assessedAt) {

  /** How the NGO may meet the family. */
  public enum Contact { inPerson, remoteOnly, noContact }

  /** Whether the family can be met by women only, or by men only. */
  public enum StaffSex { any, women, men }

  /** Where the NGO would work. */
  public enum WorkPlace { outsideControlledArea, insideControlledArea }
}
