package org.passerelle.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.ApiRefusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What the API answers to a request that fits no endpoint: there is no such address, method or type. {@link ApiProblems} answers the rest. */
@Component
@Order(-1)
class ApiFaults implements HandlerExceptionResolver {

  private static final Map<Integer, String> KEYS = Map.of(404, "problem.notFound", 405, "problem.method", 406, "problem.acceptable", 415,
      "problem.mediaType", 413, "problem.tooLarge", 400, "problem.request");

  private final ApiRefusals refusals;

  ApiFaults(ApiRefusals refusals) {
    this.refusals = refusals;
  }

  /** The sentence for a status that is the caller's fault. */
  static String key(int status) {
    return KEYS.getOrDefault(status, "problem.request");
  }

  @Override
  public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, @Nullable Object handler,
      Exception fault) {
    if (!ApiRefusals.asked(request) || response.isCommitted()) {
      return null;
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      boolean address = mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
      return answer(request, response, address ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST);
    }
    if (fault instanceof RequestRejectedException) {
      return answer(request, response, HttpStatus.BAD_REQUEST);
    }
    if (fault instanceof ErrorResponse known && !(fault instanceof MethodArgumentNotValidException)
        && KEYS.containsKey(known.getStatusCode().value())) {
      known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      return answer(request, response, known.getStatusCode());
    }
    return null;
  }

  private ModelAndView answer(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status) {
    return answer(refusals, request, response, status, KEYS.get(status.value()));
  }

  private static ModelAndView answer(ApiRefusals refusals, HttpServletRequest request, HttpServletResponse response, HttpStatusCode status,
      String key) {
    try {
      refusals.write(request, response, status, key);
      return new ModelAndView();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the API answers when the fault is ours and nobody else has an answer. */
  @Component
  @Order(Ordered.LOWEST_PRECEDENCE)
  static class Ours implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ApiFaults.class);

    private final ApiRefusals refusals;

    Ours(ApiRefusals refusals) {
      this.refusals = refusals;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, @Nullable Object handler,
        Exception fault) {
      if (!ApiRefusals.asked(request) || response.isCommitted()) {
        return null;
      }
      log.error("a request to the API failed", fault);
      return answer(refusals, request, response, HttpStatus.INTERNAL_SERVER_ERROR, "problem.ours");
    }
  }
}
