package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whose protection is urgent goes first. */
final class Urgency implements Criterion {

  @Override
  public String code() {
    return "priority";
  }

  @Override
  public List<String> levels() {
    return List.of("emergency", "urgent", "normal");
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    return family.priority().name();
  }
}
