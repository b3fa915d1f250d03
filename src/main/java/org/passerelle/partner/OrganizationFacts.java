package org.passerelle.partner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may change about an organization itself.
 *
 * @param partnerType what kind of body a referral partner is: one of {@link #TYPES}; null for other organizations, and until it is stated
 * @param language    in which it is written to
 * @param email       where it is written to
 */
public record OrganizationFacts(@Nullable String partnerType, String nameEn, String nameFr, String language, String email) {

  public static final String REFERRAL_PARTNER = "referralPartner";

  public static final String VERIFIER = "verifier";

  /** Who may refer (R140.3 and the agreements with States, organizations and sponsors). */
  public static final List<String> TYPES = List.of("unhcr", "state", "internationalOrganization", "ngo", "privateSponsor");

  public static final List<String> KINDS = List.of(REFERRAL_PARTNER, VERIFIER, "sponsor", "province", "ministry", "settlementProvider", "healthTeam");

  /** The facts by the names of their fields. */
  public Map<String, @Nullable String> byField() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("partnerType", partnerType);
    fields.put("nameEn", nameEn);
    fields.put("nameFr", nameFr);
    fields.put("language", language);
    fields.put("email", email);
    return fields;
  }
}
