package org.passerelle.engine.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine which member of staff acts on one of our own pages, so that its log of operations names them and its authorizations hold for
 * them. The web applications do this for themselves.
 */
final class ActsInTheEngine extends OncePerRequestFilter {

  private final IdentityService identities;

  ActsInTheEngine(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return WebappPaths.of(request).startsWith("/camunda/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      SignedIn.current().filter(SignedIn::staff)
          .ifPresent(person -> identities.setAuthentication(person.username(), person.roles().stream().map(Role::name).toList()));
      chain.doFilter(request, response);
    } finally {
      identities.clearAuthentication();
    }
  }
}
