package org.passerelle.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps the demonstration's passwords on one machine. The local profile, which has them, may be reached from this machine only; any other profile
 * does not start while an account, a program or the database still has a password that everyone can read in this repository or guess. It looks
 * before the first request is served, and again after the roster was entered.
 */
@Component
@Order(2)
class KnownPasswords implements SmartInitializingSingleton, ApplicationRunner {

  static final String LOCAL = "local";

  private static final String DEMONSTRATION = "demonstration/roster.json";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
  private static final Set<String> COMMON =
      Set.of("postgres", "password", "passerelle", "admin", "secret", "test", "changeme", "camunda", "root", "demo", "12345678");

  private final Environment environment;
  private final JdbcConnectionDetails database;
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final ObjectMapper json;

  KnownPasswords(Environment environment, JdbcConnectionDetails database, JdbcClient jdbc, PasswordEncoder passwords, ObjectMapper json) {
    this.environment = environment;
    this.database = database;
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.json = json;
  }

  @Override
  public void afterSingletonsInstantiated() {
    refuseIfKnown();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    refuseIfKnown();
  }

  /** @throws Found when this application must not run as it is set up */
  void refuseIfKnown() {
    List<String> faults = local() ? reachableFromElsewhere() : known();
    if (!faults.isEmpty()) {
      throw new Found(local(), faults);
    }
  }

  private boolean local() {
    return environment.acceptsProfiles(Profiles.of(LOCAL));
  }

  private List<String> reachableFromElsewhere() {
    String address = environment.getProperty("server.address", "");
    return LOOPBACK.contains(address) ? List.of() : List.of("server.address is '" + address + "'");
  }

  private List<String> known() {
    List<String> faults = new ArrayList<>();
    if (environment.getProperty("passerelle.demonstration", Boolean.class, false)) {
      faults.add("passerelle.demonstration is on");
    }
    String password = Objects.requireNonNullElse(database.getPassword(), "");
    if (password.isBlank() || COMMON.contains(password.toLowerCase(Locale.ROOT)) || password.equals(database.getUsername())) {
      faults.add("spring.datasource.password is empty, a common default, or the user name");
    }
    JsonNode demonstration = demonstration();
    faults.addAll(owners("account", "select username, password_hash from account where disabled_at is null",
        demonstration.findValuesAsText("password")));
    faults.addAll(owners("program", "select client_id, secret_hash from api_client where disabled_at is null",
        demonstration.findValuesAsText("secret")));
    return faults;
  }

  private List<String> owners(String kind, String sql, List<String> known) {
    Set<String> distinct = Set.copyOf(known);
    // each comparison costs as much as a sign-in, so all processors share them
    return jdbc.sql(sql).query((row, number) -> new Stored(row.getString(1), row.getString(2))).list().parallelStream()
        .filter(stored -> distinct.stream().anyMatch(secret -> passwords.matches(secret, stored.hash())))
        .map(stored -> kind + " '" + stored.owner() + "' has a demonstration password").sorted().toList();
  }

  /** The file that enters the demonstration's people and programs: there is no second list of their passwords to forget. */
  private JsonNode demonstration() {
    try (InputStream in = new ClassPathResource(DEMONSTRATION).getInputStream()) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Stored(String owner, String hash) {
  }

  /** This application must not run as it is set up. */
  static final class Found extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final boolean local;
    private final transient Set<String> faults;

    Found(boolean local, List<String> faults) {
      super(String.join("; ", faults));
      this.local = local;
      this.faults = new TreeSet<>(faults);
    }

    boolean local() {
      return local;
    }

    Set<String> faults() {
      return faults;
    }
  }
}
