package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.optimizer.Pool;

/** A round as it was written down, for the optimizer. */
final class RoundPool {

  private RoundPool() {
  }

  /** Pairs at what they are worth by the policy, less the price of the places that they take. */
  static Pool net(List<PlacedFamily> families, List<PlacedSponsor> sponsors) {
    int[][] demand = families.stream().map(family -> family.room().inDimensions()).toArray(int[][]::new);
    int[][] capacity = sponsors.stream().map(sponsor -> sponsor.left().inDimensions()).toArray(int[][]::new);
    Pool.Pairs pairs = new Pool.Pairs();
    families.forEach(family -> {
      for (int pair = 0; pair < family.allowed().size(); pair++) {
        pairs.add(family.allowed().get(pair), family.worth().get(pair));
      }
      pairs.endFamily();
    });
    return pairs.pool(demand, capacity).lessPrices(
        sponsors.stream().map(sponsor -> sponsor.price().stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new));
  }
}
