package org.passerelle.partner;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;

/**
 * Somebody to be looked for on lists because an organization works with us: the organization itself, a principal or a payee of it.
 *
 * @param id               of the organization or of the party; no two kinds share one
 * @param organizationId   with which we work
 * @param organizationCode by which staff know it
 * @param person           whether it is a person; else an organization
 * @param names            as written, never empty: the name first, then the same in its own script or other official language, then all
 *                         other names
 * @param sex              {@code female}, {@code male}, {@code another} or {@code unknown}; null when not stated, and for organizations
 * @param birth            unknown for organizations
 * @param nationality      ISO 3166-1 alpha-3; of an organization, where it is registered
 * @param documentNumber   of a person's identity document, or of an organization's registration
 */
public record ScreenedParty(Kind kind, UUID id, UUID organizationId, String organizationCode, String organizationNameEn,
    String organizationNameFr, boolean person, List<String> names, @Nullable String sex, Birth birth, @Nullable String nationality,
    @Nullable String documentNumber) {

  /** As what it is screened. Who is both a principal and a payee counts as a principal. */
  public enum Kind { organization, principal, payee }

  /** The name by which it is called. */
  public String name() {
    return names.get(0);
  }

  /** The name of the organization with which we work, in the language {@code en} or {@code fr}. */
  public String organizationName(String language) {
    return language.equals("fr") ? organizationNameFr : organizationNameEn;
  }
}
