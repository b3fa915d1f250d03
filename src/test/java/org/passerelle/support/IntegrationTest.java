package org.passerelle.support;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a real PostgreSQL, on a real port, without the job executor: jobs run when a test says so. All such tests share one
 * context; each makes cases of its own and looks at those only.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureObservability(tracing = false)
@ActiveProfiles({"local", "test"})
@Import(IntegrationTest.Beans.class)
public abstract class IntegrationTest {

  @Autowired
  protected TestClock clock;

  @Autowired
  protected JdbcClient jdbc;

  @Autowired
  protected Officers officers;

  @Autowired
  protected TestCases cases;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  /**
   * Most tests of the handover are about one who answers, the province's office; those of several receivers send families to the cities left here.
   * Each time: a roster that a test loads again brings the others back.
   */
  @BeforeEach
  void leaveFewProviders() {
    jdbc.sql("delete from provider_city where place not in ('kelowna', 'thunderBay', 'rimouski')").update();
  }

  @AfterEach
  void leaveNothingBehind() {
    officers.signOut();
    clock.reset();
  }

  @TestConfiguration(proxyBeanMethods = false)
  @Import({Officers.class, TestCases.class, ModelCoverage.Recording.class, AuthorizationWatch.class, ScreenedVerifiers.class, FilingSwitch.class})
  static class Beans {

    @Bean
    TestClock clock() {
      return new TestClock();
    }

    /** Tests refer more families than the demonstration's quotas hold. */
    @Bean
    @Order(2)
    ApplicationRunner noQuotas(JdbcClient jdbc) {
      return arguments -> jdbc.sql("update agreement_terms set quota = null").update();
    }
  }
}
