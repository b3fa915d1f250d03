package org.passerelle.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.passerelle.casefile.Person;
import org.passerelle.screening.duplicate.MadeUpPeople;
import org.passerelle.screening.duplicate.MadeUpPeople.Variation;
import org.passerelle.screening.duplicate.PopulationOnFile;
import org.slf4j.LoggerFactory;

/**
 * How long one look-up among so many people takes, complete with the comparison, and how many of those who come in again, written otherwise, are
 * found. Everyone is made up. A look-up is for one person alone; what a family adds is left out.
 */
final class PersonsBench implements Bench.Measurement {

  private static final int LOOKUPS = 900;
  private static final int WARM_UP = 300;
  private static final int READ_ALL = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Override
  public void run(List<String> arguments) throws Exception {
    // what the store says while it starts would stand between the figures
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    int persons = arguments.isEmpty() ? 1_000_000 : Integer.parseInt(arguments.get(0));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
        statement.execute("create database people encoding 'UTF8' locale 'C.UTF-8' template template0");
      }
      com.zaxxer.hikari.HikariConfig pool = new com.zaxxer.hikari.HikariConfig();
      pool.setDataSource(postgres.getDatabase("postgres", "people"));
      pool.setMaximumPoolSize(2);
      try (var database = new com.zaxxer.hikari.HikariDataSource(pool)) {
        PopulationOnFile onFile = new PopulationOnFile(database);
        long begin = System.nanoTime();
        onFile.seed(new MadeUpPeople(20_261_121), persons);
        System.err.printf(Locale.ROOT, "seeded in %.0f s%n", (System.nanoTime() - begin) / 1e9);
        measure(onFile, persons);
      }
    }
  }

  private static void measure(PopulationOnFile onFile, int persons) {
    List<Person> known = known(persons);
    MadeUpPeople otherwise = new MadeUpPeople(7);
    List<Double> millis = new ArrayList<>();
    Map<String, int[]> byVariation = new TreeMap<>();
    int right = 0;
    long others = 0;
    long busy = 0;
    for (int number = 0; number < WARM_UP + LOOKUPS; number++) {
      Person target = known.get(number);
      Variation variation = Variation.values()[number % Variation.values().length];
      Person again = otherwise.varied(target, variation);
      long begin = System.nanoTime();
      long busyBefore = THREADS.getCurrentThreadCpuTime();
      List<UUID> found = onFile.lookUp(again);
      busy += number >= WARM_UP ? THREADS.getCurrentThreadCpuTime() - busyBefore : 0;
      double took = (System.nanoTime() - begin) / 1e6;
      if (number >= WARM_UP) {
        millis.add(took);
        boolean hit = found.contains(target.id());
        right += hit ? 1 : 0;
        others += found.size() - (hit ? 1 : 0);
        int[] count = byVariation.computeIfAbsent(variation.name(), none -> new int[2]);
        count[0] += hit ? 1 : 0;
        count[1]++;
      }
    }
    byVariation.forEach((variation, count) -> System.err.printf("%s %d of %d%n", variation, count[0], count[1]));
    if (System.getProperty("explain") != null) {
      for (int number = 0; number < 6; number++) {
        System.err.println(known.get(number).fullName() + " " + known.get(number).birthAsWritten() + "\n" + onFile.explained(known.get(number)));
      }
    }
    long begin = System.nanoTime();
    for (int number = 0; number < READ_ALL; number++) {
      onFile.readAll(known.get(number));
    }
    double sequential = (System.nanoTime() - begin) / 1e6 / READ_ALL;
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(Locale.ROOT, "{\"bench\":\"persons\",\"persons\":%d,\"p50ms\":%.1f,\"p95ms\":%.1f,\"recall\":%.4f,\"sequentialMs\":%.0f,"
        + "\"maxms\":%.1f,\"lookups\":%d,\"othersPerLookup\":%.2f,\"busyMs\":%.1f}%n", persons, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100),
        (double) right / LOOKUPS, sequential, sorted.get(sorted.size() - 1), LOOKUPS, (double) others / LOOKUPS, busy / 1e6 / LOOKUPS);
  }

  /** People spread over the whole file; whoever is looked for warms nothing for the next. */
  private static List<Person> known(int persons) {
    int every = Math.max(1, persons / (WARM_UP + LOOKUPS));
    MadeUpPeople people = new MadeUpPeople(20_261_121);
    List<Person> known = new ArrayList<>();
    for (int number = 0; number < persons && known.size() < WARM_UP + LOOKUPS; number++) {
      Person person = people.person();
      if (number % every == 0) {
        known.add(person);
      }
    }
    return known;
  }
}
