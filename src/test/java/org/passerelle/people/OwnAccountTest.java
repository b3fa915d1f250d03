package org.passerelle.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.access.Codes;
import org.passerelle.support.Visitor;

/** Forgotten passwords, changed passwords, the second factor: what each person does alone. */
class OwnAccountTest extends PeopleTest {

  private String username;
  private String email;

  @BeforeEach
  void someone() {
    username = "o" + word;
    email = username + "@example.org";
    person(username, null, "member", "intakeOfficer");
  }

  @Test
  void aForgottenPasswordIsReplacedByALinkThatOpensOnce() throws Exception {
    Visitor before = signedIn(username);
    assertThat(before.get("/login").body()).contains("href=\"/password\"");
    ask(username.toUpperCase() + "@EXAMPLE.org");
    String link = linkAfterAWhile();
    Visitor visitor = new Visitor(port);
    assertThat(visitor.get(link).body()).contains(username);
    assertThat(visitor.get(link).headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(visitor.form(link, link, password("short")).body()).contains("Use 12 to 200 characters");
    assertThat(target(before.get("/desk/cases"))).as("looking changes nothing").isEqualTo("200");

    assertThat(target(visitor.form(link, link, password(PASSWORD)))).isEqualTo("/login");
    assertThat(target(before.get("/desk/cases"))).as("all sessions end").isEqualTo("/login");
    assertThat(target(before.signIn(username, "passerelle"))).isEqualTo("/login?error");
    assertThat(target(before.signIn(username, PASSWORD))).startsWith("/desk/cases");
    assertThat(visitor.form("/login", link, password(PASSWORD)).body()).contains("This link opens nothing any more");
    assertThat(mailTo(email)).contains("Your password was changed");
    assertThat(audited("resetPassword", username)).isOne();
  }

  @Test
  void aLinkForANewPasswordIsGoodForAnHour() throws Exception {
    ask(username);
    String link = linkAfterAWhile();
    clock.advance(Duration.ofMinutes(61));
    Visitor visitor = new Visitor(port);
    assertThat(visitor.get(link).body().replace(link, "")).isEqualTo(visitor.get("/password/neverheardof").body().replace("/password/neverheardof", ""))
        .contains("This link opens nothing any more");
    assertThat(visitor.form("/login", link, password(PASSWORD)).body()).contains("This link opens nothing any more");
    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/");
  }

  @Test
  void whetherANameIsKnownIsNotTold() throws Exception {
    jdbc.sql("update account set disabled_at = now() where username = ?").param(username).update();
    String known = ask("intake");
    assertThat(ask("nobodyatall" + word)).isEqualTo(known);
    assertThat(ask(username)).isEqualTo(known);
    assertThat(ask("\u0000'; x")).isEqualTo(known);
    assertThat(ask("x".repeat(10_000))).isEqualTo(known);
    UUID intake = id("intake");
    soon(() -> jdbc.sql("select account_id from password_reset where account_id = ? limit 1").param(intake).query(UUID.class).optional());
    assertThat(resets()).as("a disabled account gets no link").isZero();
    jdbc.sql("delete from password_reset where account_id = ?").param(intake).update();
  }

  @Test
  void nobodysLetterBoxIsFilled() throws Exception {
    for (int i = 0; i < 5; i++) {
      ask(username);
      ask(email);
    }
    linkAfterAWhile();
    Thread.sleep(300);
    assertThat(resets()).isBetween(1L, 3L);
  }

  @Test
  void aPasswordIsChangedByWhoeverKnowsItAndEndsOtherSessions() throws Exception {
    Visitor here = signedIn(username);
    Visitor there = signedIn(username);
    assertThat(here.form("/account", "/account/password", withCurrent("wrong", PASSWORD)).body()).contains("This is not your password");
    assertThat(here.form("/account", "/account/password", withCurrent("passerelle", username + "!2026!!!")).body()).contains("Do not use your user name");
    assertThat(target(here.form("/account", "/account/password", withCurrent("passerelle", PASSWORD)))).isEqualTo("/account");
    assertThat(here.get("/account").statusCode()).as("this session goes on").isEqualTo(200);
    assertThat(target(there.get("/account"))).isEqualTo("/login");
    assertThat(mailTo(email)).contains("Your password was changed");
  }

  @Test
  void guessingAPasswordAtAnOpenScreenIsHeldBack() {
    Visitor here = signedIn(username);
    for (int i = 0; i < 5; i++) {
      here.form("/account", "/account/password", withCurrent("wrong" + i, PASSWORD));
    }
    assertThat(here.form("/account", "/account/password", withCurrent("passerelle", PASSWORD)).body()).contains("too many failed attempts");
  }

  @Test
  void nameAndLanguageAreOnesOwn() {
    Visitor here = signedIn(username);
    assertThat(target(here.form("/account", "/account/details", Map.of("displayName", "Zoë Newnamefictional", "language", "fr")))).isEqualTo("/account");
    assertThat(here.get("/account").body()).contains("<title>Mon compte · Passerelle</title>", "Zoë Newnamefictional");
    assertThat(here.form("/account", "/account/details", Map.of("displayName", " ", "language", "xx")).body()).contains("Remplissez ce champ");
    assertThat(target(new Visitor(port).get("/account"))).isEqualTo("/login");
  }

  @Test
  void untilTheCodeIsGivenNothingOpens() {
    Enrolled enrolled = enrol(signedIn(username));
    Visitor visitor = new Visitor(port);
    assertThat(target(visitor.signIn(username, "passerelle"))).isEqualTo("/login/code");
    for (String path : new String[] {"/desk/cases", "/account", "/people", "/actuator/prometheus", "/camunda/app/tasklist/default/"}) {
      assertThat(target(visitor.get(path))).as(path).isEqualTo("/login");
    }
    assertThat(visitor.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(401);
    assertThat(visitor.call("POST", Visitor.ENGINE + "/task", "{}").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/").body()).doesNotContain("Test Personfictional");

    assertThat(visitor.form("/login/code", "/login/code", Map.of("code", "000000")).body()).contains("This code is not right");
    String code = enrolled.code(this, 1);
    String before = visitor.cookie("JSESSIONID").orElseThrow();
    assertThat(target(visitor.form("/login/code", "/login/code", Map.of("code", code)))).as("where they wanted to go")
        .startsWith("/camunda/app/tasklist");
    assertThat(visitor.cookie("JSESSIONID").orElseThrow()).as("a new session").isNotEqualTo(before);
    assertThat(visitor.get("/desk/cases").statusCode()).isEqualTo(200);
    assertThat(visitor.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(200);

    Visitor thief = new Visitor(port);
    thief.signIn(username, "passerelle");
    assertThat(thief.form("/login/code", "/login/code", Map.of("code", code)).body()).as("seen over a shoulder").contains("was used already");
    assertThat(target(thief.form("/login/code", "/login/code", Map.of("code", enrolled.codes().get(0))))).isEqualTo("/");
    assertThat(audited("signIn", username)).isEqualTo(3);
  }

  @Test
  void whoeverBeganLongAgoOrNeverBeginsAgain() {
    enrol(signedIn(username));
    Visitor visitor = new Visitor(port);
    assertThat(target(visitor.get("/login/code"))).isEqualTo("/login");
    assertThat(target(visitor.form("/login", "/login/code", Map.of("code", "123456")))).isEqualTo("/login");
    visitor.signIn(username, "passerelle");
    assertThat(target(visitor.get("/login/second-factor"))).as("having one, nobody enters another past it").isEqualTo("/login");
    clock.advance(Duration.ofMinutes(11));
    assertThat(target(visitor.get("/login/code"))).isEqualTo("/login");
  }

  @Test
  void guessingCodesIsHeldBackEvenWithTheRightPassword() {
    Enrolled enrolled = enrol(signedIn(username));
    for (int i = 0; i < 5; i++) {
      Visitor guesser = new Visitor(port);
      guesser.signIn(username, "passerelle");
      guesser.form("/login/code", "/login/code", Map.of("code", "00000" + i));
    }
    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/login?error=wait");
    clock.advance(Duration.ofMinutes(16));
    Visitor right = new Visitor(port);
    right.signIn(username, "passerelle");
    assertThat(target(right.form("/login/code", "/login/code", Map.of("code", enrolled.code(this, 0))))).isEqualTo("/");
  }

  @Test
  void aSessionWhoseCodeWasNotGivenEndsWithTheAccount() {
    Enrolled enrolled = enrol(signedIn(username));
    Visitor visitor = new Visitor(port);
    visitor.signIn(username, "passerelle");
    jdbc.sql("update account set disabled_at = now() where username = ?").param(username).update();
    assertThat(target(visitor.form("/login", "/login/code", Map.of("code", enrolled.code(this, 1))))).isEqualTo("/login");
    assertThat(target(visitor.get("/account"))).isEqualTo("/login");
  }

  @Test
  void whoeverLostTheirsIsToldAndEntersAnotherBeforeAnythingElse() throws Exception {
    Visitor here = signedIn(username);
    enrol(here);
    Visitor admin = signedIn("admin");
    String person = "/desk/people/" + id(username);
    assertThat(target(admin.form(person, person + "/second-factor", Map.of()))).isEqualTo(person);
    assertThat(target(here.get("/account"))).as("signed out").isEqualTo("/login");
    assertThat(mailTo(email)).contains("Your second factor was taken off");
    assertThat(audited("takeSecondFactorOff", username)).isOne();

    Visitor visitor = new Visitor(port);
    assertThat(target(visitor.signIn(username, "passerelle"))).isEqualTo("/login/second-factor");
    assertThat(target(visitor.get("/desk/cases"))).isEqualTo("/login");
    assertThat(visitor.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(401);
    String page = visitor.get("/login/second-factor").body();
    assertThat(page).contains("<svg", "Set up a second factor").doesNotContain("style=", "data:");
    assertThat(visitor.form("/login/second-factor", "/login/second-factor", Map.of("code", "000000")).body()).contains("This code is not right");
    Enrolled again = new Enrolled(secret(page), List.of());
    String shown = visitor.form("/login/second-factor", "/login/second-factor", Map.of("code", again.code(this, 0))).body();
    assertThat(recoveryCodes(shown)).hasSize(10);
    assertThat(visitor.get("/desk/cases").statusCode()).isEqualTo(200);
    assertThat(target(visitor.form("/account", "/login/second-factor", Map.of("code", again.code(this, 0))))).as("not shown again").isEqualTo("/login");
  }

  @Test
  void aResetPasswordDoesNotGoRoundTheSecondFactor() throws Exception {
    enrol(signedIn(username));
    ask(username);
    String link = linkAfterAWhile();
    Visitor visitor = new Visitor(port);
    visitor.form(link, link, password(PASSWORD));
    assertThat(target(visitor.signIn(username, PASSWORD))).isEqualTo("/login/code");
  }

  @Test
  void recoveryCodesAndTheFactorChangeForWhoeverKnowsThePassword() {
    Visitor here = signedIn(username);
    Enrolled enrolled = enrol(here);
    assertThat(here.form("/account", "/account/recovery-codes", Map.of("current", "wrong")).body()).contains("This is not your password");
    List<String> codes = recoveryCodes(here.form("/account", "/account/recovery-codes", Map.of("current", "passerelle")).body());
    assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(enrolled.codes());
    assertThat(here.form("/account", "/account/second-factor/off", Map.of("current", "wrong")).body()).contains("This is not your password");
    assertThat(target(here.form("/account", "/account/second-factor/off", Map.of("current", "passerelle")))).isEqualTo("/account");
    assertThat(target(new Visitor(port).signIn(username, "passerelle"))).isEqualTo("/");
  }

  private Enrolled enrol(Visitor visitor) {
    String page = visitor.get("/account/second-factor").body();
    Enrolled enrolled = new Enrolled(secret(page), List.of());
    // the form's own page would draw another secret: the token comes from elsewhere
    String shown = visitor.form("/account", "/account/second-factor", Map.of("code", enrolled.code(this, -1), "current", "passerelle")).body();
    assertThat(recoveryCodes(shown)).hasSize(10);
    return new Enrolled(enrolled.secret(), recoveryCodes(shown));
  }

  private String ask(String who) {
    Visitor visitor = new Visitor(port);
    assertThat(target(visitor.form("/password", "/password", Map.of("who", who)))).isEqualTo("/password?sent");
    return visitor.get("/password?sent").body().replaceAll("value=\"[^\"]+\"", "");
  }

  private String linkAfterAWhile() throws Exception {
    soon(() -> resets() > 0 ? Optional.of(true) : Optional.empty());
    return linkTo(email);
  }

  private long resets() {
    return jdbc.sql("select count(*) from password_reset where account_id = (select id from account where username = ?)").param(username)
        .query(Long.class).single();
  }

  private static Map<String, String> withCurrent(String current, String password) {
    Map<String, String> fields = new HashMap<>(password(password));
    fields.put("current", current);
    return fields;
  }

  private static String secret(String page) {
    Matcher found = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace(" ", "");
  }

  private static List<String> recoveryCodes(String page) {
    return Pattern.compile("<li><code>([a-z0-9-]{19})</code>").matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private record Enrolled(String secret, List<String> codes) {

    /** Early in a time step, so that it is still the same step when the answer comes. */
    String code(OwnAccountTest test, int stepsFromNow) {
      long seconds = test.clock.instant().getEpochSecond() % 30;
      if (seconds > 20) {
        test.clock.advance(Duration.ofSeconds(31 - seconds));
      }
      return Codes.at(secret, test.clock.instant().plusSeconds(30L * stepsFromNow));
    }
  }
}
