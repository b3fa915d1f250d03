package org.passerelle.pages;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is made at the start: our own beans and the engine's, so that a fault in them stops the start. The rest of the framework is made when it
 * is first needed ({@code spring.main.lazy-initialization}), because people wait for a start.
 */
@Configuration(proxyBeanMethods = false)
class QuickStart {

  @Bean
  static LazyInitializationExcludeFilter ourOwnAndTheEngines() {
    return (name, definition, type) -> type.getName().startsWith("org.passerelle.") || type.getName().startsWith("org.camunda.");
  }
}
