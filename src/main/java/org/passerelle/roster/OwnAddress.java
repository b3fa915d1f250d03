package org.passerelle.roster;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this application answers, once its server has a port. */
@Component
class OwnAddress {

  private final Environment environment;

  OwnAddress(Environment environment) {
    this.environment = environment;
  }

  /** The address on this machine, without a slash at its end. */
  String base() {
    return "http://" + environment.getProperty("server.address", "localhost") + ":" + environment.getProperty("local.server.port")
        + environment.getProperty("server.servlet.context-path", "");
  }
}
