package org.passerelle.pages.description;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.pages.RequestKey;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * Describes the API in OpenAPI, in the reader's language. Endpoints describe themselves by what they take and give; the words stand in
 * {@code messages/api.properties}, and the bodies that are read strictly in their published JSON schemas.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String READER = "openApiResource";

  /** They set what the reading of classes needs, each by being made. */
  private static final String[] BEFORE_READING = {"modelConverterRegistrar", "initExtraSchemas"};

  /** They only advise in the log against letting anybody read the description. */
  private static final List<String> ADVISERS = List.of("springDocAppInitializer", "springDocSwaggerInitializer");

  /** springdoc has its parts made at each start; here they wait, like all else, until somebody reads the description. */
  @Bean
  static BeanDefinitionRegistryPostProcessor nothingAtTheStart() {
    return registry -> {
      ADVISERS.stream().filter(registry::containsBeanDefinition).forEach(registry::removeBeanDefinition);
      Stream.of(registry.getBeanDefinitionNames()).map(registry::getBeanDefinition).filter(ApiDescription::ofSpringdoc)
          .forEach(definition -> definition.setLazyInit(true));
      if (registry.containsBeanDefinition(READER)) {
        registry.getBeanDefinition(READER).setDependsOn(BEFORE_READING);
      }
    };
  }

  private static boolean ofSpringdoc(BeanDefinition definition) {
    return Stream.of(definition.getFactoryBeanName(), definition.getBeanClassName()).anyMatch(name -> name != null && name.startsWith("org.springdoc."));
  }

  @Bean
  static OperationCustomizer endpoints(MessageSource messages, PublishedSchemas schemas) {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestKey.class, HttpHeaders.class);
    return new EndpointDescription(messages, schemas);
  }

  @Bean
  static OpenApiCustomizer wholeApi(MessageSource messages, PublishedSchemas schemas) {
    return new WholeDescription(messages, schemas);
  }

  /** Several endpoints answer with a record of the same simple name: each is named with the class around it. */
  @Bean
  static ModelConverter namesOfRecords() {
    return new ModelResolver(Json31.mapper(), new TypeNameResolver() {
      @Override
      protected String nameForClass(Class<?> type, Set<Options> options) {
        return type.getName().startsWith("org.passerelle.") && type.getEnclosingClass() != null
            ? type.getEnclosingClass().getSimpleName().replaceAll("(Api|Answer)$", "") + type.getSimpleName() : super.nameForClass(type, options);
      }
    }).openapi31(true);
  }


}
