package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Who may go where, and with which headers. */
class PathsTest extends IntegrationTest {

  private static final String FIRST_ADMINISTRATOR = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"\"},"
      + "\"credentials\":{\"password\":\"intruder-password-1\"}}";

  @LocalServerPort
  private int port;

  @Autowired
  private WebInvocationPrivilegeEvaluator privileges;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/?lang=fr", "/actuator/health", "/assets/passerelle.css"})
  void anyoneMaySeeTheFrontDoor(String path) {
    assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverIsNotSignedInIsLedToTheSignInOrGetsABare401() {
    Visitor nobody = new Visitor(port);
    assertThat(nobody.get("/camunda/app/tasklist/default/").headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(nobody.get("/desk/cases").headers().firstValue("Location").orElseThrow()).endsWith("/login");
    for (String path : new String[] {Visitor.ENGINE + "/task", "/camunda/api/admin/auth/user/default",
        "/camunda/api/admin/setup/default/user/create"}) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(nobody.call("POST", Visitor.ENGINE + "/task", "{}").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/engine-rest/task").headers().firstValue("Location")).as("there is no open REST API").isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec"})
  void outsidePartiesHaveNoWayIntoTheEngineOrTheDesk(String outsider) {
    Visitor visitor = Visitor.signedIn(port, outsider);
    for (String path : new String[] {"/camunda", "/camunda/", "/camunda/app/", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/",
        "/camunda/lib/deps.js", "/camunda/api/engine/engine/", Visitor.ENGINE + "/task",
        "/camunda/api/admin/auth/user/default", "/camunda/api/cockpit/plugin/base/default/incident", "/desk", "/desk/cases", "/actuator/prometheus"}) {
      assertThat(visitor.get(path).statusCode()).as(path).isIn(403, 404);
    }
    assertThat(visitor.call("POST", Visitor.ENGINE + "/task", "{}").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/camunda/%61pi/engine/engine/default/task", "/camunda/api/%65ngine/engine/default/task", "/%63amunda/api/engine/engine/",
      "/camunda/api/engine/engine/default/task;x=y", "/camunda//api/engine/engine/default/task", "/camunda/api/engine/../engine/engine/default/task"})
  void addressesThatLookLikeOthersAreRefusedBeforeAnyRule(String path) {
    assertThat(Visitor.signedIn(port, "intake").get(path).statusCode()).isEqualTo(400);
    assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"intake, 200, 403, 403, 200", "supervisor, 200, 200, 403, 200", "analyst, 403, 200, 403, 200", "admin, 403, 403, 200, 200",
      "auditor, 403, 403, 403, 403"})
  void eachRoleOpensTheWebApplicationsItWorksIn(String who, int tasklist, int cockpit, int admin, int welcome) {
    Visitor visitor = Visitor.signedIn(port, who);
    assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(tasklist);
    assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(cockpit);
    assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(admin);
    assertThat(visitor.get("/camunda/app/welcome/default/").statusCode()).isEqualTo(welcome);
  }

  @ParameterizedTest
  @CsvSource({"supervisor, 200", "admin, 200", "intake, 403", "auditor, 403", "analyst, 403"})
  void figuresAboutTheMachineAreForSupervisorsAndAdministrators(String who, int status) {
    assertThat(Visitor.signedIn(port, who).get("/actuator/prometheus").statusCode()).isEqualTo(status);
    assertThat(Visitor.signedIn(port, who).get("/actuator/env").statusCode()).as("not offered to anyone").isIn(403, 404);
  }

  @Test
  void nobodyCanSetUpAFirstAdministrator() {
    assertThat(jdbc.sql("select count(*) from act_id_membership where group_id_ = 'camunda-admin'").query(Integer.class).single())
        .as("the hole is open while this group is empty").isZero();
    for (String who : new String[] {"admin", "supervisor", "intake"}) {
      Visitor visitor = Visitor.signedIn(port, who);
      assertThat(visitor.cookie("XSRF-TOKEN")).as("a valid token").isPresent();
      for (String path : new String[] {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/%73etup/default/user/create"}) {
        assertThat(visitor.call("POST", path, FIRST_ADMINISTRATOR).statusCode()).isEqualTo(403);
      }
    }
    assertThat(jdbc.sql("select count(*) from act_id_user where id_ = 'intruder'").query(Integer.class).single()).isZero();
  }

  @Test
  void springSecurityItselfShutsTheSetUpAndTheEnginesOwnSignIn() {
    for (String path : new String[] {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup",
        "/camunda/api/admin/auth/user/default/login/admin", "/camunda/api/admin/auth/user/default/login"}) {
      assertThat(privileges.isAllowed("", path, "POST", everyRole())).as(path).isFalse();
    }
    assertThat(privileges.isAllowed("", "/camunda/api/admin/auth/user/default/logout", "POST", everyRole())).isTrue();
  }

  @Test
  void theEnginesOwnSignInLetsNobodyIn() {
    Visitor visitor = Visitor.signedIn(port, "intake");
    HttpResponse<String> answer = visitor.call("POST", "/camunda/api/admin/auth/user/default/login/tasklist",
        "application/x-www-form-urlencoded", "username=intake&password=passerelle".getBytes());
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void ourPagesRunNoCodeFromElsewhereAndAreNotKept() {
    HttpResponse<String> page = Visitor.signedIn(port, "intake").get("/desk/cases");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Security-Policy"))
        .isEqualTo("default-src 'self'; frame-ancestors 'self'; form-action 'self'; base-uri 'none'; object-src 'none'");
    assertThat(header(page, "Cache-Control")).contains("no-store");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(header(page, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    for (String path : new String[] {"/", "/login", "/desk/cases"}) {
      assertThat(Visitor.signedIn(port, "intake").get(path).body()).as(path).doesNotContainPattern("<script|<style|style=\"| on[a-z]+=\"");
    }
  }

  @Test
  void theWebApplicationsKeepTheirOwnContentPolicyAndTheirAnswersAreNotKept() {
    Visitor visitor = Visitor.signedIn(port, "intake");
    assertThat(header(visitor.get("/camunda/app/tasklist/default/"), "Content-Security-Policy")).contains("strict-dynamic");
    assertThat(header(visitor.get(Visitor.ENGINE + "/task"), "Cache-Control")).isEqualTo("no-store");
    assertThat(visitor.get("/camunda/lib/runtime.js").headers().firstValue("Cache-Control").orElse("")).doesNotContain("no-store");
  }

  @Test
  void cookiesAreNotSentFromOtherSites() {
    Visitor visitor = new Visitor(port);
    assertThat(visitor.get("/login").headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("JSESSIONID")
        && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    visitor.signIn("intake", "passerelle");
    assertThat(visitor.get("/camunda/app/tasklist/default/").headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN") && cookie.contains("SameSite=Lax"));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static UsernamePasswordAuthenticationToken everyRole() {
    return UsernamePasswordAuthenticationToken.authenticated("anyone", null,
        Stream.of(Role.values()).map(Role::authority).map(SimpleGrantedAuthority::new).toList());
  }
}
