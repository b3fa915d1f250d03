package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Outside the local profile, everything travels encrypted. */
class EncryptedConnectionsTest {

  @ParameterizedTest
  @CsvSource({"production, true", "local, false"})
  void cookiesNeedAnEncryptedConnection(String profile, String encrypted) {
    new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
        .withPropertyValues("spring.profiles.active=" + profile).run(context -> {
          for (String property : new String[] {"server.servlet.session.cookie.secure", "camunda.bpm.webapp.session-cookie.enable-secure-cookie",
              "camunda.bpm.webapp.csrf.enable-secure-cookie"}) {
            assertThat(context.getEnvironment().getProperty(property)).as(property).isEqualTo(encrypted);
          }
          assertThat(context.getEnvironment().getProperty("camunda.bpm.webapp.header-security.hsts-disabled"))
              .isEqualTo(String.valueOf(!Boolean.parseBoolean(encrypted)));
          assertThat(context.getEnvironment().getProperty("server.servlet.session.cookie.http-only")).isEqualTo("true");
          assertThat(context.getEnvironment().getProperty("server.servlet.session.cookie.same-site")).isEqualTo("lax");
        });
  }

  @Test
  void theLocalProfileIsReachableFromThisMachineOnly() {
    new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
        .run(context -> assertThat(context.getEnvironment().getProperty("server.address")).as("local is the default").isEqualTo("127.0.0.1"));
    new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
        .withPropertyValues("spring.profiles.active=production")
        .run(context -> assertThat(context.getEnvironment().getProperty("passerelle.roster")).as("no demonstration elsewhere").isNull());
  }

  @ParameterizedTest
  @CsvSource({"true, /login", "true, /camunda/lib/deps.js", "true, /api/v1/referrals", "false, /login"})
  void browsersAreToldToStayEncrypted(boolean encrypted, String path) {
    new WebApplicationContextRunner().withUserConfiguration(Rules.class, SecurityConfiguration.class)
        .withBean(Accounts.class, () -> mock(Accounts.class)).withBean(SignInThrottle.class, () -> mock(SignInThrottle.class))
        .withBean(SignInRegister.class, () -> mock(SignInRegister.class)).withBean(ApiRefusals.class, () -> mock(ApiRefusals.class))
        .withBean(SecondFactorPolicy.class, () -> mock(SecondFactorPolicy.class)).withBean(SignInSteps.class, () -> mock(SignInSteps.class))
        .withBean(PasswordEncoder.class, () -> mock(PasswordEncoder.class))
        .withPropertyValues("server.servlet.session.cookie.secure=" + encrypted).run(context -> {
          MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
          request.setServletPath(path);
          MockHttpServletResponse response = new MockHttpServletResponse();
          context.getBean("springSecurityFilterChain", FilterChainProxy.class).doFilter(request, response, new MockFilterChain());
          assertThat(response.containsHeader("Strict-Transport-Security")).isEqualTo(encrypted);
        });
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  @EnableWebSecurity
  static class Rules {
  }
}
