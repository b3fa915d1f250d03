package org.passerelle.pages;

import java.util.List;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is made at the start: the engine and the rooms that guard it, send and load, so that a fault in them stops the start. The rest is made when
 * it is first needed ({@code spring.main.lazy-initialization}), because people wait for a start; the tests make all of it.
 */
@Configuration(proxyBeanMethods = false)
class QuickStart {

  private static final List<String> AT_ONCE = List.of("org.camunda.", "org.passerelle.store.", "org.passerelle.access.", "org.passerelle.engine.",
      "org.passerelle.notification.", "org.passerelle.people.ForgetPeople", "org.passerelle.roster.");

  @Bean
  static LazyInitializationExcludeFilter theEngineAndItsGuards() {
    return (name, definition, type) -> AT_ONCE.stream().anyMatch(type.getName()::startsWith);
  }
}
