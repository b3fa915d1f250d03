package org.passerelle.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a person whose account has since been disabled, given other roles, another password or another second
 * factor, at their next request: one look at one row, so that nobody keeps a right for as long as a session lasts.
 */
final class StillWelcome extends OncePerRequestFilter {

  private final Accounts accounts;

  StillWelcome(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SignedIn.current().filter(person -> !stillSo(person)).isPresent()) {
      new SecurityContextLogoutHandler().logout(request, response, SecurityContextHolder.getContext().getAuthentication());
    }
    chain.doFilter(request, response);
  }

  private boolean stillSo(SignedIn person) {
    return accounts.person(person.username()).filter(now -> now.enabled() && now.sameRights(person)).isPresent();
  }
}
