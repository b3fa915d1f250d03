package org.passerelle.sponsorship.round;

import java.time.Duration;
import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** How much of the time for which a sponsor is sought at all has passed: a third, two thirds. */
final class WaitingTime implements Criterion {

  private static final List<String> LEVELS = List.of("nearlyOver", "long", "recent");

  @Override
  public String code() {
    return "waiting";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public boolean ofFamilyAlone() {
    return true;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    if (family.waitingSince() == null) {
      return "recent";
    }
    double waited = Duration.between(family.waitingSince(), facts.now()).toMillis();
    double whole = Math.max(1, facts.searchTime().getOrDefault(family.priority(), Duration.ofDays(90)).toMillis());
    return waited >= whole * 2 / 3 ? "nearlyOver" : waited >= whole / 3 ? "long" : "recent";
  }
}
