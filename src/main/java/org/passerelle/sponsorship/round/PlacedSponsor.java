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
 * @param price    what one unit in each dimension is worth to families still to come, in points
 * @param scarcity what it is worth to the other families of the round
 */
public record PlacedSponsor(int position, UUID id, String code, String nameEn, String nameFr, String place, String placeName, String province, int families,
    Room left, List<Double> price, List<Double> scarcity) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }

  /** What the places that a family takes are worth to others: of the round, and still to come. */
  public double charge(Room family) {
    return charge(family, price) + charge(family, scarcity);
  }

  private static double charge(Room family, List<Double> price) {
    int[] taken = family.inDimensions();
    double charge = 0;
    for (int dimension = 0; dimension < price.size(); dimension++) {
      charge += price.get(dimension) * taken[dimension];
    }
    return charge;
  }
}
