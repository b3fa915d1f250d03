package org.passerelle.sponsorship.round;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whether the place has the services that the family needs more than others do. */
final class Services implements Criterion {

  private static final List<String> LEVELS = List.of("all", "some", "none");

  /** Services at a place, and which families need them. */
  enum Service { medical, trauma, settlement, schoolLanguage }

  @Override
  public String code() {
    return "services";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    Set<Service> needed = needed(family);
    Set<Service> there = facts.services().getOrDefault(sponsor.place(), Set.of());
    long found = needed.stream().filter(there::contains).count();
    return found == needed.size() ? "all" : found > 0 ? "some" : "none";
  }

  /** Everyone needs help to settle; children need to learn the language of the school; the rest follows from the family's needs. */
  static Set<Service> needed(FamilyToPlace family) {
    Set<Service> needed = EnumSet.of(Service.settlement);
    if (family.room().children() > 0) {
      needed.add(Service.schoolLanguage);
    }
    if (family.needs().contains(Sponsor.Takes.medical) || family.needs().contains(Sponsor.Takes.mobility)) {
      needed.add(Service.medical);
    }
    if (family.room().specialNeeds() > 0) {
      needed.add(Service.trauma);
    }
    return needed;
  }
}
