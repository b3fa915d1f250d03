package org.passerelle.sponsorship;

import java.util.List;
import java.util.UUID;
import org.passerelle.reference.Places;

/**
 * A sponsor and what it can carry this year.
 *
 * @param id               its organization
 * @param code             by which a referral names it, and by which ties are broken
 * @param place            where it lives, and where the family would
 * @param province         of that place
 * @param languages        ISO 639 codes
 * @param families         how many families it undertakes this year
 * @param familiesTaken    how many of these places are proposed, held or taken
 * @param largestHousehold how many persons a family may have
 */
public record Sponsor(UUID id, String code, String place, String province, List<String> languages, int families, int familiesTaken,
    int largestHousehold) {

  /** Whether it has a place left, and room for so many persons. */
  public boolean fits(int persons) {
    return placesLeft() > 0 && persons <= largestHousehold;
  }

  public boolean inQuebec() {
    return Places.QUEBEC.equals(province);
  }

  int placesLeft() {
    return families - familiesTaken;
  }

  boolean speaksOneOf(List<String> familyLanguages) {
    return languages.stream().anyMatch(familyLanguages::contains);
  }
}
