package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tasklist asks every list newest first unless the officer chose otherwise; here an emergency must not wait below what came later, so that
 * order is taken for what was meant: the most pressing first, then what is due first.
 *
 * <p>Gives a saved filter that names a time window its dates, each time it is asked: "due today" is another day tomorrow, and expressions, which
 * the engine means for this, are off. Stands directly before the engine's servlet, behind its check of who asks.
 */
final class FilterWindows extends OncePerRequestFilter {

  static final String DUE_TODAY = "dueToday";
  static final String OVERDUE = "overdue";

  private static final String NEWEST_FIRST = "[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]";
  private static final String MOST_PRESSING_FIRST =
      "[{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"},{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]";

  private static final Pattern ASKED = Pattern.compile(WebappPaths.ENGINE + "/filter/(" + WebappPaths.ID + ")/(list|count|singleResult)");
  private static final DateTimeFormatter ENGINE_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private final FilterService filters;
  private final ObjectMapper json;
  private final Clock clock;
  private final ZoneId zone;

  FilterWindows(FilterService filters, ObjectMapper json, Clock clock, ZoneId zone) {
    this.filters = filters;
    this.json = json;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher asked = ASKED.matcher(WebappPaths.of(request));
    chain.doFilter(asked.matches() ? asMeant(request, window(asked.group(1)).map(this::dates).orElse(Map.of())) : request, response);
  }

  private Optional<String> window(String filterId) {
    try {
      return Optional.ofNullable(filters.getFilter(filterId)).map(Filter::getProperties)
          .map(properties -> properties.get(PersonalFilters.WINDOW)).map(Object::toString);
    } catch (AuthorizationException notTheirs) {
      return Optional.empty();
    }
  }

  private Map<String, String> dates(String window) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    return switch (window) {
      // both bounds are exclusive in the engine's query
      case DUE_TODAY -> Map.of("dueAfter", written(today.atStartOfDay(zone).toInstant().minusMillis(1)),
          "dueBefore", written(today.plusDays(1).atStartOfDay(zone).toInstant()));
      case OVERDUE -> Map.of("dueBefore", written(now));
      default -> Map.of();
    };
  }

  private static String written(Instant moment) {
    return ENGINE_DATE.format(moment);
  }

  private HttpServletRequest asMeant(HttpServletRequest request, Map<String, String> dates) throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    ObjectNode query = JsonBody.object(json, body);
    boolean newestFirst = NEWEST_FIRST.equals(query.path("sorting").toString());
    if (dates.isEmpty() && !newestFirst) {
      return body.length == 0 ? request : JsonBody.posted(request, body);
    }
    dates.forEach(query::put);
    if (newestFirst) {
      query.set("sorting", json.readTree(MOST_PRESSING_FIRST));
    }
    return JsonBody.posted(request, json.writeValueAsBytes(query));
  }
}
