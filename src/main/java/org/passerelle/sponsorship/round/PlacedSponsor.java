package org.passerelle.sponsorship.round;

import java.util.List;
import java.util.UUID;
import org.passerelle.sponsorship.Room;

/**
 * A sponsor of a round.
 *
 * @param position by which the families' rows name it
 * @param families households that it takes this year in all
 * @param left     what it had left when the round was collected
 * @param price    of one unit in each dimension, in points, for families still to come
 */
public record PlacedSponsor(int position, UUID id, String code, String nameEn, String nameFr, String place, String placeName, String province, int families,
    Room left, List<Double> price) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }

  /** What a family pays for the places that it takes. */
  public double charge(Room family) {
    int[] taken = family.inDimensions();
    double charge = 0;
    for (int dimension = 0; dimension < price.size(); dimension++) {
      charge += price.get(dimension) * taken[dimension];
    }
    return charge;
  }
}
