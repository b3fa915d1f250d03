package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.access.SignInThrottle.TooManyAttempts;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Who is let in, who must wait, and when a session ends before its time. */
class SignInTest extends IntegrationTest {

  @LocalServerPort
  private int port;

  @Autowired
  private TestRestTemplate http;

  @Autowired
  private SignInThrottle throttle;

  private String username;

  @BeforeEach
  void someone() {
    forgetAttempts();
    username = "person" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 20, 36);
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, roles) "
            + "select ?, ?, 'Test Personfictional', 'person@example.org', password_hash, 'en', array['intakeOfficer'] "
            + "from account where username = 'intake'")
        .params(UUID.randomUUID(), username).update();
  }

  @AfterEach
  void forgetAttempts() {
    jdbc.sql("delete from sign_in_throttle").update();
  }

  @Test
  void aWrongPasswordAnUnknownNameAndADisabledAccountAreAnsweredAlike() {
    jdbc.sql("update account set disabled_at = now() where username = ?").param(username).update();

    assertThat(target(new Visitor(port).signIn("intake", "wrong"))).isEqualTo("/login?error");
    assertThat(target(new Visitor(port).signIn("nobodyatall", "passerelle"))).isEqualTo("/login?error");
    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/login?error");
    assertThat(jdbc.sql("select actor from audit_event where action = 'signInRefused' order by id desc limit 3").query(String.class).list())
        .as("a name nobody has may be a password typed in the wrong place").containsExactly(username, "unknown", "intake");
  }

  @Test
  void signingInBeginsANewSession() {
    Visitor visitor = new Visitor(port);
    visitor.get("/login");
    String before = visitor.cookie("JSESSIONID").orElseThrow();

    assertThat(target(visitor.signIn(username, "passerelle"))).isEqualTo("/");
    assertThat(visitor.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);

    visitor.get("/camunda/app/tasklist/default/");
    visitor.signIn("identity", "passerelle");
    assertThat(visitor.get("/camunda/api/admin/auth/user/default").statusCode())
        .as("nothing of the one who used the browser before is left").isEqualTo(404);
  }

  @Test
  void peoplesPasswordsAreHashedWithArgon2id() {
    assertThat(jdbc.sql("select password_hash from account").query(String.class).list()).allMatch(hash -> hash.startsWith("{argon2}$argon2id$"));
    assertThat(jdbc.sql("select secret_hash from api_client").query(String.class).list()).allMatch(hash -> hash.startsWith("{sha256}"));
  }

  @Test
  void afterFiveFailuresEvenTheRightPasswordWaitsAQuarterOfAnHour() {
    for (int i = 0; i < SignInThrottle.NAME_LIMIT; i++) {
      assertThat(target(new Visitor(port).signIn(username, "wrong" + i))).isEqualTo("/login?error");
    }

    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/login?error=wait");
    assertThat(new Visitor(port).get("/login?error=wait").body()).contains("too many failed attempts");
    assertThat(target(new Visitor(port).signIn("intake", "passerelle"))).as("others are not held back").isEqualTo("/");

    clock.advance(SignInThrottle.WAIT.plusSeconds(1));
    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/");
  }

  @Test
  void guessingOnDoesNotShutTheRightPersonOutForEver() {
    for (int i = 0; i < SignInThrottle.NAME_LIMIT; i++) {
      new Visitor(port).signIn(username, "wrong");
    }
    clock.advance(SignInThrottle.WAIT.minusMinutes(1));
    new Visitor(port).signIn(username, "wrong");
    clock.advance(Duration.ofMinutes(2));

    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/");
  }

  @Test
  void namesAndAddressesStandInTheTableAsHashesOnly() {
    new Visitor(port).signIn(username, "wrong");

    assertThat(jdbc.sql("select subject from sign_in_throttle").query(String.class).list()).hasSize(2).allMatch(subject -> subject.matches("[0-9a-f]{64}"));
  }

  @Test
  void anAddressIsHeldBackOverManyNames() {
    for (int i = 0; i < SignInThrottle.ADDRESS_LIMIT; i++) {
      throttle.begin("name" + i, "192.0.2.7");
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> throttle.begin("another", "192.0.2.7")).isInstanceOf(TooManyAttempts.class);
    throttle.begin("another", "192.0.2.8");
  }

  @Test
  void manyGuessesAtOneMomentDoNotSlipThroughTogether() throws InterruptedException {
    AtomicInteger looked = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService guessers = Executors.newFixedThreadPool(16);
    for (int i = 0; i < 40; i++) {
      guessers.submit(() -> {
        start.await();
        throttle.begin("victim", null);
        return looked.incrementAndGet();
      });
    }
    start.countDown();
    guessers.shutdown();

    assertThat(guessers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(looked.get()).isEqualTo(SignInThrottle.NAME_LIMIT);
  }

  @Test
  void aProgramWithTheWrongSecretIsAnsweredInItsLanguageAndThenWaits() {
    ResponseEntity<String> refused = program("wrong");
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(refused.getHeaders().getFirst("WWW-Authenticate")).startsWith("Basic");
    assertThat(refused.getBody()).contains("Session non ouverte");
    for (int i = 1; i < SignInThrottle.NAME_LIMIT; i++) {
      program("wrong");
    }

    ResponseEntity<String> wait = program("demonstration-secret-defenders");
    assertThat(wait.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    assertThat(wait.getHeaders().getFirst("Retry-After")).isEqualTo("900");
    clock.advance(SignInThrottle.WAIT.plusSeconds(1));
    assertThat(program("demonstration-secret-defenders").getStatusCode()).isNotIn(HttpStatus.UNAUTHORIZED, HttpStatus.TOO_MANY_REQUESTS);
  }

  @Test
  void aSessionEndsWhenTheAccountIsDisabledOrGivenOtherRoles() {
    Visitor disabled = Visitor.signedIn(port, username);
    assertThat(disabled.get("/desk/cases").statusCode()).isEqualTo(200);
    jdbc.sql("update account set disabled_at = now() where username = ?").param(username).update();
    assertThat(target(disabled.get("/desk/cases"))).isEqualTo("/login");
    assertThat(disabled.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(401);

    jdbc.sql("update account set disabled_at = null where username = ?").param(username).update();
    Visitor moved = Visitor.signedIn(port, username);
    assertThat(moved.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(200);
    jdbc.sql("update account set roles = array['auditor'] where username = ?").param(username).update();
    assertThat(moved.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(401);
  }

  @Test
  void aSignInFormThatStoodOpenTooLongIsOfferedAgain() {
    assertThat(target(new Visitor(port).form("/assets/mark.svg", "/login", Map.of("username", username, "password", "passerelle"))))
        .isEqualTo("/login");
  }

  private ResponseEntity<String> program(String secret) {
    org.springframework.http.HttpHeaders headers = new org.springframework.http.HttpHeaders();
    headers.set("Accept-Language", "fr-CA");
    return http.withBasicAuth("defenders", secret)
        .exchange("/api/v1/referrals", org.springframework.http.HttpMethod.GET, new org.springframework.http.HttpEntity<>(headers), String.class);
  }

  private static String target(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse(String.valueOf(answer.statusCode())).replaceFirst("^http://[^/]+", "");
  }
}
