package org.passerelle.bench;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;

/**
 * Prints measured figures, one JSON object a line. Run it with
 * {@code mvn -q -Pbench test-compile exec:java -Dexec.args="startup"}.
 */
public final class Bench {

  private static final Map<String, Measurement> MEASUREMENTS = Map.ofEntries(
      entry("startup", new StartupBench()), entry("batch", new BatchBench()), entry("names", new NamesBench()),
      entry("watchlist", new WatchlistBench()), entry("records", new RecordsBench()), entry("persons", new PersonsBench()),
      entry("placement", new PlacementBench()), entry("pool", new PoolBench()), entry("wishes", new WishesBench()),
      entry("lists", new ListsBench()), entry("handover", new HandoverBench()));

  private Bench() {
  }

  public static void main(String[] args) throws Exception {
    Measurement measurement = args.length == 0 ? null : MEASUREMENTS.get(args[0]);
    if (measurement == null) {
      throw new IllegalArgumentException("name one of " + MEASUREMENTS.keySet());
    }
    measurement.run(Arrays.asList(args).subList(1, args.length));
  }

  /** One thing that can be measured. */
  interface Measurement {

    void run(java.util.List<String> arguments) throws Exception;
  }
}
