package org.passerelle.handoff.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosurePurpose;

/**
 * Under which agreement an organization may be told facts of families from a day on (Privacy Act, 8(2)(f); Québec, Access Act, s. 70.1;
 * contribution agreements of settlement providers). It is never changed: the next one ends it.
 *
 * @param legalBasis one of {@link #LEGAL_BASES}
 * @param reference  where the legal basis stands: the agreement, its annex, the section
 * @param assessment reference of the privacy impact assessment, in Québec
 * @param lastDay    null while it has no end of its own
 * @param confirmed  false while its fields are what is usual and nobody has compared them with a signed agreement
 * @param fields     what may be told, by purpose
 */
public record DisclosureAgreement(long id, UUID recipient, String number, String legalBasis, String reference, @Nullable String assessment,
    LocalDate fromDay, @Nullable LocalDate lastDay, boolean confirmed, String enteredBy, Instant enteredAt,
    Map<DisclosurePurpose, Set<DisclosedField>> fields) {

  public static final List<String> LEGAL_BASES = List.of("privacyActAgreement", "contributionAgreement", "undertaking");

  /** Whether the agreement lists the field for that purpose. */
  public boolean lists(DisclosurePurpose purpose, DisclosedField field) {
    return fields.getOrDefault(purpose, Set.of()).contains(field);
  }

  /**
   * An agreement to enter.
   *
   * @param fields what may be told, by purpose; the case number is among them by itself
   */
  public record Draft(String number, String legalBasis, String reference, @Nullable String assessment, LocalDate fromDay,
      @Nullable LocalDate lastDay, boolean confirmed, Map<DisclosurePurpose, Set<DisclosedField>> fields) {
  }

  /**
   * A recipient and the agreement in force today.
   *
   * @param kind   what the organization does
   * @param number null when none is in force
   */
  public record Standing(String code, String kind, String nameEn, String nameFr, @Nullable String number, @Nullable String legalBasis,
      @Nullable LocalDate fromDay, @Nullable LocalDate lastDay, @Nullable Boolean confirmed) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
