package org.passerelle.sponsorship;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Sponsor.Takes;

/**
 * What the search for a sponsor knows of a family: counts, codes and flags, never a name.
 *
 * @param room             what it needs
 * @param needs            which of its needs not every sponsor can meet
 * @param languages        ISO 639 codes
 * @param nationality      of the principal applicant, ISO 3166-1 alpha-3
 * @param intendedProvince where it means to live, when it says so
 * @param sponsorCode      the sponsor who named it, if one did
 * @param recognized       whether UNHCR or a State recognized the principal applicant as a refugee, which groups of five and community sponsors need
 * @param mayBeShown       whether it consents to being shown to sponsors
 * @param tried            sponsors to whom it was proposed before: such a pair never comes back
 * @param waitingSince     since when a sponsor is sought; null while none is
 */
public record FamilyToPlace(UUID caseId, String caseNumber, Priority priority, Room room, Set<Takes> needs, List<String> languages,
    @Nullable String nationality, @Nullable String intendedProvince, @Nullable String sponsorCode, boolean recognized, boolean mayBeShown,
    Set<UUID> tried, @Nullable Instant waitingSince) {

  /** Needs as they follow from a referral. */
  static Set<Takes> needs(boolean medical, boolean mobility, boolean singleParent, boolean unaccompaniedMinor) {
    Set<Takes> needs = EnumSet.noneOf(Takes.class);
    if (medical) {
      needs.add(Takes.medical);
    }
    if (mobility) {
      needs.add(Takes.mobility);
    }
    if (singleParent) {
      needs.add(Takes.singleParent);
    }
    if (unaccompaniedMinor) {
      needs.add(Takes.unaccompaniedMinor);
    }
    return needs;
  }
}
