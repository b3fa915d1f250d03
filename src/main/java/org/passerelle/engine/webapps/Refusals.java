package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers in the form the web applications show: one sentence in the reader's language. What was refused is written to the audit register. */
@Component
class Refusals {

  private final Audit audit;
  private final MessageSource messages;
  private final ObjectMapper json;

  Refusals(Audit audit, MessageSource messages, ObjectMapper json) {
    this.audit = audit;
    this.messages = messages;
    this.json = json;
  }

  void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String action, String key) throws IOException {
    audit.record(action, request.getMethod() + " " + WebappPaths.of(request), null);
    answer(response, status, action, sentence(key));
  }

  void answer(HttpServletResponse response, HttpStatus status, String type, String sentence) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    byte[] body = json.writeValueAsBytes(Map.of("type", type, "message", sentence));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SignedIn.current().map(SignedIn::locale).orElse(Locale.ENGLISH));
  }
}
