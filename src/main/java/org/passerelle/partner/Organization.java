package org.passerelle.partner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization that works with us.
 *
 * @param kind     what it does: {@code referralPartner}, {@code verifier}, {@code sponsor}, {@code province}, {@code ministry},
 *                 {@code settlementProvider} or {@code healthTeam}
 * @param language in which it is written to
 * @param email    where it is written to
 * @param province the province it speaks for or lives in
 */
public record Organization(UUID id, String code, String kind, String nameEn, String nameFr, String language, String email,
    @Nullable String province) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }
}
