package org.passerelle.sponsorship;

import java.util.List;
import java.util.Set;
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
 * @param room             what it undertakes this year
 * @param taken            how much of it is proposed, held or taken
 * @param largestHousehold how many persons a family may have
 * @param takes            which families with more needs than others it can take
 */
public record Sponsor(UUID id, String code, SponsorKind kind, String place, String province, List<String> languages, Room room, Room taken,
    int largestHousehold, Set<Takes> takes) {

  /** Needs that not every sponsor can meet. */
  public enum Takes { medical, mobility, singleParent, unaccompaniedMinor }

  /** Whether it has room left for such a family. */
  public boolean fits(Room family) {
    return family.persons() <= largestHousehold && roomLeft().holds(family);
  }

  public Room roomLeft() {
    return room.minus(taken);
  }

  public boolean inQuebec() {
    return Places.QUEBEC.equals(province);
  }

  boolean speaksOneOf(List<String> familyLanguages) {
    return languages.stream().anyMatch(familyLanguages::contains);
  }
}
