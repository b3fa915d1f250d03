package org.passerelle.store;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedStoreConfigurationTest {

  /** One store for all tests: each closes what it opens. */
  @TempDir
  static Path temporary;

  @Test
  void bootsPoolConnectsToTheStoreAndIsClosedBeforeIt() throws Exception {
    try (ConfigurableApplicationContext context = run(new SpringApplication(Application.class))) {
      HikariDataSource pool = context.getBean(HikariDataSource.class);
      assertThat(pool.getJdbcUrl()).isEqualTo(context.getBean(EmbeddedStore.class).jdbcUrl());
      assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
      assertThat(context.getBean(JdbcClient.class).sql("select current_user").query(String.class).single())
          .isEqualTo("passerelle");
    }
    assertThat(temporary.resolve("postgres/postgres.log")).content().contains("database system is shut down")
        .as("a session that the server had to end").doesNotContain("terminating connection");
  }

  @Test
  void anEarlyStartIsTheStoreThatTheContextGets(CapturedOutput output) {
    SpringApplication application = new SpringApplication(Application.class);
    application.addListeners(new EarlyStore());

    try (ConfigurableApplicationContext context = run(application)) {
      assertThat(context.getBean(JdbcClient.class).sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    assertThat(output).contains("store-start")
        .containsOnlyOnce("PostgreSQL is ready").containsOnlyOnce("PostgreSQL has stopped");
  }

  @Test
  void aSecondCopyIsToldSoInPlainWords(CapturedOutput output) {
    try (EmbeddedStore first = EmbeddedStore.start(temporary.resolve("postgres"))) {
      SpringApplication second = new SpringApplication(Application.class);
      second.addListeners(new EarlyStore());

      assertThatThrownBy(() -> run(second)).hasRootCauseInstanceOf(StoreInUseException.class);

      assertThat(first.process().isAlive()).isTrue();
      assertThat(output).contains("APPLICATION FAILED TO START",
          "Passerelle is already running with its files in " + temporary.resolve("postgres") + ".",
          "Stop that copy first").doesNotContain("\tat org.passerelle");
    }
  }

  @Test
  void aStoreThatCannotStartIsToldInPlainWords(CapturedOutput output, @TempDir Path holidays) throws Exception {
    Files.createFile(holidays.resolve("beach.jpg"));

    assertThatThrownBy(() -> SpringApplication.run(Application.class, "--spring.main.web-application-type=none", "--spring.main.lazy-initialization=false", "--passerelle.store.directory=" + holidays))
        .hasRootCauseInstanceOf(StoreException.class);

    assertThat(output).contains("APPLICATION FAILED TO START", "not Passerelle's").doesNotContain("\tat org.passerelle");
  }

  @Test
  void anEarlyStartIsEndedWhenTheApplicationFailsBeforeItAsksForItsStore() throws Exception {
    Process application = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
        "-cp", System.getProperty("java.class.path"), FailingApplication.class.getName(), "--" + property())
        .redirectErrorStream(true).start();
    String output = new String(application.getInputStream().readAllBytes());

    assertThat(application.waitFor()).as(output).isNotZero();
    assertThat(output).contains("no such setting").containsOnlyOnce("PostgreSQL is ready").contains("PostgreSQL has stopped");
  }

  @Test
  void anotherDatabaseTurnsTheStoreOff(@TempDir Path unused) {
    new ApplicationContextRunner().withUserConfiguration(EmbeddedStoreConfiguration.class)
        .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
        .withPropertyValues("spring.datasource.url=jdbc:postgresql://elsewhere/passerelle",
            "passerelle.store.directory=" + unused)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedStore.class)
            .getBean(HikariDataSource.class).extracting(HikariDataSource::getJdbcUrl)
            .isEqualTo("jdbc:postgresql://elsewhere/passerelle"));
    assertThat(unused).isEmptyDirectory();
  }

  private ConfigurableApplicationContext run(SpringApplication application) {
    return application.run("--" + property(), "--spring.main.web-application-type=none", "--spring.main.lazy-initialization=false", "--spring.datasource.hikari.maximum-pool-size=3");
  }

  private String property() {
    return "passerelle.store.directory=" + temporary.resolve("postgres");
  }

  /** Not annotated as a configuration, so that no component scan ever finds it; the same holds for the next one. */
  @Import(EmbeddedStoreConfiguration.class)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
      JdbcClientAutoConfiguration.class})
  static class Application {

    /** The last words of a use case are still stored while the application ends. */
    @Bean
    DisposableBean lastWords(JdbcClient database) {
      return () -> database.sql("create table if not exists last_words ()").update();
    }
  }

  static class FailingApplication {

    @Bean
    static BeanFactoryPostProcessor failure() {
      return factory -> {
        throw new IllegalStateException("no such setting");
      };
    }

    public static void main(String[] arguments) {
      SpringApplication application = new SpringApplication(FailingApplication.class);
      application.addListeners(new EarlyStore());
      application.run(arguments);
    }
  }
}
