package org.passerelle.handoff.aftercare;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family that is there and that nobody had announced, as the one who received it reports it.
 *
 * @param organizationId who reports it
 * @param port           code of the port of entry
 * @param languages      as they were named
 * @param names          as given; null once they are forgotten
 * @param place          code of the city where it is
 * @param caseNumber     the case it was tied to
 * @param notOurs        why it is none of ours
 */
public record UnannouncedReport(UUID id, UUID organizationId, String nameEn, String nameFr, LocalDate landedOn, String port, int persons,
    String languages, @Nullable String names, String place, String placeName, @Nullable String remarks, String reportedBy, Instant reportedAt,
    @Nullable UUID caseId, @Nullable String caseNumber, @Nullable String notOurs, @Nullable String settledBy, @Nullable Instant settledAt) {

  public String organization(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }

  /** {@code open}, {@code tied} or {@code notOurs}. */
  public String state() {
    return settledAt == null ? "open" : caseId == null ? "notOurs" : "tied";
  }

  /**
   * What is reported.
   *
   * @param place code of the city
   */
  public record Facts(LocalDate landedOn, String port, int persons, String languages, String names, String place, @Nullable String remarks) {
  }
}
