package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;

/**
 * Families who wait and places that could receive them. Families are numbered 0, 1, … and stay whole; a place has a capacity in each
 * dimension (households, persons, children, special needs …) and each family takes up some of it. Only the pairs listed are allowed: a pair
 * that a hard limit forbids is not there, and no worth can buy it.
 *
 * <p>The arrays are the pool's own from then on and must not be changed.
 *
 * @param demand demand[family][dimension], what the family takes up, not negative
 * @param capacity capacity[place][dimension], what the place can take, not negative
 * @param first where each family's allowed pairs begin in {@code place} and {@code worth}; one entry more than there are families, the last
 *     being the number of pairs
 * @param place the place of each allowed pair; a place stands at most once among a family's pairs
 * @param worth what the pair is worth in the policy's points; a pair below 0 is never chosen
 */
public record Pool(int[][] demand, int[][] capacity, int[] first, int[] place, double[] worth) {

  /** No pair: the family has no such place. */
  public static final int NONE = -1;

  /** @throws IllegalArgumentException when the arrays do not fit together or hold a negative amount, naming which */
  public Pool {
    int dimensions = capacity.length > 0 ? capacity[0].length : demand.length > 0 ? demand[0].length : 0;
    amounts("demand of family", demand, dimensions);
    amounts("capacity of place", capacity, dimensions);
    require(first.length == demand.length + 1, "first must have one entry more than there are families, %d, not %d", demand.length + 1, first.length);
    require(place.length == worth.length, "%d pairs have a place but %d a worth", place.length, worth.length);
    require(first[0] == 0 && first[demand.length] == place.length, "first must begin with 0 and end with the number of pairs, %d", place.length);
    pairs(first, place, worth, capacity.length);
  }

  private static void amounts(String what, int[][] amounts, int dimensions) {
    for (int i = 0; i < amounts.length; i++) {
      require(amounts[i].length == dimensions, "%s %d has %d dimensions, not %d", what, i, amounts[i].length, dimensions);
      for (int amount : amounts[i]) {
        require(amount >= 0, "%s %d is negative", what, i);
      }
    }
  }

  private static void pairs(int[] first, int[] place, double[] worth, int places) {
    int[] seenBy = new int[places];
    for (int family = 0; family + 1 < first.length; family++) {
      require(first[family] <= first[family + 1], "the pairs of family %d end before they begin", family);
      for (int pair = first[family]; pair < first[family + 1]; pair++) {
        if (place[pair] < 0 || place[pair] >= places || seenBy[place[pair]] == family + 1 || !Double.isFinite(worth[pair])) {
          throw new IllegalArgumentException("pair %d of family %d: place %d, worth %s".formatted(pair, family, place[pair], worth[pair]));
        }
        seenBy[place[pair]] = family + 1;
      }
    }
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }

  /**
   * A pool from a whole table.
   *
   * @param worth worth[family][place]; {@link Double#NaN} where a hard limit forbids the pair
   * @throws IllegalArgumentException when the tables do not fit together
   */
  public static Pool of(int[][] demand, int[][] capacity, double[][] worth) {
    require(worth.length == demand.length, "worth has %d families, demand %d", worth.length, demand.length);
    Pairs pairs = new Pairs();
    for (double[] row : worth) {
      require(row.length == capacity.length, "worth has %d places, capacity %d", row.length, capacity.length);
      for (int place = 0; place < row.length; place++) {
        if (!Double.isNaN(row[place])) {
          pairs.add(place, row[place]);
        }
      }
      pairs.endFamily();
    }
    return pairs.pool(demand, capacity);
  }

  public int families() {
    return demand.length;
  }

  public int places() {
    return capacity.length;
  }

  public int dimensions() {
    return capacity.length > 0 ? capacity[0].length : demand.length > 0 ? demand[0].length : 0;
  }

  /** Where the pair of this family and this place stands, or {@link #NONE} when it is not allowed. */
  public int pair(int family, int of) {
    for (int pair = first[family]; pair < first[family + 1]; pair++) {
      if (place[pair] == of) {
        return pair;
      }
    }
    return NONE;
  }

  /** What the pair of this family and this place is worth; 0 without a place. */
  public double worth(int family, int of) {
    return of == Plan.NOWHERE ? 0 : worth[pair(family, of)];
  }

  /** Whether the family would fit the place if nobody else went there. */
  public boolean fitsAlone(int family, int of) {
    return fits(demand[family], capacity[of]);
  }

  /** The same families and places with another worth for each pair. */
  public Pool withWorth(double[] other) {
    return new Pool(demand, capacity, first, place, other);
  }

  /** The same families and pairs with other capacities. */
  public Pool withCapacity(int[][] other) {
    return new Pool(demand, other, first, place, worth);
  }

  /** The pool with what each pair takes up charged at these prices; a place kept for later keeps its value. */
  public Pool lessPrices(double[][] prices) {
    double[] net = worth.clone();
    for (int family = 0; family < families(); family++) {
      for (int pair = first[family]; pair < first[family + 1]; pair++) {
        net[pair] -= charge(demand[family], prices[place[pair]]);
      }
    }
    return withWorth(net);
  }

  static double charge(int[] demand, double[] price) {
    double charge = 0;
    for (int dimension = 0; dimension < demand.length; dimension++) {
      charge += demand[dimension] * price[dimension];
    }
    return charge;
  }

  static boolean fits(int[] demand, int[] free) {
    for (int dimension = 0; dimension < demand.length; dimension++) {
      if (demand[dimension] > free[dimension]) {
        return false;
      }
    }
    return true;
  }

  /** The allowed pairs of a pool, gathered family after family. */
  public static final class Pairs {

    private int[] first = new int[64];
    private int[] place = new int[256];
    private double[] worth = new double[256];
    private int families;
    private int pairs;

    /** One more allowed pair of the family at hand. */
    public Pairs add(int of, double worthOf) {
      if (pairs == place.length) {
        place = Arrays.copyOf(place, pairs + (pairs >> 1));
        worth = Arrays.copyOf(worth, pairs + (pairs >> 1));
      }
      place[pairs] = of;
      worth[pairs++] = worthOf;
      return this;
    }

    /** The family at hand has no more pairs; the next one follows. */
    public Pairs endFamily() {
      if (families + 1 == first.length) {
        first = Arrays.copyOf(first, 2 * first.length);
      }
      first[++families] = pairs;
      return this;
    }

    /** @throws IllegalArgumentException when not as many families ended as have a demand, or a place is none of these */
    public Pool pool(int[][] demand, int[][] capacity) {
      return new Pool(demand, capacity, Arrays.copyOf(first, families + 1), Arrays.copyOf(place, pairs), Arrays.copyOf(worth, pairs));
    }
  }
}
