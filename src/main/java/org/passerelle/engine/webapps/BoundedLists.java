package org.passerelle.engine.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Cockpit asks for some lists without saying how long they may be, which the engine refuses; they get the longest it allows. */
final class BoundedLists extends OncePerRequestFilter {

  private static final Pattern LIST = Pattern.compile(WebappPaths.ENGINE + "/(history/)?[a-z-]+");
  private static final Pattern BOUND = Pattern.compile("(^|&)maxResults=");

  private final int longest;

  BoundedLists(int longest) {
    this.longest = longest;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    boolean unbounded = request.getMethod().equals("GET") && LIST.matcher(WebappPaths.of(request)).matches() && !BOUND.matcher(query).find();
    chain.doFilter(unbounded ? bounded(request, query) : request, response);
  }

  private HttpServletRequest bounded(HttpServletRequest request, String query) {
    String bounded = (query.isEmpty() ? "" : query + "&") + "maxResults=" + longest;
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getQueryString() {
        return bounded;
      }
    };
  }
}
