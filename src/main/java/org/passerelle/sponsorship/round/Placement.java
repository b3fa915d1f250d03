package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** A place with any sponsor is worth something by itself: more families placed is better than fewer placed well. */
final class Placement implements Criterion {

  private static final List<String> LEVELS = List.of("any");

  @Override
  public String code() {
    return "placement";
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
    return "any";
  }
}
