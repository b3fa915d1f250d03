package org.passerelle.handoff;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.reference.Provinces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the family goes and when it travels: what destining officers decide, and what is laid before them. */
@Service
public class Destining {

  private final Destinations destinations;
  private final Places places;
  private final Provinces provinces;
  private final Timeline timeline;
  private final Clock clock;

  Destining(Destinations destinations, Places places, Provinces provinces, Timeline timeline, Clock clock) {
    this.destinations = destinations;
    this.places = places;
    this.provinces = provinces;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Whether Québec is to select the family, and the cities an officer may choose from otherwise: a sponsor receives the family in its own
   * community, so that city comes first; then those of the province the family has in mind.
   */
  @Transactional
  public Prospect prepare(UUID caseId) {
    Optional<Place> community = destinations.sponsorCommunity(caseId);
    Optional<String> intended = destinations.intendedProvince(caseId);
    boolean quebec = intended.filter(Places.QUEBEC::equals).isPresent()
        || community.map(Place::province).filter(Places.QUEBEC::equals).isPresent();
    return new Prospect(quebec, quebec ? List.of() : options(community, intended));
  }

  /** Chooses the city that receives the family: one that receives families today, outside Québec, where the province chooses. */
  @Transactional
  public void choose(UUID caseId, String place, String reason) {
    Place chosen = places.find(place).filter(found -> !found.province().equals(Places.QUEBEC))
        .orElseThrow(() -> new WrongField("destination", "form.notAChoice"));
    destinations.choose(caseId, chosen.code(), reason);
    timeline.add(caseId, "destinationChosen", chosen.code());
  }

  /** Plans the arrival, for the first time or again. */
  @Transactional
  public void plan(UUID caseId, ArrivalPlan plan) {
    ZoneId zone = ZoneId.of(provinces.get(destinations.of(caseId).province()).timeZone());
    plan.check(LocalDate.ofInstant(clock.instant(), zone));
    destinations.plan(caseId, plan);
    timeline.add(caseId, "arrivalPlanned", plan.arrivesOn().toString());
  }

  /** Writes down what was found about a family that did not arrive. */
  @Transactional
  public void searched(UUID caseId, boolean found, String reason) {
    destinations.searched(caseId, found ? "found" : "notFound", reason);
    timeline.add(caseId, found ? "familyFound" : "familyNotFound", null);
  }

  private List<Place> options(Optional<Place> community, Optional<String> intended) {
    Comparator<Place> nearest = Comparator.comparing((Place place) -> community.filter(place::equals).isEmpty())
        .thenComparing(place -> intended.filter(place.province()::equals).isEmpty());
    return places.outsideQuebec().stream().sorted(nearest).toList();
  }

  /**
   * What the destination depends on.
   *
   * @param quebec  whether Québec selects
   * @param options the cities to choose from elsewhere, the most fitting first
   */
  public record Prospect(boolean quebec, List<Place> options) {
  }
}
