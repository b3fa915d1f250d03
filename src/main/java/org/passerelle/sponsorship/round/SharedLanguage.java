package org.passerelle.sponsorship.round;

import java.util.List;
import java.util.Set;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whether they can speak with each other: in a language of both, or because the family speaks English or French. */
final class SharedLanguage implements Criterion {

  private static final List<String> LEVELS = List.of("own", "official", "none");

  private static final Set<String> OFFICIAL = Set.of("en", "fr", "eng", "fra");

  @Override
  public String code() {
    return "language";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    if (family.languages().stream().anyMatch(sponsor.languages()::contains)) {
      return "own";
    }
    return family.languages().stream().anyMatch(OFFICIAL::contains) ? "official" : "none";
  }
}
