package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The few things that may be changed, or asked by POST, through the web applications' API; everything else is answered 403. Above all a task is
 * completed by submitting its form, which our own check stands behind, and by nothing that goes around it.
 */
final class AllowedWrites extends OncePerRequestFilter {

  private static final String ENGINE = WebappPaths.ENGINE;
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<Role> TASKLIST = with(Role.OFFICERS, Role.supervisor);
  private static final Set<Role> ALL = with(TASKLIST, Role.analyst, Role.admin);
  private static final Set<Role> COCKPIT = EnumSet.of(Role.supervisor, Role.analyst);

  private final List<Rule> rules;
  private final ObjectMapper json;
  private final Refusals refusals;

  AllowedWrites(TaskWrites tasks, ObjectMapper json, Refusals refusals) {
    this.rules = rules(tasks);
    this.json = json;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = WebappPaths.of(request);
    for (Rule rule : rules) {
      Matcher asked = rule.path().matcher(path);
      if (rule.method().matches(request.getMethod()) && asked.matches() && permitted(rule)
          && request instanceof JsonBody body) {
        HttpServletRequest mended;
        try {
          mended = rule.body() == null ? body : rule.body().check(asked, body);
        } catch (WrongField wrong) {
          refusals.refuse(request, response, HttpStatus.FORBIDDEN, "writeRefused", wrong.messageKey());
          return;
        }
        if (mended != null) {
          chain.doFilter(mended, response);
          return;
        }
      }
    }
    refusals.refuse(request, response, HttpStatus.FORBIDDEN, "writeRefused", "webapps.notAllowed");
  }

  private static boolean permitted(Rule rule) {
    return SignedIn.isAny(rule.roles());
  }

  private List<Rule> rules(TaskWrites tasks) {
    List<Rule> rules = new ArrayList<>();
    rules.add(post(ALL, "/camunda/api/admin/auth/user/default/logout"));

    // questions too long for an address; the engine's authorizations decide what is in the answer
    rules.add(post(TASKLIST, ENGINE + "/task(/count)?"));
    rules.add(post(TASKLIST, ENGINE + "/filter/ID/(list|singleResult|count)"));
    rules.add(post(TASKLIST, ENGINE + "/(process-instance|execution|variable-instance|job|job-definition)(/count)?"));
    rules.add(post(ALL, ENGINE + "/group(/count)?"));
    rules.add(post(TASKLIST, ENGINE + "/history/(process-instance|activity-instance|task|variable-instance|job-log)(/count)?"));
    rules.add(post(TASKLIST, ENGINE + "/history/detail"));
    rules.add(post(COCKPIT, ENGINE + "/(process-instance|execution|variable-instance|job|job-definition)(/count)?"));
    rules.add(post(COCKPIT, ENGINE + "/history/(process-instance|activity-instance|task|variable-instance|job-log)(/count)?"));
    rules.add(post(COCKPIT, "/camunda/api/cockpit/plugin/base/default/(incident|process-instance)(/count|/)?"));
    rules.add(post(COCKPIT, "/camunda/api/cockpit/plugin/base/default/process-definition/[^/]{1,255}/called-process-definitions/?"));
    rules.add(post(COCKPIT, "/camunda/api/cockpit/plugin/base/default/process-instance/ID/called-process-instances/?"));

    rules.add(post(Role.OFFICERS, ENGINE + "/task/(ID)/submit-form"));
    rules.add(post(Role.OFFICERS, ENGINE + "/task/(ID)/claim").when(tasks::claimsForThemselves));
    rules.add(post(Role.OFFICERS, ENGINE + "/task/(ID)/unclaim"));
    rules.add(post(Role.OFFICERS, ENGINE + "/task/(ID)/assignee").when(tasks::givesToColleague));
    rules.add(put(Role.OFFICERS, ENGINE + "/task/(ID)").when(tasks::datesOnly));

    rules.add(post(TASKLIST, ENGINE + "/filter/create").when(this::ownFilter));
    rules.add(put(TASKLIST, ENGINE + "/filter/ID").when(this::ownFilter));
    rules.add(new Rule(HttpMethod.DELETE, TASKLIST, pattern(ENGINE + "/filter/ID"), null));

    rules.add(put(EnumSet.of(Role.supervisor), ENGINE + "/(job|job-definition)/ID/retries"));
    return List.copyOf(rules);
  }

  /** Whoever writes a filter owns it: given to someone else it would be a way to write into their list. */
  private HttpServletRequest ownFilter(Matcher asked, JsonBody request) throws IOException {
    ObjectNode filter = JsonBody.object(json, request.body()).put("owner", SignedIn.actor());
    return JsonBody.again(request, json.writeValueAsBytes(filter));
  }

  private static Rule post(Set<Role> roles, String path) {
    return new Rule(HttpMethod.POST, roles, pattern(path), null);
  }

  private static Rule put(Set<Role> roles, String path) {
    return new Rule(HttpMethod.PUT, roles, pattern(path), null);
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(path.replace("ID", WebappPaths.ID));
  }

  private static Set<Role> with(Set<Role> roles, Role... more) {
    Set<Role> all = EnumSet.copyOf(roles);
    all.addAll(List.of(more));
    return all;
  }

  /** Looks at what is sent: the request to pass on, mended where needed, or null when it must not pass. */
  interface BodyCheck {

    @Nullable HttpServletRequest check(Matcher asked, JsonBody request) throws IOException;
  }

  private record Rule(HttpMethod method, Set<Role> roles, Pattern path, @Nullable BodyCheck body) {

    Rule when(BodyCheck check) {
      return new Rule(method, roles, path, check);
    }
  }
}
