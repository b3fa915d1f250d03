package org.passerelle.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One PostgreSQL data directory and the processes that work in it. */
final class Postgres {

  static final String ROLE = "passerelle";

  private static final Logger log = LoggerFactory.getLogger(Postgres.class);
  private static final Duration START_PATIENCE = Duration.ofMinutes(5);
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
  private static final long POLL_MILLIS = 10;
  private static final int LOG_LINES_SHOWN = 10;
  private static final String UNFINISHED = "unfinished-";

  /** Linux tells a process's program and working directory; elsewhere PostgreSQL's own pid file has to do. */
  private static final Path PROC = Path.of("/proc");
  private static final boolean HAS_PROC = Files.exists(PROC.resolve("self/cwd"));
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /** On the command line, where they win over the configuration files and anyone can see them. */
  private static final List<String> SETTINGS = List.of(
      "fsync=on", "synchronous_commit=on", "full_page_writes=on",
      "listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256",
      // an error, its detail and its statement may quote personal data, so the log keeps the server's own life only
      "log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse", "log_statement=none",
      "log_min_duration_statement=-1", "log_parameter_max_length=0", "log_parameter_max_length_on_error=0",
      "log_checkpoints=off", "log_timezone=UTC", "timezone=UTC");

  private final Path programs;
  private final Path data;
  private final Path logFile;

  Postgres(Path programs, Path data, Path logFile) {
    this.programs = programs;
    this.data = data;
    this.logFile = logFile;
  }

  boolean isInitialised() {
    return Files.exists(data);
  }

  /** Makes the data directory with its role and database; it gets its name last, so an interrupted try is simply repeated. */
  void initialise(Path superuserPassword, String password) throws IOException, InterruptedException {
    // a name of its own, because an initdb that outlived its killed application may still be writing under the last one
    Path unfinished = Files.createTempDirectory(data.getParent(), UNFINISHED);
    // the builtin locale never changes with the operating system's library, so indexes stay valid; pg_trgm asks LC_CTYPE
    run("", "initdb", "-D", unfinished.toString(), "-U", "postgres", "--pwfile=" + superuserPassword,
        "-A", "scram-sha-256", "--encoding=UTF8", "--data-checksums", "--no-instructions",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--lc-ctype=" + utf8CharacterType());
    // PostgreSQL's single-user mode reads one statement a line and listens to nobody
    run("CREATE ROLE %1$s LOGIN PASSWORD '%2$s'%nCREATE DATABASE %1$s OWNER %1$s%n".formatted(ROLE, password),
        "postgres", "--single", "-D", unfinished.toString(),
        "-c", "exit_on_error=on", "-c", "log_min_error_statement=panic", "postgres");
    PrivateFiles.move(unfinished, data);
    try (DirectoryStream<Path> cutShort = Files.newDirectoryStream(data.getParent(), UNFINISHED + "*")) {
      for (Path leftover : cutShort) {
        FileSystemUtils.deleteRecursively(leftover);
      }
    }
  }

  private static String utf8CharacterType() {
    String system = System.getProperty("os.name");
    return system.startsWith("Mac") ? "en_US.UTF-8" : system.startsWith("Windows") ? "en-US" : "C.UTF-8";
  }

  void turnLogOver() throws IOException {
    if (Files.exists(logFile)) {
      Files.move(logFile, logFile.resolveSibling(logFile.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    PrivateFiles.write(logFile, "");
  }

  /** Starts the server and returns when it accepts connections, after replaying its log if it was killed. */
  Process launch(int port) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      // out of the terminal's reach: Ctrl-C must end the application, which then ends the server
      command.add(SETSID.toString());
    }
    command.addAll(command("postgres", "-D", data.toString(), "-p", Integer.toString(port)));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    Process server = builder(command).redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile())).start();
    try {
      server.getOutputStream().close();
      awaitReady(server);
      return server;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      stop();
      if (server.isAlive()) {
        server.destroyForcibly().waitFor();
        stop();
      }
      throw failure;
    }
  }

