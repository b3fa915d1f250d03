package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.access.KnownPasswords.Found;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The demonstration's passwords stay on one machine. */
class KnownPasswordsTest extends IntegrationTest {

  private static final String GENERATED = "Zk3-fictional-9rT";

  @Autowired
  private PasswordEncoder passwords;

  @Autowired
  private ObjectMapper json;

  @Autowired
  private TransactionTemplate transaction;

  @Test
  void anotherProfileDoesNotStartWithTheDemonstrationsPeopleAndPrograms() {
    assertThatThrownBy(() -> check(production(), GENERATED).refuseIfKnown()).isInstanceOfSatisfying(Found.class, found -> {
      assertThat(found.faults()).contains("account 'intake' has a demonstration password", "account 'partner' has a demonstration password",
          "program 'haven' has a demonstration password");
      FailureAnalysis analysis = new KnownPasswordsAnalyzer().analyze(found, found);
      assertThat(analysis.getDescription()).contains("no known password").contains("account 'intake'");
      assertThat(analysis.getAction()).contains("new password");
    });
  }

  @Test
  void itStartsWhenEveryOneOfThemIsDisabled() {
    withoutDemonstration(() -> check(production(), GENERATED).refuseIfKnown());
  }

  @Test
  void oneAccountIsEnough() {
    withoutDemonstration(() -> {
      jdbc.sql("update account set disabled_at = null where username = 'auditor'").update();
      assertThatThrownBy(() -> check(production(), GENERATED).refuseIfKnown()).isInstanceOfSatisfying(Found.class,
          found -> assertThat(found.faults()).containsExactly("account 'auditor' has a demonstration password"));
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "postgres", "Password", "passerelle", "databaseuser"})
  void itDoesNotStartWithAKnownDatabasePassword(String password) {
    withoutDemonstration(() -> assertThatThrownBy(() -> check(production(), password).refuseIfKnown()).isInstanceOfSatisfying(Found.class,
        found -> assertThat(found.faults()).singleElement().asString().contains("spring.datasource.password")));
  }

  @Test
  void itDoesNotStartAsADemonstration() {
    withoutDemonstration(() -> assertThatThrownBy(
        () -> check(production().withProperty("passerelle.demonstration", "true"), GENERATED).refuseIfKnown()).isInstanceOf(Found.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "", "192.0.2.1"})
  void theLocalProfileIsReachableFromThisMachineOnly(String address) {
    MockEnvironment local = new MockEnvironment().withProperty("server.address", address);
    local.setActiveProfiles("local");
    assertThatThrownBy(() -> check(local, GENERATED).refuseIfKnown()).isInstanceOfSatisfying(Found.class,
        found -> assertThat(new KnownPasswordsAnalyzer().analyze(found, found).getDescription()).contains("this machine only"));
  }

  @Test
  void theLocalProfileAsItIsStarts() {
    MockEnvironment local = new MockEnvironment().withProperty("server.address", "127.0.0.1");
    local.setActiveProfiles("local");
    check(local, "postgres").refuseIfKnown();
  }

  private void withoutDemonstration(Runnable check) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("update account set disabled_at = now()").update();
      jdbc.sql("update api_client set disabled_at = now()").update();
      check.run();
      status.setRollbackOnly();
    });
  }

  private static MockEnvironment production() {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles("production");
    return environment;
  }

  private KnownPasswords check(MockEnvironment environment, String databasePassword) {
    JdbcConnectionDetails database = new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "databaseuser";
      }

      @Override
      public String getPassword() {
        return databasePassword;
      }

      @Override
      public String getJdbcUrl() {
        return "jdbc:postgresql://database.example.org/passerelle";
      }
    };
    return new KnownPasswords(environment, database, jdbc, passwords, json);
  }
}
