package org.passerelle.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.passerelle.access.SignInThrottle.TooManyAttempts;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** What the API answers where no endpoint does: {@code problem+json}, in the language the request asks for. */
@Component
public class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Where every address of the API begins. */
  public static final String API = "/api/";

  /** Nothing stands at this address, as against something that is not for the caller. */
  static final AuthorizationDecision NOWHERE = new AuthorizationDecision(false);

  private final MessageSource messages;
  private final LocaleResolver languages;
  private final ObjectMapper json;

  ApiRefusals(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
    this.messages = messages;
    this.languages = languages;
    this.json = json;
  }

  /** Whether a program asks for something of the API. */
  public static boolean asked(HttpServletRequest request) {
    return asked(request, request.getRequestURI());
  }

  /** The same of the request that brought this one about. */
  public static boolean asked(HttpServletRequest request, String address) {
    return address.startsWith(request.getContextPath() + API);
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal) throws IOException {
    if (refusal instanceof TooManyAttempts) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SignInThrottle.WAIT.toSeconds()));
      write(request, response, HttpStatus.TOO_MANY_REQUESTS, "problem.wait");
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"passerelle\"");
      write(request, response, HttpStatus.UNAUTHORIZED, "problem.signIn");
    }
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal) throws IOException {
    if (refusal instanceof AuthorizationDeniedException denied && denied.getAuthorizationResult() == NOWHERE) {
      write(request, response, HttpStatus.NOT_FOUND, "problem.notFound");
    } else {
      write(request, response, HttpStatus.FORBIDDEN, "problem.forbidden");
    }
  }

  /** Answers with a problem. */
  public void write(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String key) throws IOException {
    write(response, ApiProblem.of(status, key, messages, languages.resolveLocale(request)));
  }

  private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
    // at once: what the caller has not sent yet is not waited for
    response.flushBuffer();
  }
}
