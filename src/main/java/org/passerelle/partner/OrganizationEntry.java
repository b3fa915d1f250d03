package org.passerelle.partner;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the register holds it, for those who keep the register.
 *
 * @param province         the province it speaks for or lives in
 * @param suspendedAt      since when its people and programs cannot sign in; null when they can
 * @param suspensionReason why
 * @param version          counts every change of anything about the organization; each change names the one it started from
 */
public record OrganizationEntry(UUID id, String code, String kind, OrganizationFacts facts, @Nullable String province,
    @Nullable Instant suspendedAt, @Nullable String suspensionReason, int version) {

  public boolean referralPartner() {
    return OrganizationFacts.REFERRAL_PARTNER.equals(kind);
  }

  /** Whether it works with us under agreements entered here: to refer families, or to confirm identities. */
  public boolean underAgreements() {
    return referralPartner() || OrganizationFacts.VERIFIER.equals(kind);
  }
}
