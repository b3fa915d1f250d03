package org.passerelle.handoff;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  private final CityChoice cities;
  private final Places places;
  private final Provinces provinces;
  private final ArrivalRules rules;
  private final Timeline timeline;
  private final ObjectProvider<SearchObserver> searches;
  private final Clock clock;

  Destining(Destinations destinations, CityChoice cities, Places places, Provinces provinces, ArrivalRules rules, Timeline timeline,
      ObjectProvider<SearchObserver> searches, Clock clock) {
    this.destinations = destinations;
    this.cities = cities;
    this.places = places;
    this.provinces = provinces;
    this.rules = rules;
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

  /** The cities an officer may choose from, the most fitting for this family first. */
  @Transactional
  public List<CityChoice.Suggestion> propose(UUID caseId) {
    return cities.propose(caseId, places.outsideQuebec());
  }

  /** Destines the family to the community of the sponsor who has taken charge of it: no other city is asked for (IRCC manual, destining). */
  @Transactional
  public void toSponsorsCommunity(UUID caseId) {
    Place community = destinations.sponsorCommunity(caseId).orElseThrow();
    destinations.choose(caseId, community.code(), null);
    timeline.add(caseId, "destinedToSponsor", community.code());
  }

  /**
   * Chooses the city that receives the family: one that receives families today, outside Québec, where the province chooses.
   *
   * @param beyondPlan why the family goes there although the city's plan for the year has no room left; null when nothing was said
   */
  @Transactional
  public void choose(UUID caseId, String place, String reason, @Nullable String beyondPlan) {
    Place chosen = places.find(place).filter(found -> !found.province().equals(Places.QUEBEC))
        .orElseThrow(() -> new WrongField("destination", "form.notAChoice"));
    cities.take(caseId, chosen, reason, beyondPlan);
    destinations.choose(caseId, chosen.code(), reason);
    timeline.add(caseId, "destinationChosen", chosen.code());
  }

  /** Plans the arrival, for the first time or again. */
  @Transactional
  public void plan(UUID caseId, ArrivalPlan plan) {
    String province = destinations.of(caseId).province();
    ZoneId zone = ZoneId.of(provinces.get(province).timeZone());
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    plan.check(today);
    destinations.plan(caseId, rules.check(caseId, province, today, plan));
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
