package org.passerelle.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("installation")
class EmbeddedStoreTest {

  private static final String ENDLESS =
      "select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000000000) b";

  /** Unpacked once for all tests; what the public start does by itself has a test of its own. */
  @TempDir
  static Path binaries;

  /** A store after its first start, copied for each test. */
  @TempDir
  static Path template;

  @TempDir
  Path temporary;

  @Nullable
  private EmbeddedStore store;

  @BeforeAll
  static void makeTemplate() {
    EmbeddedStore.start(template, binaries).close();
  }

  @AfterEach
  void nothingIsLeftRunning() throws IOException {
    if (store != null) {
      store.close();
    }
    assertThat(serversIn(directory())).isEmpty();
  }

  @Test
  void aFirstStartNeedsNothingButADirectoryName() throws Exception {
    try (EmbeddedStore fresh = EmbeddedStore.start(directory())) {
      assertThat(query(fresh, "select 1")).isEqualTo("1");
      assertThat(query(fresh, "show server_version")).startsWith("17.");
    }
  }

  @Test
  void dataPasswordAndPortOutliveARestart() throws Exception {
    open();
    execute("create table family (case_number text)", "insert into family values ('P-1')");
    int port = store.port();
    String password = store.password();
    store.close();

    open();

    assertThat(query("select case_number from family")).isEqualTo("P-1");
    assertThat(store.port()).isEqualTo(port);
    assertThat(store.password()).isEqualTo(password).hasSize(64);
  }

