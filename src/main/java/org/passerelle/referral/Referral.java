package org.passerelle.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's referral of a family, as last submitted, and the officer's decision on it. Terms of the UNHCR resettlement registration form.
 *
 * @param version           1 for the first submission, one more for each resubmission
 * @param form              {@code full} or {@code abridged}: a family referred with its group has no accounts of its own
 * @param programme         under which it was referred, such as {@code GAR}
 * @param primaryCategory   submission category, such as {@code LPN}; see {@link SubmissionCategory}
 * @param secondaryCategory the second category every case needs; null when it is missing
 * @param statedSize        how many persons the partner says the case has
 * @param danger            {@code none}, {@code serious}, {@code immediate}
 * @param medicalNeed       {@code none}, {@code significant}, {@code lifeThreatening}
 * @param countryOfAsylum   where the family is now, ISO 3166-1 alpha-3
 * @param insideHomeCountry whether they have not left their country
 * @param languages         the family's languages, ISO 639 codes
 * @param intendedProvince  where the family means to live, when it says so
 * @param sponsorCode       the sponsor who named this family, if one did
 * @param claim             why they fled
 * @param need              why they need resettlement
 * @param consent           whether the family consents to their data being shared for resettlement
 * @param resubmitBy        until when a returned referral may come back
 * @param decision          {@code accepted} or {@code ineligible}, once decided
 */
public record Referral(UUID caseId, int version, String form, String programme, String primaryCategory, @Nullable String secondaryCategory, int statedSize, String danger,
    String medicalNeed, String countryOfAsylum, boolean insideHomeCountry, List<String> languages, @Nullable String intendedProvince,
    @Nullable String sponsorCode, @Nullable String claim, @Nullable String need, boolean consent, Instant submittedAt, String submittedBy,
    @Nullable Instant returnedAt, @Nullable String returnReason, @Nullable Instant resubmitBy, @Nullable String decision,
    @Nullable String decisionGround, @Nullable String decisionReason) {

  /** Whether the family is referred under this category, as primary or secondary. */
  public boolean under(SubmissionCategory category) {
    return category.name().equals(primaryCategory) || category.name().equals(secondaryCategory);
  }
}
