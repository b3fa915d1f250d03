package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.pages.DemonstrationSignIns;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of provinces and of Québec's ministry, as a browser asks for them. */
class ProvincePagesTest extends HandoffTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @LocalServerPort
  private int port;

  @Test
  void aProvinceTakesAFamilyFromNoticeToReception() throws Exception {
    CaseFile file = announced();
    Visitor manitoba = new Visitor("manitoba");
    String path = current(file).path();
    assertThat(manitoba.get("/province").body()).contains("Asked of you now", "Give receipt", current(file).number(), path)
        .doesNotContain("Testfictional");

    String opened = manitoba.get(path).body();
    assertThat(opened).contains("Zarmina Testfictional", "Two infant seats.", "Winnipeg (YWG)", "ZZ 123", "Dari", "Give your receipt")
        .doesNotContain("fictional claim", "Report the arrival");
    assertThat(manitoba.post(path, Map.of("step", "receipt")).body()).contains("Receipt given.");
    officers.runJobs(file.number());

    assertThat(manitoba.post(path, Map.of("step", "arrival", "result", "arrived", "happenedOn", today().toString())).body())
        .contains("Report received.", "Confirm the reception");
    officers.runJobs(file.number());
    assertThat(manitoba.post(path, Map.of("step", "reception", "remarks", "")).body()).contains("Reception confirmed.");
    officers.runJobs(file.number());
    assertThat(manitoba.post(path, Map.of("step", "takeover")).body()).contains("The file is taken over.");
    officers.runJobs(file.number());
    assertThat(variable(file, HandoffModel.OUTCOME)).isEqualTo("received");
    assertThat(manitoba.get(path).body()).contains("Nothing more is asked of you.");
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readNotice' and actor = 'manitoba' and subject = ?")
        .param(file.number()).query(Integer.class).single()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void whatIsNotRightStandsBesideItsFieldAndNothingIsStored() throws Exception {
    CaseFile file = receipted();
    Visitor manitoba = new Visitor("manitoba");
    HttpResponse<String> answer =
        manitoba.post(current(file).path(), Map.of("step", "arrival", "happenedOn", "tomorrow", "remarks", "Kept in the form."));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Nothing was stored. Correct the following:", "href=\"#result\"", "href=\"#happenedOn\"",
        "id=\"result-fault\">Choose one of the answers.", "Kept in the form.");
    HttpResponse<String> future = manitoba.post(current(file).path(),
        Map.of("step", "arrival", "result", "arrived", "happenedOn", today().plusDays(1).toString()));
    assertThat(future.statusCode()).isEqualTo(400);
    assertThat(future.body()).contains("This day is still to come.");
    assertThat(records.of(file.id()).reports()).isEmpty();
  }

  @Test
  void anAnswerOutOfTurnReadsASentence() throws Exception {
    CaseFile file = announced();
    HttpResponse<String> answer = new Visitor("manitoba").post(current(file).path(), Map.of("step", "reception"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("the file does not wait for this answer now", "Give your receipt");
  }

  @Test
  void anotherProvincesNoticeIsNotThere() throws Exception {
    CaseFile file = announced();
    Visitor ontario = new Visitor("ontario");
    assertThat(ontario.get(current(file).path()).statusCode()).isEqualTo(404);
    assertThat(ontario.post(current(file).path(), Map.of("step", "receipt")).statusCode()).isEqualTo(404);
    assertThat(ontario.get("/province/notices/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(ontario.get("/province").body()).doesNotContain(current(file).number());
    assertThat(current(file).receivedAt()).isNull();
  }

  @Test
  void theMinistrySelectsAFamilyInFrench() throws Exception {
    CaseFile file = begun("QC");
    Visitor quebec = new Visitor("quebec");
    String path = "/province/selections/" + file.number();
    jdbc.sql("update selection set requested_at = requested_at - interval '50 years' where case_id = ?").param(file.id()).update();
    assertThat(quebec.get("/province/selections").body()).contains("Demandes de sélection", file.number(), "Pakistan");
    assertThat(quebec.get(path).body()).contains("Zarmina Testfictional", "dari", "Rimouski").doesNotContain("fictional claim");

    HttpResponse<String> wrong = quebec.post(path, Map.of("answer", "granted", "csqNumber", "CSQ-7", "csqExpires", "", "place", ""));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("value=\"CSQ-7\"", "Choisissez l’une des villes d’accueil du Québec.", "id=\"csqExpires-fault\"");
    assertThat(records.of(file.id()).selection().state()).isEqualTo("open");

    assertThat(quebec.post(path, Map.of("answer", "granted", "csqNumber", "CSQ-0007", "csqExpires",
        LocalDate.now(clock).plusYears(2).toString(), "place", "granby", "reason", "")).body())
        .contains("Votre réponse est enregistrée.", "Sélectionnée");
    assertThat(quebec.post(path, Map.of("answer", "refused", "reason", "Non.")).statusCode()).isEqualTo(409);
    officers.runJobs(file.number());
    plan(file, today().plusDays(5));
    assertThat(quebec.get("/province").body()).contains(current(file).number(), "Granby");
  }

  @Test
  void aProvinceHasNoSelections() throws Exception {
    CaseFile file = begun("QC");
    Visitor manitoba = new Visitor("manitoba");
    assertThat(manitoba.get("/province/selections/" + file.number()).statusCode()).isEqualTo(404);
    assertThat(manitoba.post("/province/selections/" + file.number(), Map.of("answer", "refused", "reason", "No.")).statusCode())
        .isEqualTo(404);
    assertThat(manitoba.get("/province/selections").body()).doesNotContain(file.number());
  }

  @Test
  void aSupersededVersionLeadsToTheOneInForce() throws Exception {
    CaseFile file = receipted();
    String first = current(file).path();
    report(file, ArrivalResult.changed);
    Visitor manitoba = new Visitor("manitoba");
    assertThat(manitoba.get(first).body()).contains("We are planning the arrival again");
    plan(file, today().plusDays(12));
    assertThat(manitoba.get(first).body()).contains("A later version has taken the place of this one.", current(file).path());
  }

  /** Someone signed in with a browser. */
  private final class Visitor {

    private final HttpClient browser =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private String page;

    Visitor(String username) throws Exception {
      page = get("/login").body();
      assertThat(post("/login", Map.of("username", username, "password", DemonstrationSignIns.PASSWORD)).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return seen(browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
      Matcher token = CSRF.matcher(page);
      assertThat(token.find()).as("the page before has a form").isTrue();
      String form = fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue()))
          .collect(Collectors.joining("&", "", "&_csrf=" + encode(token.group(1))));
      return seen(browser.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> seen(HttpResponse<String> answer) {
      if (CSRF.matcher(answer.body()).find()) {
        page = answer.body();
      }
      return answer;
    }

    private URI uri(String path) {
      return URI.create("http://127.0.0.1:" + port + path);
    }

    private String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
