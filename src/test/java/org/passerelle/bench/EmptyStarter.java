package org.passerelle.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A Camunda web application with nothing in it: what Passerelle's start is compared with. Runs without Passerelle's own libraries. */
@EnableAutoConfiguration
class EmptyStarter {

  public static void main(String[] args) {
    SpringApplication.run(EmptyStarter.class, args);
  }
}
