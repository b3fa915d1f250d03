package org.passerelle.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real PostgreSQL for all tests of the JVM; each Spring context gets a database of its own in it. */
public final class TestDatabase {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestDatabase() {
  }

  /** Creates a fresh database and points the context at it. */
  public static void register(DynamicPropertyRegistry registry) {
    String name = create();
    registry.add("spring.datasource.url", () -> Server.POSTGRES.getJdbcUrl("postgres", name));
    registry.add("spring.datasource.username", () -> "postgres");
    registry.add("spring.datasource.password", () -> "postgres");
  }

  private static String create() {
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " encoding 'UTF8' locale 'C.UTF-8' template template0");
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).setServerConfig("max_connections", "200").start();
        // after all contexts have closed their pools: a pool that outlives the server waits for it
        SpringApplication.getShutdownHandlers().add(() -> {
          try {
            postgres.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
