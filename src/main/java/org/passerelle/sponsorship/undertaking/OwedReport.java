package org.passerelle.sponsorship.undertaking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A report that a sponsor has not filed yet, with whose it is. */
public record OwedReport(UUID undertakingId, String code, LocalDate dueOn, UUID caseId, String caseNumber, UUID sponsorId, String sponsorCode,
    String sponsorNameEn, String sponsorNameFr) {

  private static final UUID NOBODY = new UUID(0, 0);

  public String sponsorName(String language) {
    return language.equals("fr") ? sponsorNameFr : sponsorNameEn;
  }

  /** Where a page of a list ends: it is read back by {@link #at}. */
  public String key() {
    return dueOn + "_" + undertakingId + "_" + code;
  }

  /** The place in a list of which that was the key; empty when it is none. */
  static Optional<OwedReport> at(String key) {
    try {
      String[] parts = key.split("_", 3);
      return parts.length < 3 ? Optional.empty()
          : Optional.of(new OwedReport(UUID.fromString(parts[1]), parts[2], LocalDate.parse(parts[0]), NOBODY, "", NOBODY, "", "", ""));
    } catch (IllegalArgumentException | DateTimeException noKey) {
      return Optional.empty();
    }
  }
}
