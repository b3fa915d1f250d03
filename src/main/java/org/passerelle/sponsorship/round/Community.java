package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whether the family has friends or a community where the sponsor lives, or the sponsor is close to people from its country. */
final class Community implements Criterion {

  private static final List<String> LEVELS = List.of("known", "shared", "none");

  @Override
  public String code() {
    return "community";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    if (facts.ties(family).stream().anyMatch(tie -> !tie.kind().equals("relative") && tie.place().equals(sponsor.place()))) {
      return "known";
    }
    return family.nationality() != null && facts.voice(sponsor).closeTo().contains(family.nationality()) ? "shared" : "none";
  }
}
