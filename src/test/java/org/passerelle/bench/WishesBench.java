package org.passerelle.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.passerelle.bench.PlacementYear.Variant;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;
import org.passerelle.sponsorship.optimizer.Wishes;

/**
 * What families' own wishes cost: each wishes for its expected jobs plus a private taste, normally distributed with the standard
 * deviation of the family's own expected jobs over the places it is allowed, so that jobs and taste count alike to it.
 */
final class WishesBench implements Bench.Measurement {

  private static final Duration LONGEST = Duration.ofSeconds(180);

  @Override
  public void run(List<String> arguments) throws Exception {
    if (!OwnJvm.isThis()) {
      OwnJvm.run("wishes", "1g", arguments);
      return;
    }
    Pool pool = PlacementYear.read(Path.of(arguments.get(0))).pool(Variant.ONE_DIMENSION);
    Plan best = Optimizer.plan(pool, LONGEST);
    double[] wish = wishes(pool, new Options(arguments).seed());
    Wishes.Granted granted = Wishes.grant(pool, best, wish, LONGEST);
    System.out.printf(Locale.ROOT, "{\"bench\":\"wishes\",\"objectiveLost\":%.4f,\"betterOff\":%d,\"improvingSwapsLeft\":%d}%n", granted.lost(),
        granted.betterOff(), Wishes.improvingSwaps(pool, granted.plan(), wish));
  }

  private static double[] wishes(Pool pool, long seed) {
    Random random = new Random(seed);
    double[] wish = pool.worth().clone();
    for (int family = 0; family < pool.families(); family++) {
      int from = pool.first()[family];
      int to = pool.first()[family + 1];
      double[] jobs = Arrays.copyOfRange(pool.worth(), from, to);
      double mean = Arrays.stream(jobs).average().orElse(0);
      double spread = Math.sqrt(Arrays.stream(jobs).map(job -> (job - mean) * (job - mean)).average().orElse(0));
      for (int pair = from; pair < to; pair++) {
        wish[pair] += spread * random.nextGaussian();
      }
    }
    return wish;
  }
}
