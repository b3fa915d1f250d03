package org.passerelle.bench;

import java.util.Arrays;
import java.util.Map;

/**
 * Prints measured figures, one JSON object a line. Run it with
 * {@code mvn -q -Pbench test-compile exec:java -Dexec.args="startup"}.
 */
public final class Bench {

  private static final Map<String, Measurement> MEASUREMENTS = Map.of("startup", new StartupBench(), "batch", new BatchBench(),
      "names", new NamesBench(), "watchlist", new WatchlistBench(), "records", new RecordsBench(), "persons", new PersonsBench(),
      "placement", new PlacementBench(), "pool", new PoolBench(), "wishes", new WishesBench(), "lists", new ListsBench());

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
