package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.passerelle.access.SecretAddress;
import org.passerelle.handoff.dossier.ArrivalsInCalendars;
import org.passerelle.handoff.dossier.ArrivalsInCalendars.TooOften;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What people's own calendars read. An address that opens nothing is answered alike, whatever the reason. */
@Controller
class CalendarFeedPages {

  static final String ADDRESS = "/calendar/";
  static final String ENDING = ".ics";
  private static final String A_QUARTER_OF_AN_HOUR = "900";

  private final ArrivalsInCalendars calendars;

  CalendarFeedPages(ArrivalsInCalendars calendars) {
    this.calendars = calendars;
  }

  @GetMapping(ADDRESS + "{token}")
  void read(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    try {
      Optional<String> calendar = calendars.read(new SecretAddress(token.replace(ENDING, "")), request.getRemoteAddr());
      if (calendar.isEmpty()) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
      } else {
        send(response, calendar.get());
      }
    } catch (TooOften e) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, A_QUARTER_OF_AN_HOUR);
    }
  }

  private static void send(HttpServletResponse response, String calendar) throws IOException {
    byte[] content = calendar.getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/calendar;charset=utf-8");
    response.setContentLength(content.length);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"arrivals.ics\"");
    response.getOutputStream().write(content);
  }
}
