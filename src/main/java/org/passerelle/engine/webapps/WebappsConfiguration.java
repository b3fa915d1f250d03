package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The order in which a request to the web applications is looked at: our sign-in (Spring Security, which refuses dressed-up addresses first), then
 * these, then the engine's own filters, and last, directly before its servlet, the dates of filters.
 */
@Configuration(proxyBeanMethods = false)
class WebappsConfiguration {

  private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;
  private static final String WEBAPPS = "/camunda/*";

  @Bean
  FilterRegistrationBean<ActsInTheEngine> actsInTheEngine(IdentityService identities) {
    return first(0, new ActsInTheEngine(identities), "/*");
  }

  @Bean
  FilterRegistrationBean<ExpressionGuard> expressionGuard(Refusals refusals) {
    return first(1, new ExpressionGuard(refusals), WEBAPPS);
  }

  @Bean
  FilterRegistrationBean<AllowedWrites> allowedWrites(TaskWrites tasks, ObjectMapper json, Refusals refusals) {
    return first(2, new AllowedWrites(tasks, json, refusals), WEBAPPS);
  }

  @Bean
  FilterRegistrationBean<BoundedLists> boundedLists(ProcessEngineConfigurationImpl engine) {
    return first(6, new BoundedLists(engine.getQueryMaxResultsLimit()), WEBAPPS);
  }

  @Bean
  FilterRegistrationBean<SubmissionAnswers> submissionAnswers(TaskRaces races, Refusals refusals, ObjectMapper json) {
    return first(3, new SubmissionAnswers(races, refusals, json), WEBAPPS);
  }

  @Bean
  FilterRegistrationBean<WholeSignOut> wholeSignOut() {
    return first(4, new WholeSignOut(), WEBAPPS);
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> staffAuthentication() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter = first(5, new ContainerBasedAuthenticationFilter(), WEBAPPS);
    filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, StaffAuthentication.class.getName());
    return filter;
  }

  @Bean
  FilterRegistrationBean<FilterWindows> filterWindows(FilterService filters, ObjectMapper json, Clock clock,
      @Value("${passerelle.time-zone:America/Toronto}") ZoneId zone) {
    FilterRegistrationBean<FilterWindows> filter = new FilterRegistrationBean<>(new FilterWindows(filters, json, clock, zone));
    // filters named for a servlet come after all filters named for an address, so the engine has checked who asks, and their token
    filter.setServletNames(List.of("Engine Api"));
    return filter;
  }

  private static <T extends Filter> FilterRegistrationBean<T> first(int place, T filter, String address) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(address);
    registration.setOrder(AFTER_SIGN_IN + place);
    return registration;
  }
}
