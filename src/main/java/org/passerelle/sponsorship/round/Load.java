package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** How much of what the sponsor can carry it carries already, in households: whoever carries much counts less. */
final class Load implements Criterion {

  private static final List<String> LEVELS = List.of("light", "half", "heavy");

  @Override
  public String code() {
    return "load";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    double share = sponsor.room().families() == 0 ? 1 : (double) sponsor.taken().families() / sponsor.room().families();
    return share < 1 / 3.0 ? "light" : share < 2 / 3.0 ? "half" : "heavy";
  }
}
