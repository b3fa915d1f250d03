package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Mends what an officer reads when a task could not be taken or completed. The engine wraps our sentence in one of its own, and answers 500 when
 * a colleague was faster; here the sentence stands alone, and a lost race is a 409 that says who won.
 */
final class SubmissionAnswers extends OncePerRequestFilter {

  private static final Pattern ASKED = Pattern.compile(WebappPaths.ENGINE + "/task/(" + WebappPaths.ID + ")/(submit-form|claim)");
  private static final Pattern WRAPPING = Pattern.compile("Cannot submit task form [^:]*: (?:ENGINE-\\d+ )?", Pattern.DOTALL);
  private static final String LOST_RACE = "ENGINE-03005";

  private final TaskRaces races;
  private final Refusals refusals;
  private final ObjectMapper json;

  SubmissionAnswers(TaskRaces races, Refusals refusals, ObjectMapper json) {
    this.races = races;
    this.refusals = refusals;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher asked = ASKED.matcher(WebappPaths.of(request));
    if (!asked.matches()) {
      chain.doFilter(request, response);
      return;
    }
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value() && answer.getStatus() != HttpStatus.FORBIDDEN.value()) {
      mend(asked.group(1), answer);
    }
    answer.copyBodyToResponse();
  }

  private void mend(String taskId, ContentCachingResponseWrapper answer) throws IOException {
    String message = message(answer);
    String lost = races.sentence(taskId, message.contains(LOST_RACE));
    if (lost != null) {
      answer.resetBuffer();
      refusals.answer(answer, HttpStatus.CONFLICT, "taskTaken", lost);
    } else if (answer.getStatus() == HttpStatus.BAD_REQUEST.value()) {
      answer.resetBuffer();
      refusals.answer(answer, HttpStatus.BAD_REQUEST, "formRefused", WRAPPING.matcher(message).replaceFirst(""));
    } else if (answer.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      // what went wrong inside is in the log; it may name variables, and no officer can act on it
      answer.resetBuffer();
      refusals.answer(answer, HttpStatus.INTERNAL_SERVER_ERROR, "failed", refusals.sentence("error.text.other"));
    }
  }

  private String message(ContentCachingResponseWrapper answer) {
    try {
      JsonNode read = json.readTree(answer.getContentAsByteArray());
      return read == null ? "" : read.path("message").asText();
    } catch (IOException notJson) {
      return "";
    }
  }
}
