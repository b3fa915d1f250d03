package org.passerelle.support;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration's NGOs, as if they had just been compared with the lists: in tests there is no list unless a test loads one. */
@TestConfiguration(proxyBeanMethods = false)
class ScreenedVerifiers {

  @Bean
  @Order(2)
  ApplicationRunner screenedVerifiers(JdbcClient jdbc) {
    return arguments -> jdbc.sql("insert into organization_screening (organization_id, screened_at, editions, subjects) "
        + "select v.organization_id, now(), '{\"department\": 1}', array(select p.id from organization_party p "
        + "where p.organization_id = v.organization_id) || v.organization_id from verifier v").update();
  }
}
