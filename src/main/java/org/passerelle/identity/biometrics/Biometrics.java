package org.passerelle.identity.biometrics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Biometrics that somebody gave: when, where, and what the comparison with those on record said. The prints and the picture are kept elsewhere.
 *
 * @param country   where, ISO 3166-1 alpha-3
 * @param reference number under which the enrolment is known; null when none was given
 * @param note      what the officer wrote besides; null when there is nothing
 */
public record Biometrics(UUID personId, LocalDate givenOn, String country, String place, Result result, @Nullable String reference,
    @Nullable String note, String recordedBy, Instant recordedAt) {

  /** What the comparison said. */
  public enum Result {
    /** Nobody on record has them. */
    noMatch,
    /** On record under the same identity. */
    sameIdentity,
    /** On record under another identity: an officer decides on identity anew. */
    otherIdentity
  }

  /** Whether somebody is on record under another identity. */
  public boolean adverse() {
    return result == Result.otherIdentity;
  }
}
