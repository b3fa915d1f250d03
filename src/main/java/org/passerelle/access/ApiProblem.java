package org.passerelle.access;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A fault as the API answers it (RFC 9457): a type for programs, a title and a detail for people in the caller's language. It never says again what
 * was sent, not even the address.
 */
public final class ApiProblem extends ProblemDetail {

  private static final String PREFIX = "problem.";
  private static final String TYPES = "urn:passerelle:problem:";

  private ApiProblem(HttpStatusCode status) {
    super(status.value());
  }

  /**
   * Words a problem.
   *
   * @param key of the detail's sentence, {@code problem.<kind>}; its title stands under {@code problem.<kind>.title}
   */
  public static ApiProblem of(HttpStatusCode status, String key, MessageSource messages, Locale language, Object... arguments) {
    ApiProblem problem = new ApiProblem(status);
    problem.setType(URI.create(TYPES + key.substring(PREFIX.length())));
    problem.setTitle(messages.getMessage(key + ".title", arguments, language));
    problem.setDetail(messages.getMessage(key, arguments, language));
    return problem;
  }

  /** Left out: it would be the address as it was sent. */
  @Override
  public void setInstance(@Nullable URI instance) {
    // nothing is kept of it
  }
}
