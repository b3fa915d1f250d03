package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.casefile.CaseFile;
import org.passerelle.partner.Organizations;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A referral partner's pages, in a browser without JavaScript. */
class PartnerPagesTest extends IntegrationTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort
  private int port;
  @Autowired
  private ReferralIntake intake;
  @Autowired
  private Organizations organizations;

  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL)
      .build();

  @Test
  void aWithdrawalIsAskedTwice() throws Exception {
    CaseFile file = submitted("HAVENREF", "partner");
    officers.runJobs(file.number());
    signIn("partner");

    assertThat(get("/partner/referrals/" + file.number() + "/withdrawal").body()).contains("Withdraw for good");
    assertThat(officers.ended(file.number())).isFalse();
    assertThat(post("/partner/referrals/" + file.number() + "/withdrawal", Map.of()).body()).contains("The withdrawal is recorded");
    officers.runJobs(file.number());
    assertThat(get("/partner/referrals/" + file.number()).body()).contains("Closed: withdrawn");
    assertThat(post("/partner/referrals/" + file.number() + "/withdrawal", Map.of()).body()).contains("does not wait for this answer");
  }

  @Test
  void aChangeIsReported() throws Exception {
    CaseFile file = submitted("HAVENREF", "partner");
    officers.runJobs(file.number());
    signIn("partner");
    String path = "/partner/referrals/" + file.number() + "/change";

    assertThat(get(path).body()).contains("A new danger", "A birth");
    assertThat(post(path, Map.of("kind", "newDanger", "description", "Fictional.")).body()).contains("id=\"newDanger-danger-fault\"");
    assertThat(post(path, Map.of("kind", "birth", "description", "A girl.", "fullName", "", "sex", "female", "relation", "child", "birthDate",
        "2090")).body()).contains("id=\"birth-fullName-fault\"", "id=\"birth-birthDate-fault\"", "value=\"2090\"");
    assertThat(post(path, Map.of("kind", "newDanger", "description", "Fictional.", "danger", "immediate")).body())
        .contains("The change is recorded");
    officers.runJobs(file.number());
    assertThat(get("/partner/referrals/" + file.number()).body()).contains("tag emergency", "New danger reported");
  }

  @Test
  void anotherPartnersFileDoesNotExist() throws Exception {
    CaseFile file = submitted("DEFENDREF", "partenaire");
    signIn("partner");
    for (String page : new String[] {"", "/withdrawal", "/change", "/resubmission"}) {
      assertThat(get("/partner/referrals/" + file.number() + page).statusCode()).as(page).isEqualTo(404);
    }
    assertThat(post("/partner/referrals/" + file.number() + "/withdrawal", Map.of()).statusCode()).isEqualTo(404);
    assertThat(post("/partner/referrals/" + file.number() + "/change", Map.of("kind", "medical")).statusCode()).isEqualTo(404);
    assertThat(get("/partner").body()).doesNotContain(file.number());
  }

  @Test
  void aReadingIsAudited() throws Exception {
    CaseFile file = submitted("HAVENREF", "partner");
    signIn("partner");
    get("/partner/referrals/" + file.number());
    assertThat(jdbc.sql("select actor from audit_event where subject = ? and action = 'readReferral'").param(file.number()).query(String.class)
        .list()).containsExactly("partner");
  }

  @Test
  void whatTheMergeUnitComparedIsNotToldToThePartner() throws Exception {
    CaseFile file = submitted("HAVENREF", "partner");
    jdbc.sql("insert into case_event (case_id, at, code, actor) values (?, now(), 'duplicateSuspected', 'system')").param(file.id()).update();
    signIn("partner");
    assertThat(get("/partner/referrals/" + file.number()).body()).doesNotContain("on file already");
  }

  private CaseFile submitted(String organization, String person) {
    ReferralSubmission whole = SampleReferrals.complete();
    officers.signIn(person);
    CaseFile file = intake.submit(organizations.byCode(organization).orElseThrow().id(), whole, null).file();
    officers.signOut();
    return file;
  }

  private static Map<String, String> and(Map<String, String> form, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(form);
    more.put(name, value);
    return more;
  }

  private void signIn(String username) throws Exception {
    assertThat(post("/login", Map.of("username", username, "password", "passerelle")).uri().getPath()).isEqualTo("/");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(get(path.equals("/login") ? path : "/partner").body());
    assertThat(csrf.find()).isTrue();
    String body = and(form, "_csrf", csrf.group(1)).entrySet().stream()
        .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return browser.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
