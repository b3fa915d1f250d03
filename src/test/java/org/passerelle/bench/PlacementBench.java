package org.passerelle.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.passerelle.bench.PlacementYear.Family;
import org.passerelle.bench.PlacementYear.Variant;
import org.passerelle.sponsorship.optimizer.Greedy;
import org.passerelle.sponsorship.optimizer.LookAhead;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;

/**
 * A year's families and places: the best plan in hindsight, what greedy assignment reaches, and what is reached when families are placed as
 * they come, the future known only by samples from another year or from the families already seen.
 */
final class PlacementBench implements Bench.Measurement {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int SAMPLES = 4;

  @Override
  public void run(List<String> arguments) throws Exception {
    if (!OwnJvm.isThis()) {
      OwnJvm.run("placement", "1g", arguments);
      return;
    }
    PlacementYear year = PlacementYear.read(Path.of(arguments.get(0)));
    Options options = new Options(arguments);
    Optional<String> directory = options.value("--history");
    List<Family> history = directory.isPresent() ? year.known(PlacementYear.read(Path.of(directory.get()))) : List.of();
    long[] seeds = Arrays.stream(options.value("--seeds").orElse("1").split(",")).mapToLong(Long::parseLong).toArray();
    for (Variant variant : Variant.values()) {
      if (variant != Variant.STATED || year.statesCapacities()) {
        variant(year, history, variant, seeds);
      }
    }
  }

  private static void variant(PlacementYear year, List<Family> history, Variant variant, long[] seeds) {
    Pool pool = year.pool(variant);
    Plan best = Optimizer.plan(pool, LONGEST);
    double greedy = Greedy.plan(pool).objective();
    double sum = 0;
    for (long seed : seeds) {
      double online = online(year, history, variant, seed);
      sum += online;
      print(variant, Long.toString(seed), best, greedy, online);
    }
    if (seeds.length > 1) {
      print(variant, Arrays.stream(seeds).mapToObj(Long::toString).collect(Collectors.joining(",", "\"mean of ", "\"")), best, greedy,
          sum / seeds.length);
    }
  }

  private static void print(Variant variant, String seed, Plan best, double greedy, double online) {
    System.out.printf(Locale.ROOT,
        "{\"bench\":\"placement\",\"variant\":\"%s\",\"seed\":%s,\"optimum\":%.4f,\"bound\":%.4f,\"proven\":%b,\"seconds\":%.2f,\"greedy\":%.4f,\"online\":%.4f,\"onlineShare\":%.4f}%n",
        variant.label, seed, best.objective(), best.bound(), best.proven(), best.took().toMillis() / 1000.0, greedy, online,
        best.objective() == 0 ? 1 : online / best.objective());
  }

  /** Each family knows only what is still free and the past year; without one, those who came before it. */
  private static double online(PlacementYear year, List<Family> history, Variant variant, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] free = year.places().stream().map(variant::capacity).map(int[]::clone).toArray(int[][]::new);
    List<Family> past = new ArrayList<>(history);
    double reached = 0;
    for (Family family : year.families()) {
      if (history.isEmpty()) {
        past.add(family);
      }
      Pool present = year.pool(List.of(family), variant).withCapacity(free);
      double[][] prices = LookAhead.prices(present, year.pool(past, variant), random.nextLong(), SAMPLES);
      int place = Optimizer.plan(present.lessPrices(prices), LONGEST).placeOf()[0];
      if (place != Plan.NOWHERE) {
        reached += present.worth(0, place);
        for (int dimension = 0; dimension < free[place].length; dimension++) {
          free[place][dimension] -= present.demand()[0][dimension];
        }
      }
    }
    return reached;
  }
}
