package org.passerelle.handoff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to Québec's ministry to select a family, and its answer. Québec selects the refugees it receives (Canada–Québec Accord of 1991);
 * without its certificate (CSQ) no visa is issued for Québec. As the ministry reads it, what its agreement does not list is null.
 *
 * @param priority        how fast the case must go
 * @param persons         how many travel
 * @param countryOfAsylum where the family is now, ISO 3166-1 alpha-3
 * @param sponsorEn       the sponsor who has taken charge; null when the State has
 * @param granted         the ministry's answer, once given
 * @param place           the city it has chosen
 * @param reason          why it refused
 * @param withdrawnAt     when the request ended because the case stopped
 */
public record Selection(UUID caseId, String caseNumber, @Nullable String priority, @Nullable Integer persons, @Nullable String countryOfAsylum,
    @Nullable String sponsorEn, @Nullable String sponsorFr, Instant requestedAt, @Nullable Instant answeredAt, @Nullable Boolean granted, @Nullable String csqNumber,
    @Nullable LocalDate csqExpires, @Nullable String place, @Nullable String reason, @Nullable Instant withdrawnAt) {

  /** {@code open}, {@code granted}, {@code refused} or {@code withdrawn}. */
  public String state() {
    if (withdrawnAt != null) {
      return "withdrawn";
    }
    return granted == null ? "open" : granted ? "granted" : "refused";
  }

  public boolean open() {
    return state().equals("open");
  }

  /** The same with nothing in it but what may be told; what the ministry said itself stays but for the certificate and the city. */
  Selection only(Allowed allowed) {
    return new Selection(caseId, caseNumber, allowed.only(DisclosedField.priority, priority), allowed.only(DisclosedField.persons, persons),
        allowed.only(DisclosedField.countryOfAsylum, countryOfAsylum), allowed.only(DisclosedField.sponsorName, sponsorEn),
        allowed.only(DisclosedField.sponsorName, sponsorFr), requestedAt, answeredAt, granted, allowed.only(DisclosedField.csq, csqNumber),
        allowed.only(DisclosedField.csq, csqExpires), allowed.only(DisclosedField.destination, place), reason, withdrawnAt);
  }

  public @Nullable String sponsor(String language) {
    return language.equals("fr") ? sponsorFr : sponsorEn;
  }
}
