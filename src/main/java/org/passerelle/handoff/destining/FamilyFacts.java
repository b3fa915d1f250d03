package org.passerelle.handoff.destining;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.handoff.destining.City.Service;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor.Takes;

/**
 * A family that needs a destination, with what is known of where it knows somebody and where it would like to live.
 *
 * @param wishes by place: {@code first}, {@code wished} or {@code avoided}
 */
record FamilyFacts(FamilyToPlace family, List<Tie> ties, Map<String, String> wishes) {

  /**
   * Somebody of the family's at a place in Canada.
   *
   * @param kind {@code relative}, {@code friend} or {@code community}
   */
  record Tie(String place, String province, String kind, boolean confirmed) {
  }

  int persons() {
    return family.room().persons();
  }

  /** Whether somebody needs care that not every city has. */
  boolean needsCare() {
    return family.needs().contains(Takes.medical);
  }

  /** Whether good care nearby would help, though the family can live without. */
  boolean helpedByCare() {
    return needsCare() || family.needs().contains(Takes.mobility) || family.room().specialNeeds() > 0;
  }

  /** Everyone needs help to settle; children need to learn the language of the school. */
  Set<Service> everydayServices() {
    return family.room().children() > 0 ? EnumSet.of(Service.settlement, Service.schoolLanguage) : EnumSet.of(Service.settlement);
  }
}
