package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/**
 * Something that counts when a family and a sponsor are matched. The domain says which level a pair reaches; how many points a level is worth
 * stands in {@code matching-policy.dmn}, which analysts edit. Nothing here forbids a pair: that is for limits.
 */
interface Criterion {

  /** By which the policy and the words know it. */
  String code();

  /** Its levels, in a fixed order; at most ten. */
  List<String> levels();

  /** Whether a family reaches the same level with every sponsor, so that it is found once and not for each. */
  default boolean ofFamilyAlone() {
    return false;
  }

  /** The level that this pair reaches, one of {@link #levels()}. */
  String level(FamilyToPlace family, Sponsor sponsor, Facts facts);
}
