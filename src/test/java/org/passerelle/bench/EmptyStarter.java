package org.passerelle.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;

/** A Camunda web application with nothing in it: what Passerelle's start is compared with. */
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, SecurityAutoConfiguration.class, ThymeleafAutoConfiguration.class,
    MailSenderAutoConfiguration.class, EndpointAutoConfiguration.class})
class EmptyStarter {

  public static void main(String[] args) {
    SpringApplication.run(EmptyStarter.class, args);
  }
}
