package org.passerelle.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.passerelle.access.ApiRefusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What the API answers when the container or the firewall has refused a request before any of us could: the same shape as everywhere. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends OncePerRequestFilter {

  private final ApiRefusals refusals;

  ApiErrors(ApiRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getDispatcherType() != DispatcherType.ERROR
        || !ApiRefusals.asked(request, String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    boolean ours = status == null || !status.is4xxClientError();
    refusals.write(request, response, ours ? HttpStatus.INTERNAL_SERVER_ERROR : status, ours ? "problem.ours" : ApiFaults.key(status.value()));
  }
}