  private void awaitReady(Process server) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + START_PATIENCE.toNanos();
    while (!isReady(server.pid())) {
      if (server.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new StoreException("PostgreSQL did not start. The end of its log, " + logFile + ":" + endOfLog());
      }
      if (System.nanoTime() > giveUp) {
        throw new StoreException("PostgreSQL was not ready after " + START_PATIENCE.toMinutes()
            + " minutes. The end of its log, " + logFile + ":" + endOfLog());
      }
    }
  }

  /** PostgreSQL's pid file: the process in the first line, "ready" in the eighth. */
  private boolean isReady(long pid) throws IOException {
    List<String> lines = pidFile();
    return lines.size() >= 8 && lines.get(0).equals(Long.toString(pid)) && lines.get(7).strip().equals("ready");
  }

  private List<String> pidFile() throws IOException {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException notRunning) {
      return List.of();
    }
  }

  private String endOfLog() throws IOException {
    List<String> lines = new String(Files.readAllBytes(logFile), UTF_8).lines().toList();
    return lines.stream().skip(Math.max(0, lines.size() - LOG_LINES_SHOWN)).reduce("", (all, line) -> all + "\n    " + line);
  }

  /** Ends what an earlier run left behind, so that the next server finds the directory to itself. */
  void clearLeftovers() throws IOException, InterruptedException {
    if (processes().findAny().isPresent()) {
      log.warn("Processes of an earlier PostgreSQL still work in {}; they are ended first", data);
      stop();
    }
    if (HAS_PROC) {
      // its number may belong to another program by now, and PostgreSQL would then refuse to start
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  /** Ends every process of this data directory: sessions are rolled back, what is committed stays. */
  void stop() throws IOException, InterruptedException {
    askToStop("fast");
    if (!areGoneWithin(STOP_PATIENCE)) {
      log.warn("PostgreSQL in {} is slow to stop; it is stopped at once and will replay its log when it starts", data);
      askToStop("immediate");
      if (!areGoneWithin(STOP_PATIENCE)) {
        processes().forEach(ProcessHandle::destroyForcibly);
        if (!areGoneWithin(STOP_PATIENCE)) {
          throw new StoreException("PostgreSQL in " + data + " cannot be stopped.");
        }
      }
    }
  }

  private void askToStop(String mode) throws IOException, InterruptedException {
    if (postmaster().isPresent()) {
      call("", "pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-W");
    } else {
      // without their postmaster, sessions still at work would go on to the end of their statement
      processes().forEach(ProcessHandle::destroy);
    }
  }

  private boolean areGoneWithin(Duration patience) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + patience.toNanos();
    while (processes().findAny().isPresent()) {
      if (System.nanoTime() > giveUp) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    List<String> lines = pidFile();
    return lines.isEmpty() ? Optional.empty()
        : processes().filter(process -> lines.get(0).equals(Long.toString(process.pid()))).findAny();
  }

  private Stream<ProcessHandle> processes() throws IOException {
    if (HAS_PROC) {
      return ProcessHandle.allProcesses().filter(this::worksHere);
    }
    return pidFile().stream().limit(1).map(Long::valueOf).flatMap(pid -> ProcessHandle.of(pid).stream())
        .filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  /** Every PostgreSQL process stays in its data directory; a person's shell may stand there too. */
  private boolean worksHere(ProcessHandle process) {
    try {
      Path entry = PROC.resolve(Long.toString(process.pid()));
      return Files.readSymbolicLink(entry.resolve("cwd")).equals(data)
          && Files.readSymbolicLink(entry.resolve("exe")).getFileName().toString().startsWith("postgres");
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  private void run(String input, String program, String... arguments) throws IOException, InterruptedException {
    Outcome outcome = call(input, program, arguments);
    if (outcome.code() != 0) {
      String advice = isRoot()
          ? "\nAs root it needs Linux user namespaces (unshare -U); or run Passerelle as another user." : "";
      throw new StoreException("PostgreSQL's " + program + " failed in " + data.getParent() + ":\n"
          + outcome.output().strip() + advice);
    }
  }

  private Outcome call(String input, String program, String... arguments) throws IOException, InterruptedException {
    Process process = builder(command(program, arguments)).start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    } catch (IOException endedEarly) {
      log.debug("{} did not read its input", program, endedEarly);
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private List<String> command(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and the files are still its own
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() throws IOException {
    return HAS_PROC && Files.getAttribute(PROC.resolve("self"), "unix:uid").equals(0);
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Passerelle's environment may hold secrets, and PG* variables would steer the server
    builder.environment().keySet().retainAll(Set.of("PATH", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP"));
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  private record Outcome(int code, String output) {
  }
}
