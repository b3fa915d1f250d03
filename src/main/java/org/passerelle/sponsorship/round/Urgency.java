package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whose protection is urgent goes first. */
final class Urgency implements Criterion {

  private static final List<String> LEVELS = List.of("emergency", "urgent", "normal");

  @Override
  public String code() {
    return "priority";
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
    return family.priority().name();
  }
}
