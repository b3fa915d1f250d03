package org.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.passerelle.bench.PlacementYear.Family;
import org.passerelle.sponsorship.optimizer.Greedy;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;

/** How good a plan is for a pool much larger than any year's, and what it takes. */
final class PoolBench implements Bench.Measurement {

  private static final double TAIL = 1.3;
  private static final double SHARE = 0.8;
  private static final double LEAST_COMPATIBLE = 0.05;
  private static final double MOST_COMPATIBLE = 0.5;

  private static final Duration LONGEST = Duration.ofSeconds(26);

  @Override
  public void run(List<String> arguments) throws Exception {
    if (!OwnJvm.isThis()) {
      OwnJvm.run("pool", "1g", arguments);
      return;
    }
    Options options = new Options(arguments);
    PlacementYear year = PlacementYear.read(Path.of(options.value("--from").orElseThrow(() -> new IllegalArgumentException("--from DIR is missing"))));
    Pool pool = pool(year, Integer.parseInt(arguments.get(0)), Integer.parseInt(arguments.get(1)), options.seed());
    Plan plan = Optimizer.plan(pool, LONGEST);
    double greedy = Greedy.plan(pool).objective();
    System.out.printf(Locale.ROOT,
        "{\"bench\":\"pool\",\"objective\":%.4f,\"bound\":%.4f,\"gap\":%.5f,\"greedy\":%.4f,\"seconds\":%.2f,\"peakMiB\":%d}%n", plan.objective(),
        plan.bound(), plan.gap(), greedy, plan.took().toMillis() / 1000.0, peakMiB());
  }

  /** The most memory this process ever held; -1 where the system does not tell. */
  private static long peakMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(-1);
  }

  /**
   * Families resampled from a year; sponsors each resembling one of its places, with capacities from a Pareto distribution in each of three
   * dimensions whose totals are four fifths of what the families take up; each family is compatible with 5 to 50 % of the sponsors, and the
   * pair is worth the expected jobs at the place that the sponsor resembles, half to half as much again.
   */
  static Pool pool(PlacementYear year, int families, int sponsors, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Family> known = year.families().stream().filter(family -> !family.scores().isEmpty()).toList();
    int[] resembles = random.ints(sponsors, 0, year.places().size()).toArray();
    int[][] demand = new int[families][];
    Pool.Pairs pairs = new Pool.Pairs();
    for (int family = 0; family < families; family++) {
      Family original = known.get(random.nextInt(known.size()));
      demand[family] = original.members();
      double[] jobs = jobs(year, original);
      double share = random.nextDouble(LEAST_COMPATIBLE, MOST_COMPATIBLE);
      for (int sponsor = 0; sponsor < sponsors; sponsor++) {
        if (random.nextDouble() < share) {
          pairs.add(sponsor, jobs[resembles[sponsor]] * random.nextDouble(0.5, 1.5));
        }
      }
      pairs.endFamily();
    }
    return pairs.pool(demand, capacities(demand, sponsors, random));
  }

  /** The expected jobs at each place; where the year has none for the pair, the family's mean. */
  private static double[] jobs(PlacementYear year, Family family) {
    double mean = family.scores().values().stream().mapToDouble(PlacementYear.Score::jobs).average().orElse(0);
    return year.places().stream().mapToDouble(place -> {
      PlacementYear.Score score = family.scores().get(place.name());
      return score == null ? mean : score.jobs();
    }).toArray();
  }

  private static int[][] capacities(int[][] demand, int sponsors, SplittableRandom random) {
    double[] size = new double[sponsors];
    Arrays.setAll(size, sponsor -> Math.pow(1 - random.nextDouble(), -1 / TAIL));
    int[][] capacity = new int[sponsors][3];
    for (int dimension = 0; dimension < 3; dimension++) {
      int of = dimension;
      long total = Math.round(SHARE * Arrays.stream(demand).mapToInt(family -> family[of]).sum());
      double[] weight = new double[sponsors];
      Arrays.setAll(weight, sponsor -> size[sponsor] * random.nextDouble(0.5, 1.5));
      apportion(total, weight, capacity, dimension);
    }
    return capacity;
  }

  /** Whole units in proportion to the weights, running totals rounded, so that the sum is exact. */
  private static void apportion(long total, double[] weight, int[][] capacity, int dimension) {
    double sum = Arrays.stream(weight).sum();
    double running = 0;
    long given = 0;
    for (int sponsor = 0; sponsor < weight.length; sponsor++) {
      running += weight[sponsor];
      long upTo = Math.round(total * running / sum);
      capacity[sponsor][dimension] = (int) (upTo - given);
      given = upTo;
    }
  }
}
