package org.passerelle.handoff.destining;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.sponsorship.optimizer.LookAhead;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;
import org.passerelle.sponsorship.optimizer.Prices;

/**
 * Weighs all cities for all families who wait, at once: the plan that is worth most for all of them together, within what the cities can still take
 * this year in persons, with the prices that their scarcity and the families still to come give them.
 */
final class Weighing {

  /** No family is left without a city while one has room for it. It is alike for every city, so prices and what is shown leave it out. */
  private static final int ANY_CITY = 10_000;
  private static final int FUTURES = 3;
  /** Of two with the same reasons, who is here comes before who may come. */
  private static final double MAY_COME = 0.9;
  /** More families than this are not simulated: cities are made smaller in their place, though never too small for a whole family. */
  private static final int MOST_EXPECTED = 150;

  private final List<FamilyFacts> families;
  private final List<City> cities;
  private final Policy policy;

  Weighing(List<FamilyFacts> families, List<City> cities, Policy policy) {
    this.families = families;
    this.cities = cities;
    this.policy = policy;
  }

  /**
   * The cities in the order in which they fit one of the families.
   *
   * @param past     families destined in the past year, like whom others will come
   * @param expected how many are expected before the year's plan ends
   * @param seed     the same seed, families and cities give the same order
   */
  List<Option> options(int family, List<FamilyFacts> past, int expected, long seed, Duration atMost) {
    Pool pool = pool(families);
    double[][] future = future(pool, past, expected, seed);
    Pool net = pool.lessPrices(future);
    int planned = Optimizer.plan(anyCityBeforeNone(net), atMost).placeOf()[family];
    double[][] scarcity = Prices.of(net);
    return IntStream.range(0, cities.size())
        .mapToObj(city -> option(families.get(family), cities.get(city), city == planned && planned != Plan.NOWHERE, future[city][0] + scarcity[city][0]))
        .sorted(Option.ORDER).toList();
  }

  private Option option(FamilyFacts family, City city, boolean planned, double price) {
    List<Part> parts = policy.parts(family, city);
    return new Option(city.place(), planned, Policy.worth(parts), price * family.persons(), parts, Obstacle.against(family, city), city.plan(), city.taken());
  }

  private Pool pool(List<FamilyFacts> of) {
    int[][] demand = of.stream().map(family -> new int[] {family.persons()}).toArray(int[][]::new);
    int[][] capacity = cities.stream().map(city -> new int[] {city.left()}).toArray(int[][]::new);
    Pool.Pairs pairs = new Pool.Pairs();
    of.forEach(family -> {
      for (int city = 0; city < cities.size(); city++) {
        if (Obstacle.against(family, cities.get(city)).isEmpty()) {
          pairs.add(city, Policy.worth(policy.parts(family, cities.get(city))));
        }
      }
      pairs.endFamily();
    });
    return pairs.pool(demand, capacity);
  }

  private static Pool anyCityBeforeNone(Pool pool) {
    return pool.withWorth(Arrays.stream(pool.worth()).map(worth -> worth + ANY_CITY).toArray());
  }

  /** What families still to come would give for a place, as far as it is scarce for them. */
  private double[][] future(Pool present, List<FamilyFacts> past, int expected, long seed) {
    int simulated = Math.min(expected, MOST_EXPECTED);
    if (past.isEmpty() || simulated == 0) {
      return new double[present.places()][present.dimensions()];
    }
    double share = (double) (families.size() + simulated) / (families.size() + expected);
    int largest = Stream.concat(families.stream(), past.stream()).mapToInt(FamilyFacts::persons).max().orElse(0);
    int[][] scaled = cities.stream().map(city -> new int[] {Math.max((int) Math.ceil(city.left() * share), Math.min(city.left(), largest))})
        .toArray(int[][]::new);
    return Arrays.stream(LookAhead.prices(present.withCapacity(scaled), pool(past), simulated, seed, FUTURES))
        .map(price -> new double[] {price[0] * MAY_COME}).toArray(double[][]::new);
  }
}
