package org.passerelle.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the place where a form with files is read for its token against forgery. Of whoever is not signed in nothing is read, still less put on our
 * disk; of staff only who loads watchlists has such a form; and what cannot be read is answered as that, and not as a form without a token.
 */
final class UploadGate extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<SignedIn> sender = SignedIn.current();
    if (sender.isEmpty()) {
      response.sendRedirect(request.getContextPath() + "/login");
      return;
    }
    int fault = sender.get().staff() && !loadsWatchlists(sender.get(), request) ? HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE : fault(request);
    if (fault == 0) {
      chain.doFilter(request, response);
    } else if (!response.isCommitted()) {
      // committed when the container has given up the connection itself
      response.sendError(fault);
    }
  }

  private static boolean loadsWatchlists(SignedIn sender, HttpServletRequest request) {
    return sender.has(Role.complianceOfficer) && request.getServletPath().equals("/desk/watchlists");
  }

  private static int fault(HttpServletRequest request) {
    try {
      request.getParts();
      return 0;
    } catch (IllegalStateException tooLarge) {
      return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    } catch (IOException | ServletException unreadable) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
  }
}
