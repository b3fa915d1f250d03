package org.passerelle.store;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that belongs to this Passerelle: it starts and stops with the application, and its data stay.
 *
 * <p>Durable: what is committed survives the death of the application, of the server and of the machine. While the store is
 * open a server that dies is started again on the same port, so that a connection pool recovers by itself. Shut: it listens
 * on 127.0.0.1 only and asks for a password (SCRAM-SHA-256) that only the owner of the directory can read. The application's
 * role owns its database and is not the superuser; the superuser's password lies beside it for repairs.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

  /** Below the ports that systems hand out to clients: a pool that knocks while the server is down must not meet itself. */
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 29_999;
  private static final long LONGEST_PAUSE_SECONDS = 30;
  private static final String DATA = "data";

  private final Path directory;
  private final DirectoryLock lock;
  private final Postgres postgres;
  private final String password;
  private final int port;
  private final Thread supervisor = new Thread(this::supervise, "store-supervisor");
  private volatile Process server;
  private volatile boolean closed;

  private EmbeddedStore(Path directory, Path binaries, DirectoryLock lock) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    this.directory = directory;
    this.lock = lock;
    this.postgres = new Postgres(PostgresBinaries.unpack(binaries), directory.resolve(DATA),
        directory.resolve("postgres.log"));
    postgres.clearLeftovers();
    this.password = establish();
    this.port = choosePort(directory.resolve("port"));
    postgres.turnLogOver();
    this.server = postgres.launch(port);
    supervisor.setDaemon(true);
    supervisor.start();
    log.info("PostgreSQL is ready on port {} after {} ms, with its files in {}", port,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), directory);
  }

  /** {@code ~/.passerelle/postgres}, for an installation that names no other directory. */
  public static Path defaultDirectory() {
    return Path.of(System.getProperty("user.home"), ".passerelle", "postgres");
  }

  /**
   * Starts the store and returns when it accepts connections; a first start makes the directory and all that is in it.
   * A server left behind by an application that was killed is stopped first.
   *
   * @throws StoreInUseException if another Passerelle runs on this directory
   * @throws StoreException if PostgreSQL cannot start here; the message ends with the last lines of its log
   */
  public static EmbeddedStore start(Path directory) {
    return start(directory, directory.resolve("binaries"));
  }

  static EmbeddedStore start(Path directory, Path binaries) {
    try {
      Path own = own(directory);
      DirectoryLock lock = DirectoryLock.take(own);
      try {
        return new EmbeddedStore(own, binaries.toAbsolutePath(), lock);
      } catch (Throwable failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new StoreException("The store in " + directory + " cannot be used: " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException("The start of the store in " + directory + " was interrupted.", interrupted);
    }
  }

  private static Path own(Path directory) throws IOException {
    boolean known = Files.exists(directory.resolve(DATA)) || Files.exists(directory.resolve(DirectoryLock.FILE));
    if (Files.isDirectory(directory) && !known) {
      try (Stream<Path> strangers = Files.list(directory)) {
        if (strangers.findAny().isPresent()) {
          throw new StoreException(directory + " holds files that are not Passerelle's; name an empty directory.");
        }
      }
    }
    PrivateFiles.createDirectory(directory);
    return directory.toRealPath();
  }

  /** Where to connect; never carries the password. Server errors come without their detail, which may quote personal data. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + Postgres.ROLE + "?ApplicationName=" + Postgres.ROLE
        + "&requireAuth=scram-sha-256&logServerErrorDetail=false";
  }

  /** The role that owns the database. */
  public String username() {
    return Postgres.ROLE;
  }

  /** The password of {@link #username()}: 256 random bits, made at the first start. */
  public String password() {
    return password;
  }

  /**
   * A secret for what is encrypted inside the database: 256 random bits in a file beside it, made at the first call. It belongs into the backup,
   * apart from the data.
   */
  public String secretKey() {
    try {
      return PrivateFiles.secret(directory.resolve("secret.key"));
    } catch (IOException failure) {
      throw new StoreException("The file secret.key in " + directory + " cannot be used: " + failure, failure);
    }
  }

  /** The port on 127.0.0.1; the same after a restart unless another program has taken it in the meantime. */
  public int port() {
    return port;
  }

  /** The server's main process; another one after the server died and was started again. */
  public ProcessHandle process() {
    return server.toHandle();
  }

  /** Stops the server and gives the directory free. Close the connection pool first: open sessions are rolled back. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    supervisor.interrupt();
    try (lock) {
      supervisor.join();
      postgres.stop();
      log.info("PostgreSQL has stopped; its files stay in {}", directory);
    } catch (IOException failure) {
      throw new StoreException("The store in " + directory + " could not be closed: " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The data directory, made at the first start; the password of the application's role. */
  private String establish() throws IOException, InterruptedException {
    Path secret = directory.resolve("application.password");
    if (!postgres.isInitialised()) {
      Path superuserSecret = directory.resolve("superuser.password");
      PrivateFiles.secret(superuserSecret);
      postgres.initialise(superuserSecret, PrivateFiles.secret(secret));
    } else if (Files.notExists(secret)) {
      throw new StoreException("The file " + secret + " is missing; bring it back from the backup of this directory.");
    }
    return PrivateFiles.secret(secret);
  }

  private static int choosePort(Path remembered) throws IOException {
    int before = Files.exists(remembered) ? Integer.parseInt(Files.readString(remembered).strip()) : randomPort();
    int port = before;
    while (!isFree(port)) {
      port = randomPort();
    }
    PrivateFiles.write(remembered, Integer.toString(port));
    return port;
  }

  private static int randomPort() {
    return ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (BindException taken) {
      return false;
    }
  }

  private void supervise() {
    try {
      while (!closed) {
        int code = server.waitFor();
        if (!closed) {
          log.warn("PostgreSQL (process {}) has ended with code {} although Passerelle runs; "
              + "it is started again on port {}", server.pid(), code, port);
          server = restart();
          log.warn("PostgreSQL runs again as process {}; nothing that was committed is lost", server.pid());
        }
      }
    } catch (InterruptedException closing) {
      log.debug("The store is closing");
    }
  }

  private Process restart() throws InterruptedException {
    for (long pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS)) {
      try {
        postgres.clearLeftovers();
        return postgres.launch(port);
      } catch (IOException | RuntimeException failure) {
        log.error("PostgreSQL does not start; the next attempt is in {} s", pause, failure);
        TimeUnit.SECONDS.sleep(pause);
      }
    }
  }
}
