package org.passerelle.sponsorship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.reference.Places;
import org.passerelle.sponsorship.Room.Dimension;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.springframework.stereotype.Component;

/**
 * What follows from the two alone: the family consents to being shown, the pair was not tried before, the sponsor lives on the side of Québec's border for which
 * the family is destined, takes families with such needs, of that size, and has room left for it.
 */
@Component
class BasicLimit implements Limit {

  @Override
  public Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families, LocalDate on) {
    return BasicLimit::against;
  }

  private static List<Refusal> against(Sponsor sponsor, FamilyToPlace family) {
    List<Refusal> refusals = new ArrayList<>();
    if (!family.mayBeShown() && !sponsor.code().equals(family.sponsorCode())) {
      refusals.add(Refusal.of("noConsent"));
    }
    if (family.tried().contains(sponsor.id())) {
      refusals.add(Refusal.of("triedBefore"));
    }
    if (family.intendedProvince() != null && sponsor.inQuebec() != Places.QUEBEC.equals(family.intendedProvince())) {
      refusals.add(Refusal.of("otherSideOfQuebec"));
    }
    if (family.room().persons() > sponsor.largestHousehold()) {
      refusals.add(Refusal.of("tooLarge", family.room().persons(), sponsor.largestHousehold()));
    }
    family.needs().stream().filter(need -> !sponsor.takes().contains(need)).sorted().map(Takes::name).forEach(need -> refusals.add(Refusal.of("need." + need)));
    full(sponsor.roomLeft(), family.room(), refusals);
    return refusals;
  }

  private static void full(Room left, Room needed, List<Refusal> refusals) {
    int[] has = left.inDimensions();
    int[] needs = needed.inDimensions();
    for (Dimension dimension : Dimension.values()) {
      if (needs[dimension.ordinal()] > has[dimension.ordinal()]) {
        refusals.add(Refusal.of("full." + dimension.name(), needs[dimension.ordinal()], has[dimension.ordinal()]));
      }
    }
  }
}
