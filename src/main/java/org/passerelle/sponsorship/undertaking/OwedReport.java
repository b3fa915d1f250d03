package org.passerelle.sponsorship.undertaking;

import java.time.LocalDate;
import java.util.UUID;

/** A report that a sponsor has not filed yet, with whose it is. */
public record OwedReport(UUID undertakingId, String code, LocalDate dueOn, UUID caseId, String caseNumber, UUID sponsorId, String sponsorCode,
    String sponsorNameEn, String sponsorNameFr) {

  public String sponsorName(String language) {
    return language.equals("fr") ? sponsorNameFr : sponsorNameEn;
  }

  /** Where a page of a list ends: it is read back by {@link #at}. */
  public String key() {
    return dueOn + "_" + undertakingId + "_" + code;
  }

  /** The place in a list of which that was the key. */
  static OwedReport at(String key) {
    String[] parts = key.split("_", 3);
    return new OwedReport(UUID.fromString(parts[1]), parts[2], LocalDate.parse(parts[0]), new UUID(0, 0), "", new UUID(0, 0), "", "", "");
  }
}
