package org.passerelle.sponsorship.round;

import java.util.List;
import java.util.Map;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Where the family would like to live, and where it would rather not. */
final class FamilyWish implements Criterion {

  private static final List<String> LEVELS = List.of("first", "wished", "province", "none", "avoided");

  @Override
  public String code() {
    return "familyWish";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    Map<String, String> wishes = facts.wishes(family);
    String here = wishes.get(sponsor.place());
    if (here != null) {
      return here;
    }
    return sponsor.province().equals(family.intendedProvince()) ? "province" : "none";
  }
}
