package org.passerelle.engine.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signing out of Tasklist, Cockpit or Admin ends the whole session: the engine alone would only forget its half, and be told again. */
final class WholeSignOut extends OncePerRequestFilter {

  private static final String SIGN_OUT = "/camunda/api/admin/auth/user/default/logout";

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    boolean signedOut = request.getMethod().equals("POST") && WebappPaths.of(request).equals(SIGN_OUT)
        && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful();
    if (signedOut) {
      new SecurityContextLogoutHandler().logout(request, response, SecurityContextHolder.getContext().getAuthentication());
    }
  }
}
