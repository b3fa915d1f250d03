package org.passerelle.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Passerelle as a newcomer runs it: a process of its own on its embedded PostgreSQL, which can be killed and started again. */
public final class Installation implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path store;
  private final Path log;
  private final int port;
  private List<String> jvm = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");
  private Process process;

  /** One with its files in {@code store} under that directory. */
  public Installation(Path directory) {
    this(directory.resolve("store"), directory.resolve("application.log"));
  }

  public Installation(Path store, Path log) {
    this.store = store;
    this.log = log;
    this.port = freePort();
  }

  /** With other options of the Java machine than those that make a short run short. */
  public Installation withJvm(String... options) {
    jvm = List.of(options);
    return this;
  }

  /** Starts it and waits until it answers. */
  public void start(String... arguments) {
    launch(arguments);
    long begin = System.nanoTime();
    while (status("/actuator/health") != 200) {
      if (!process.isAlive() || System.nanoTime() - begin > LONGEST_START.toNanos()) {
        throw new AssertionError("it did not start:\n" + log());
      }
      pause();
    }
  }

  /** Starts it without waiting. */
  public Process launch(String... arguments) {
    try {
      List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      command.addAll(jvm);
      command.addAll(List.of("-cp", classPathWithoutTests(), "org.passerelle.Passerelle", "--server.port=" + port,
          "--passerelle.store.directory=" + store, "--passerelle.demonstration-families=false"));
      command.addAll(Arrays.asList(arguments));
      process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  /** {@code kill -9} of its PostgreSQL. */
  public void killStore() throws IOException {
    long postmaster = Long.parseLong(Files.readAllLines(store.resolve("data/postmaster.pid")).get(0).strip());
    ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
  }

  public int port() {
    return port;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks its store for one number. */
  public long count(String sql) throws IOException, SQLException {
    try (Connection connection = connection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Asks its store until the answer is at least that number.
   *
   * @return the answer
   */
  public long reaches(String sql, long number) throws IOException, SQLException {
    long begin = System.nanoTime();
    long answer = count(sql);
    while (answer < number) {
      if (System.nanoTime() - begin > LONGEST_WORK.toNanos()) {
        throw new AssertionError(answer + " instead of " + number + ": " + sql);
      }
      pause();
      answer = count(sql);
    }
    return answer;
  }

  /** Changes something in its store. */
  public void execute(String sql) throws IOException, SQLException {
    try (Connection connection = connection(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The demonstration's partners may refer as many families as they like. */
  public void liftQuotas() throws IOException, SQLException {
    execute("update agreement_terms set quota = null");
  }

  /** To its store. */
  public Connection connection() throws IOException, SQLException {
    String storePort = Files.readString(store.resolve("port")).strip();
    String password = Files.readString(store.resolve("superuser.password")).strip();
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + storePort + "/passerelle", "postgres", password);
  }

  /** The status a page answers with, or -1 when nothing answers. */
  public int status(String path) {
    try {
      return send(HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(5)).build()).statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /** The tests' own classes would be found by the application's scan. */
  private static String classPathWithoutTests() {
    String whole = System.getProperty("bench.classpath",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return Stream.of(whole.split(System.getProperty("path.separator"))).filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
