package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whether a group of the family was so far matched less than its share of those who waited. Whichever group that is: the policy names none. */
final class Fairness implements Criterion {

  private static final List<String> LEVELS = List.of("behind", "even");

  @Override
  public String code() {
    return "fairness";
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
    return Groups.of(family).stream().anyMatch(facts.behind()::contains) ? "behind" : "even";
  }
}