  @Test
  void anotherPortIsTakenWhenTheRememberedOneIsNotFree() throws Exception {
    open();
    int port = store.port();
    store.close();

    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      open();
      assertThat(store.port()).isNotEqualTo(stranger.getLocalPort());
      assertThat(query("select 1")).isEqualTo("1");
    }
  }

  @Test
  void theApplicationOwnsItsDatabaseAndIsNotTheSuperuser() throws Exception {
    open();

    execute("create schema desk", "create table desk.note (id int)", "create extension pg_trgm");

    assertThat(query("select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls "
        + "from pg_roles where rolname = current_user")).isEqualTo("f");
    assertThatThrownBy(() -> execute("copy (select 1) to program 'true'")).hasMessageContaining("permission denied");
  }

  @Test
  void namesInArabicScriptAndAccentedLettersAreLetters() throws Exception {
    open();
    execute("create extension pg_trgm");

    assertThat(query("select cardinality(show_trgm('محمد'))")).isEqualTo("5");
    assertThat(query("select similarity('محمد', 'محمود') between 0.2 and 0.9")).isEqualTo("t");
    assertThat(query("select lower('ÉŁĞ') || upper('éłğ')")).isEqualTo("éłğÉŁĞ");
    assertThat(query("select pg_encoding_to_char(encoding) from pg_database where datname = current_database()"))
        .isEqualTo("UTF8");
  }

  @Test
  void everyCommitIsOnTheDiskBeforeItIsAnswered() throws Exception {
    open();

    assertThat(query("show fsync")).isEqualTo("on");
    assertThat(query("show synchronous_commit")).isEqualTo("on");
    assertThat(query("show full_page_writes")).isEqualTo("on");
    assertThat(query("show data_checksums")).isEqualTo("on");
    assertThat(commandLine(store.process())).contains("-c fsync=on", "-c synchronous_commit=on", "-c full_page_writes=on");
  }

  @Test
  void nobodyGetsInWithoutThePassword() throws Exception {
    open();

    for (String role : List.of("passerelle", "postgres")) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(store.jdbcUrl(), role, "wrong"))
          .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(store.jdbcUrl().replace("scram-sha-256", "none"), role, null));
    }
    try (Stream<String> rules = Files.lines(directory().resolve("data/pg_hba.conf"))) {
      assertThat(rules.filter(rule -> !rule.isBlank() && !rule.startsWith("#"))).isNotEmpty()
          .allMatch(rule -> rule.endsWith("scram-sha-256"));
    }
  }

  @Test
  void onlyTheOwnerReadsTheFiles() throws Exception {
    open();

    for (String directory : List.of("", "data")) {
      assertThat(permissions(directory().resolve(directory))).isEqualTo("rwx------");
    }
    for (String file : List.of("application.password", "superuser.password", "postgres.log")) {
      assertThat(permissions(directory().resolve(file))).isEqualTo("rw-------");
    }
  }

  @Test
  void theStoreListensOnThisMachineOnly() throws Exception {
    open();

    assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
    try (Connection superuser = DriverManager.getConnection(store.jdbcUrl(), "postgres",
        Files.readString(directory().resolve("superuser.password")));
        ResultSet row = superuser.createStatement().executeQuery("show unix_socket_directories")) {
      row.next();
      assertThat(row.getString(1)).isEmpty();
    }
    List<InetAddress> outward = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).toList();
    for (InetAddress address : outward) {
      assertThatThrownBy(() -> new Socket(address, store.port()).close()).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void theServerIsOutOfTheTerminalsReach() throws Exception {
    open();

    String[] status = Files.readString(Path.of("/proc/" + store.process().pid() + "/stat")).split(" ");
    assertThat(status[5]).as("its session").isEqualTo(Long.toString(store.process().pid()));
  }

  @Test
  void theApplicationsSecretsAreNotHandedToTheServer() throws Exception {
    open();

    assertThat(Files.readString(Path.of("/proc/" + store.process().pid() + "/environ")))
        .contains("PATH=").doesNotContain("HOME=");
  }

  @Test
  void aSecondCopyIsRefusedEvenAfterASecondTry() throws Exception {
    open();

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(StoreInUseException.class).isThrownBy(() -> EmbeddedStore.start(directory(), binaries))
          .withMessage("Passerelle is already running with its files in " + directory().toRealPath() + ".");
      try (OtherCopy second = OtherCopy.open(directory(), binaries)) {
        assertThat(second.answer()).startsWith("StoreInUseException: Passerelle is already running");
      }
    }
    assertThat(query("select 1")).isEqualTo("1");
  }

  @Test
  void aKilledApplicationLosesNothingThatWasCommitted() throws Exception {
    try (OtherCopy first = OtherCopy.open(directory(), binaries,
        "create table family (case_number text)", "insert into family values ('P-1')")) {
      assertThat(first.isOpen()).as(first.answer()).isTrue();
      first.kill();
    }
    List<ProcessHandle> left = serversIn(directory());
    assertThat(left).as("PostgreSQL outlives the application").hasSize(1);

    open();

    assertThat(query("select case_number from family")).isEqualTo("P-1");
    assertThat(serversIn(directory())).extracting(ProcessHandle::pid).containsExactly(store.process().pid())
        .doesNotContain(left.get(0).pid());
  }

  @Test
  void aSessionStillAtWorkAfterItsServerWasKilledIsEndedFirst() throws Exception {
    try (OtherCopy first = OtherCopy.open(directory(), binaries, "create table family (case_number text)",
        "insert into family values ('P-1')", "background " + ENDLESS)) {
      assertThat(first.isOpen()).as(first.answer()).isTrue();
      await().until(() -> busySessions() == 1);
      first.kill();
    }
    for (ProcessHandle server : serversIn(directory())) {
      server.destroyForcibly();
      await().until(() -> !server.isAlive());
    }
    assertThat(busySessions()).as("the orphan").isEqualTo(1);

    open();

    assertThat(busySessions()).isZero();
    assertThat(query("select case_number from family")).isEqualTo("P-1");
  }

  @Test
  void aServerKilledWhileTheApplicationRunsIsStartedAgainAndThePoolRecovers() throws Exception {
    open();
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(store.jdbcUrl());
      pool.setUsername(store.username());
      pool.setPassword(store.password());
      pool.setMaximumPoolSize(2);
      try (Connection connection = pool.getConnection()) {
        connection.createStatement().execute("create table family (case_number text)");
        connection.createStatement().execute("insert into family values ('P-1')");
      }
      for (int i = 0; i < 2; i++) {
        ProcessHandle killed = store.process();
        killed.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> store.process().pid() != killed.pid());
        // the pool trusts a connection for half a second after its last use, so the first answer may still be an error
        await().ignoreExceptionsInstanceOf(SQLException.class).untilAsserted(() -> {
          try (Connection connection = pool.getConnection();
              ResultSet row = connection.createStatement().executeQuery("select case_number from family")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("P-1");
          }
        });
      }
    }
    assertThat(serversIn(directory())).hasSize(1);
  }

  @Test
  void aClosedStoreIsNotStartedAgain() throws Exception {
    open();
    ProcessHandle server = store.process();
    server.destroyForcibly();

    store.close();

    await().until(() -> !server.isAlive());
    assertThat(serversIn(directory())).isEmpty();
    store.close();
    // the next server also clears away the shared memory of one that was killed
    open();
  }

  @Test
  void anotherProgramThatGotTheNumberOfADeadServerIsLeftAlone() throws Exception {
    open();
    store.close();
    Process innocent = new ProcessBuilder("sleep", "600").directory(directory().resolve("data").toFile()).start();
    try {
      Files.write(directory().resolve("data/postmaster.pid"), List.of(Long.toString(innocent.pid()),
          directory().resolve("data").toString(),
          "1795288135", "25555", "", "127.0.0.1", "  2162995        15", "ready"));

      open();

      assertThat(query("select 1")).isEqualTo("1");
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly().waitFor();
    }
  }

  @Test
  void aFirstStartThatWasCutShortIsRepeated() throws Exception {
    Files.createDirectories(directory().resolve("unfinished-1/base"));
    Files.createFile(directory().resolve("lock"));

    open();

    assertThat(query("select 1")).isEqualTo("1");
    assertThat(directory()).isDirectoryNotContaining("glob:**unfinished*");
  }

  @Test
  void damagedProgramsAreUnpackedAgain(@TempDir Path cache) throws Exception {
    Path postgres = PostgresBinaries.unpack(cache).resolve("postgres");
    long size = Files.size(postgres);
    Files.write(postgres, new byte[0]);
    Files.createDirectory(cache.resolve("of-an-older-version"));

    assertThat(PostgresBinaries.unpack(cache).resolve("postgres")).isEqualTo(postgres).hasSize(size).isExecutable();
    assertThat(cache.resolve("of-an-older-version")).doesNotExist();

    var unpackedAt = Files.getLastModifiedTime(postgres);
    PostgresBinaries.unpack(cache);
    assertThat(Files.getLastModifiedTime(postgres)).as("not a third time").isEqualTo(unpackedAt);
  }

  @Test
  void aServerThatCannotStartSaysWhyAndFreesTheDirectory() throws Exception {
    open();
    store.close();
    Path configuration = directory().resolve("data/postgresql.auto.conf");
    Files.writeString(configuration, "max_connections = plenty\n");

    assertThatExceptionOfType(StoreException.class).isThrownBy(this::open)
        .withMessageContaining("PostgreSQL did not start").withMessageContaining("max_connections");

    Files.writeString(configuration, "");
    open();
    assertThat(query("select 1")).isEqualTo("1");
  }

  @Test
  void aLostPasswordIsNotReplacedSilently() throws Exception {
    open();
    store.close();
    Files.delete(directory().resolve("application.password"));

    assertThatExceptionOfType(StoreException.class).isThrownBy(this::open)
        .withMessageContaining("application.password is missing");
  }

  @Test
  void aDirectoryWithOthersFilesIsLeftAlone() throws Exception {
    Path stranger = Files.createFile(Files.createDirectories(directory()).resolve("holiday.jpg"));
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatExceptionOfType(StoreException.class).isThrownBy(this::open).withMessageContaining("not Passerelle's");

    assertThat(directory()).isDirectoryContaining(stranger::equals);
    assertThat(permissions(directory())).isEqualTo("rwxr-xr-x");
  }

  @Test
  void personalDataStandNeitherInTheLogNorInTheDetailOfAnError() throws Exception {
    open();
    execute("create table person (name text primary key)", "insert into person values ('Canary')");

    assertThatThrownBy(() -> execute("insert into person values ('Canary')")).hasMessageContaining("person_pkey")
        .message().doesNotContain("Canary");
    assertThatThrownBy(() -> execute("select 'Canary'::int")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> execute("do $$ begin raise warning 'Canary'; raise exception 'Canary'; end $$"))
        .isInstanceOf(SQLException.class);
    store.close();

    assertThat(directory().resolve("postgres.log")).content().contains("ready to accept connections", "shut down")
        .doesNotContain("Canary");
  }

  @Test
  void oneEarlierLogIsKept() throws Exception {
    open();
    store.close();
    String first = Files.readString(directory().resolve("postgres.log"));

    open();

    assertThat(directory().resolve("postgres.log.1")).hasContent(first);
    assertThat(directory().resolve("postgres.log")).content().doesNotContain("shut down\n");
  }

  private void open() throws Exception {
    if (Files.notExists(directory())) {
      Files.createDirectories(directory().getParent());
      assertThat(new ProcessBuilder("cp", "-a", template.toString(), directory().toString()).start().waitFor()).isZero();
      Files.delete(directory().resolve("port"));
    }
    store = EmbeddedStore.start(directory(), binaries);
  }

  private Path directory() {
    return temporary.resolve("with space/postgres");
  }

  private String query(String sql) throws SQLException {
    return query(store, sql);
  }

  private static String query(EmbeddedStore store, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.username(), store.password());
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.username(), store.password())) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String commandLine(ProcessHandle process) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
  }

  /** The main processes only: those that carry the data directory on their command line. */
  private static List<ProcessHandle> serversIn(Path directory) {
    return ProcessHandle.allProcesses().filter(process -> {
      try {
        boolean server = commandLine(process).contains("/bin/postgres -D " + directory);
        // a child that has only just been forked still carries its parent's command line
        return server && process.parent().map(EmbeddedStoreTest::isNoServer).orElse(true);
      } catch (IOException gone) {
        return false;
      }
    }).toList();
  }

  private static boolean isNoServer(ProcessHandle parent) {
    try {
      return !commandLine(parent).contains("/bin/postgres -D ");
    } catch (IOException gone) {
      return true;
    }
  }

  private long busySessions() {
    return ProcessHandle.allProcesses().filter(process -> {
      try {
        return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).startsWith(directory())
            && commandLine(process).contains("SELECT");
      } catch (IOException gone) {
        return false;
      }
    }).count();
  }
}
