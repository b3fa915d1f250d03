package org.passerelle.store;

import java.nio.file.Path;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Gives Spring Boot's own pool (with {@code spring.datasource.hikari.*}) the embedded store to connect to, unless
 * {@code spring.datasource.url} names another database. The pool depends on the store and is therefore closed before it.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedStoreConfiguration.NoOtherDatabase.class)
class EmbeddedStoreConfiguration {

  static final String DIRECTORY = "passerelle.store.directory";
  static final String OTHER_DATABASE = "spring.datasource.url";

  static boolean isWanted(Environment environment) {
    return !StringUtils.hasText(environment.getProperty(OTHER_DATABASE));
  }

  static EmbeddedStore start(Environment environment) {
    String directory = environment.getProperty(DIRECTORY);
    return EmbeddedStore.start(StringUtils.hasText(directory) ? Path.of(directory) : EmbeddedStore.defaultDirectory());
  }

  @Bean
  EmbeddedStore embeddedStore(Environment environment, ObjectProvider<EarlyStore.Starting> starting) {
    EarlyStore.Starting early = starting.getIfAvailable();
    return early == null ? start(environment) : early.await();
  }

  @Bean
  JdbcConnectionDetails storeConnectionDetails(EmbeddedStore store) {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return store.jdbcUrl();
      }

      @Override
      public String getUsername() {
        return store.username();
      }

      @Override
      public String getPassword() {
        return store.password();
      }
    };
  }

  static final class NoOtherDatabase implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isWanted(context.getEnvironment());
    }
  }
}
