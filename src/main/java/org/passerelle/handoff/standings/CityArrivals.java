package org.passerelle.handoff.standings;

import org.passerelle.reference.Place;

/**
 * A city's arrivals of a year, in persons unless said otherwise. An arrival counts in the year in which the family landed, an announced one in that
 * of the day announced last.
 *
 * @param arrived            of the families whom no sponsor receives: those that a city's plan counts
 * @param announced          of these families, still expected
 * @param sponsoredArrived   of the families whom a sponsor receives
 * @param sponsoredAnnounced of these families, still expected
 * @param unreported         families, with and without a sponsor, whose day of arrival is over and of whom nobody has said anything
 */
public record CityArrivals(Place place, int arrived, int announced, int sponsoredArrived, int sponsoredAnnounced, int unreported) {

  /** A city that expects nobody. */
  public static CityArrivals none(Place place) {
    return new CityArrivals(place, 0, 0, 0, 0, 0);
  }
}
