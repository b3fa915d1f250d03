package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.referral.batch.BatchWork;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of many referrals on the partner's pages. */
class PartnerBatchPagesTest extends IntegrationTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort
  private int port;

  @Autowired
  private BatchWork work;

  @Test
  void aPartnerSendsAFileWatchesItAndHasBackWhatIsWrong() throws Exception {
    Sender partner = new Sender(port).signIn("partner");
    ObjectNode wrong = SampleReferrals.json().put("caseSize", 9);
    HttpResponse<String> page = partner.send("families.jsonl", SampleReferrals.json() + "\n" + wrong + "\n");

    assertThat(page.uri().getPath()).matches("/partner/batches/LOT-\\d{4}-\\d{6}");
    assertThat(page.body()).contains("families.jsonl", "We have your file", "<progress", "0 of 2 done", "batch.js");
    String path = page.uri().getPath();
    work.work(id(path), 1);
    JsonNode progress = new ObjectMapper().readTree(partner.get(path + "/progress").body());
    assertThat(progress.path("running").asBoolean()).isTrue();
    assertThat(progress.path("words").asText()).isEqualTo("1 of 2 done");
    assertThat(progress.path("remaining").asText()).startsWith("About");
    work.work(id(path), 10);

    String done = partner.get(path).body();
    assertThat(done).doesNotContain("<progress", "batch.js").contains("caseSize:", "Download these rows");
    assertThat(partner.get(path + "/refused").body()).isEqualTo(wrong + "\n");
    HttpResponse<String> results = partner.get(path + "/results.csv");
    assertThat(results.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    assertThat(results.body()).contains("PAS-", "caseSize").doesNotContain("Testfictional");
    assertThat(partner.get("/partner/batches").body()).contains("families.jsonl", path);
    assertThat(jdbc.sql("select count(*) from audit_event where action = 'readRefusedRows' and subject = ?").param(number(path)).query(Integer.class)
        .single()).isOne();
  }

  @Test
  void theSameFileAgainLeadsToItsBatch() throws Exception {
    Sender partner = new Sender(port).signIn("partner");
    String file = SampleReferrals.json() + "\n";
    String path = partner.send("one.jsonl", file).uri().getPath();
    HttpResponse<String> again = partner.send("two.jsonl", file);
    assertThat(again.uri().getPath()).isEqualTo(path);
    assertThat(again.body()).contains("You had sent this very file before");
    work.work(id(path), 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"../../etc/passwd\"", "\"C:\\\\temp\\\\a<b>.csv\"", "\"a\u202Evsc.exe\"", "\"\""})
  void aFileNameIsAClaim(String name) throws Exception {
    HttpResponse<String> page = new Sender(port).signIn("partner").send(name.substring(1, name.length() - 1), SampleReferrals.json() + "\n");
    if (name.equals("\"\"")) {
      assertThat(page.statusCode()).isEqualTo(200);
      return;
    }
    assertThat(page.body()).doesNotContain("../", "C:\\", "<b>", "\u202E");
    work.work(id(page.uri().getPath()), 10);
  }

  @Test
  void aFileThatCannotBeReadIsSaidBesideTheField() throws Exception {
    Sender partner = new Sender(port).signIn("partenaire");
    String page = partner.send("classeur.xlsx", "PK\u0003\u0004zip").body();
    assertThat(page).contains("Enregistrer sous", "id=\"file-fault\"", "aria-describedby=\"file-fault file-hint\"", "href=\"#file\"");
    assertThat(partner.send("", "").body()).contains("Choisissez un fichier.");
    assertThat(partner.send("vide.csv", "").body()).contains("Le fichier est vide");
  }

  @Test
  void onePageSaysHowAFileIsWritten() {
    assertThat(new Browser(port).signIn("partenaire").get("/partner/batches/format").text())
        .contains("person.otherNames", "Autres noms", "obligatoire", "séparés par des points-virgules");
  }

  @Test
  void aPartnerCancelsItsOwnBatchOnly() throws Exception {
    Sender partner = new Sender(port).signIn("partner");
    String path = partner.send("families.jsonl", SampleReferrals.json() + "\n").uri().getPath();
    Visitor other = Visitor.signedIn(port, "partenaire");
    assertThat(other.form("/partner/batches", path + "/cancellation", java.util.Map.of()).statusCode()).isEqualTo(404);
    assertThat(partner.post(path + "/cancellation").body()).contains("The batch is cancelled", "Cancelled by you");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/progress", "/results.csv", "/refused"})
  void aBatchIsItsPartnersAlone(String part) throws Exception {
    String path = new Sender(port).signIn("partner").send("families.jsonl", SampleReferrals.json() + "\n").uri().getPath();
    work.work(id(path), 10);
    assertThat(Visitor.signedIn(port, "partenaire").get(path + part).statusCode()).isEqualTo(404);
    assertThat(Visitor.signedIn(port, "verifier").get(path + part).statusCode()).isEqualTo(403);
    assertThat(Visitor.signedIn(port, "intake").get(path + part).statusCode()).isEqualTo(403);
    assertThat(new Visitor(port).get(path + part).headers().firstValue("Location").orElse("")).endsWith("/login");
  }

  @Test
  void withoutATokenNothingIsTakenIn() throws Exception {
    Sender partner = new Sender(port).signIn("partner");
    partner.token = "wrong";
    assertThat(partner.post("/partner/batches", "families.jsonl", SampleReferrals.json() + "\n").statusCode()).isEqualTo(403);
  }

  private UUID id(String path) {
    return jdbc.sql("select id from referral_batch where number = ?").param(number(path)).query(UUID.class).single();
  }

  private static String number(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A person's browser that sends files. */
  private static final class Sender {

    private static final String BOUNDARY = "------------------------fictional";

    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final String base;
    private String token = "";

    Sender(int port) {
      base = "http://localhost:" + port;
    }

    Sender signIn(String username) throws IOException, InterruptedException {
      get("/login");
      exchange(HttpRequest.newBuilder(URI.create(base + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString("username=" + username + "&password=passerelle&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
      return this;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return exchange(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
      return exchange(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    HttpResponse<String> send(String fileName, String content) throws IOException, InterruptedException {
      get("/partner/batches");
      return post("/partner/batches", fileName, content);
    }

    HttpResponse<String> post(String path, String fileName, String content) throws IOException, InterruptedException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--" + BOUNDARY
          + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
          .getBytes(StandardCharsets.UTF_8));
      body.write(content.getBytes(StandardCharsets.UTF_8));
      body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return exchange(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
          .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
      HttpResponse<String> answer = http.send(request.header("Accept", "text/html,application/json").build(), BodyHandlers.ofString());
      Matcher found = TOKEN.matcher(answer.body());
      token = found.find() ? found.group(1) : token;
      return answer;
    }
  }
}
