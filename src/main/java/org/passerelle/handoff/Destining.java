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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the family goes and when it travels: what destining officers decide, and what is laid before them. */
@Service
public class Destining {

  private final Destinations destinations;
  private final Places places;
  private final Provinces provinces;
  private final Timeline timeline;
  private final ObjectProvider<SearchObserver> searches;
  private final Clock clock;

  Destining(Destinations destinations, Places places, Provinces provinces, Timeline timeline,
      ObjectProvider<SearchObserver> searches, Clock clock) {
    this.destinations = destinations;
    this.places = places;
    this.provinces = provinces;
    this.timeline = timeline;
    this.searches = searches;
    this.clock = clock;
  }

  /** Whether Québec is to select the family, and whether a sponsor elsewhere receives it in its own community. */
  @Transactional(readOnly = true)
  public Prospect prepare(UUID caseId) {
    Optional<Place> community = destinations.sponsorCommunity(caseId);
    boolean quebec = destinations.intendedProvince(caseId).filter(Places.QUEBEC::equals).isPresent()
        || community.map(Place::province).filter(Places.QUEBEC::equals).isPresent();
    return new Prospect(quebec, !quebec && community.isPresent());
  }

  /** The cities an officer may choose from, those of the province the family has in mind first. */
  @Transactional(readOnly = true)
  public List<Place> propose(UUID caseId) {
    Optional<String> intended = destinations.intendedProvince(caseId);
    return places.outsideQuebec().stream()
        .sorted(Comparator.comparing((Place place) -> intended.filter(place.province()::equals).isEmpty())).toList();
  }

  /** Destines the family to the community of the sponsor who has taken charge of it: no other city is asked for (IRCC manual, destining). */
  @Transactional
  public void toSponsorsCommunity(UUID caseId) {
    Place community = destinations.sponsorCommunity(caseId).orElseThrow();
    destinations.choose(caseId, community.code(), null);
    timeline.add(caseId, "destinedToSponsor", community.code());
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
    searches.forEach(observer -> observer.searched(caseId, found));
  }

  /**
   * What the destination depends on.
   *
   * @param quebec          whether Québec selects
   * @param sponsorReceives whether a sponsor elsewhere receives the family
   */
  public record Prospect(boolean quebec, boolean sponsorReceives) {
  }
}
