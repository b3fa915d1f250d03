package org.passerelle.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.passerelle.access.SignInThrottle.TooManyAttempts;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What the API answers to a program that is not let in: {@code problem+json}, in the language the request asks for. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final MessageSource messages;
  private final ObjectMapper json;

  ApiRefusals(MessageSource messages, ObjectMapper json) {
    this.messages = messages;
    this.json = json;
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
    write(request, response, HttpStatus.FORBIDDEN, "problem.forbidden");
  }

  private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key) throws IOException {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, null, request.getLocale()));
    problem.setTitle(messages.getMessage(key + ".title", null, request.getLocale()));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
