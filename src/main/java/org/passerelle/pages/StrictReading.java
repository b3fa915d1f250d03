package org.passerelle.pages;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * JSON that can be read in two ways is not read: a name that stands twice, words behind the end. Nothing is nested deeper, or has longer names and
 * numbers, than anything we know.
 */
@Configuration(proxyBeanMethods = false)
class StrictReading {

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(1_000).maxNumberLength(100).build();

  @Bean
  static Jackson2ObjectMapperBuilderCustomizer readsStrictly() {
    return builder -> builder
        .factory(new JsonFactoryBuilder().streamReadConstraints(BOUNDS).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
        .featuresToEnable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }
}
