package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whether relatives live where the sponsor does, or in the same province. */
final class FamilyNearby implements Criterion {

  private static final List<String> LEVELS = List.of("confirmed", "claimed", "sameProvince", "none");

  @Override
  public String code() {
    return "familyNearby";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    if (facts.ties(family).isEmpty()) {
      return "none";
    }
    List<Facts.Tie> relatives = facts.ties(family).stream().filter(tie -> tie.kind().equals("relative")).toList();
    List<Facts.Tie> here = relatives.stream().filter(tie -> tie.place().equals(sponsor.place())).toList();
    if (!here.isEmpty()) {
      return here.stream().anyMatch(Facts.Tie::confirmed) ? "confirmed" : "claimed";
    }
    return relatives.stream().anyMatch(tie -> sponsor.province().equals(facts.provinces().get(tie.place()))) ? "sameProvince" : "none";
  }
}
