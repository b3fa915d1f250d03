package org.passerelle.engine.webapps;

import jakarta.servlet.http.HttpServletRequest;

/** Addresses within the engine's web applications, as the browser wrote them: an encoded or otherwise dressed-up address matches no rule. */
final class WebappPaths {

  static final String ENGINE = "/camunda/api/engine/engine/default";
  static final String ID = "[a-zA-Z0-9-]{1,64}";

  private WebappPaths() {
  }

  static String of(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
