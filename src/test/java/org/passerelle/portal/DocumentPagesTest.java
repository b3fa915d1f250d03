package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents on the pages of those who give them and of staff who read the file. */
class DocumentPagesTest extends IntegrationTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String PAGE = "/partner/documents";

  @LocalServerPort
  private int port;
  @Autowired
  private Documents documents;
  @Autowired
  private Organizations organizations;

  private Party partner;

  @BeforeEach
  void partner() {
    partner = new OutsideParties(jdbc).referralPartner("DOCPAGE");
  }

  @AfterEach
  void removeDocuments() {
    jdbc.sql("delete from document where organization_id = ? or case_id is null and organization_id = (select id from organization where code = 'HAVENREF')")
        .param(partner.id()).update();
  }

  @Test
  void aDocumentIsAddedSeenOpenedAndRemoved() {
    Person person = new Person(partner.signIn());
    assertThat(person.get(PAGE).body()).contains("No document is waiting", "enctype=\"multipart/form-data\"", "for=\"file\"", "after 180 days",
        "at most 10 MB");
    HttpResponse<String> added = person.send("identityDocument", "../../<b>tazkira</b>.pdf", SampleDocuments.jpeg());
    assertThat(added.uri().getPath()).isEqualTo(PAGE);
    assertThat(added.body()).contains("class=\"done\"", "b-.pdf.jpg", "Identity document", "Not checked for viruses")
        .doesNotContain("<b>tazkira");
    UUID id = documents.unattached(partner.id()).get(0).id();
    assertThat(person.get(PAGE + "/" + id).headers().firstValue("Content-Disposition").orElseThrow()).startsWith("inline");
    assertThat(person.get(PAGE + "/" + id).headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
    assertThat(openings(id.toString())).containsExactly(partner.signIn(), partner.signIn());
    assertThat(person.form(PAGE + "/" + id + "/removal").body()).contains("The document is removed", "No document is waiting");
    assertThat(person.get(PAGE + "/" + id).statusCode()).isEqualTo(404);
    assertThat(person.form(PAGE + "/" + id + "/removal").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    Person person = new Person(partner.signIn());
    assertThat(person.send("", "", new byte[0]).body()).contains("id=\"documentKind-fault\"", "id=\"file-fault\"", "Choose a file.", "href=\"#file\"",
        "aria-describedby=\"file-fault file-hint\"", "aria-invalid=\"true\"");
    assertThat(person.send("nonsense", "a.png", SampleDocuments.png()).body()).contains("id=\"documentKind-fault\"").doesNotContain("file-fault");
    assertThat(person.send("photo", "a.png", SampleDocuments.text("<svg onload='alert(1)'/>")).body()).contains("not a PDF, a JPEG or a PNG",
        "value=\"photo\" selected=\"selected\"");
    assertThat(person.send("photo", "a.png", new byte[0]).body()).contains("This file is empty");
    assertThat(person.send("photo", "a.pdf", SampleDocuments.pdf(10 * 1024 * 1024 + 1)).body()).contains("larger than 10 MB");
    assertThat(person.send("photo", "a.pdf", SampleDocuments.pdf(40 * 1024 * 1024)).body()).contains("larger than 10 MB");
    person.chooseFrench();
    assertThat(person.send("photo", "a.png", SampleDocuments.zip()).body()).contains("Ce n’est ni un PDF", "Le document n’a pas été ajouté");
    assertThat(documents.unattached(partner.id())).isEmpty();
  }

  @Test
  void aFormThatCannotBeReadIsAnsweredAsThat() {
    Person person = new Person(partner.signIn());
    assertThat(person.post("multipart/form-data; boundary=zz", SampleDocuments.text("no parts at all")).statusCode()).as("no token").isEqualTo(403);
    assertThat(person.post("multipart/form-data", SampleDocuments.text("--x--")).statusCode()).isEqualTo(400);
    assertThat(person.post("multipart/form-data; boundary=zz", SampleDocuments.text("--zz\r\nContent-Disposition: form-data; name=\"file\"; filen"))
        .statusCode()).isEqualTo(400);
    assertThat(person.sendWithToken("forged", "photo", "a.png", SampleDocuments.png()).statusCode()).isEqualTo(403);
    assertThat(person.form(PAGE).body()).as("a form without files").contains("Choose a file.");
    assertThat(documents.unattached(partner.id())).isEmpty();
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws Exception {
    Person person = new Person(partner.signIn());
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(("POST " + PAGE + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + person.cookies()
          + "\r\nContent-Type: multipart/form-data; boundary=zz\r\nContent-Length: 5000\r\n\r\n--zz\r\nContent-Disposition: form-data; name=\"file\"; "
          + "filename=\"a.pdf\"\r\n\r\n%PDF-1.4").getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("HTTP/1.1 5", "HTTP/1.1 2");
    }
    assertThat(documents.unattached(partner.id())).isEmpty();
  }

  @Test
  void whoeverIsNotSignedInOrIsStaffSendsNoFiles() {
    HttpResponse<String> stranger = new Person(null).sendWithToken("x", "photo", "a.png", SampleDocuments.png());
    assertThat(stranger.uri().getPath()).isEqualTo("/login");
    assertThat(new Person(null).get(PAGE).uri().getPath()).isEqualTo("/login");
    assertThat(new Person("intake").sendWithToken("x", "photo", "a.png", SampleDocuments.png()).statusCode()).isEqualTo(415);
    assertThat(new Person("intake").get(PAGE).statusCode()).isEqualTo(403);
    assertThat(new Person("sponsor").get(PAGE).statusCode()).isEqualTo(403);
  }

  @Test
  void theEnginesApplicationsStillTakeNoFiles() {
    Person officer = new Person("intake");
    officer.get("/camunda/app/tasklist/default/");
    for (String path : List.of("/camunda/api/engine/engine/default/deployment/create", "/camunda/api/engine/engine/default/task",
        "/camunda/api/engine/engine/default/process-instance/x/variables/y/data")) {
      assertThat(officer.postTo(path, "multipart/form-data; boundary=zz",
          SampleDocuments.text("--zz\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.bpmn\"\r\n\r\n<x/>\r\n--zz--\r\n")).statusCode())
          .as(path).isIn(403, 415);
    }
  }

  @Test
  void anothersDocumentDoesNotExist() {
    UUID id = given(partner.id());
    Person stranger = new Person("partner");
    assertThat(stranger.get(PAGE + "/" + id).statusCode()).isEqualTo(404);
    assertThat(stranger.get(PAGE + "/nonsense").statusCode()).isEqualTo(404);
    assertThat(stranger.form(PAGE + "/" + id + "/removal").statusCode()).isEqualTo(404);
    assertThat(stranger.get(PAGE).body()).doesNotContain(id.toString());
    assertThat(documents.find(partner.id(), id)).isPresent();
    assertThat(openings(id.toString())).isEmpty();
  }

  @Test
  void officersOpenWhatStandsInTheFileAndEveryOpeningIsAudited() {
    CaseFile file = cases.open(Priority.normal, null, null);
    CaseFile otherFile = cases.open(Priority.normal, null, null);
    Person officer = new Person("intake");
    assertThat(officer.get("/desk/cases/" + file.number()).body()).doesNotContain("<h2>Documents</h2>");
    UUID id = given(organizations.byCode("HAVENREF").orElseThrow().id());
    String path = "/desk/cases/" + file.number() + "/documents/" + id;
    assertThat(officer.get(path).statusCode()).as("not attached yet").isEqualTo(404);
    documents.attach(organizations.byCode("HAVENREF").orElseThrow().id(), List.of(id), file.id());

    assertThat(officer.get("/desk/cases/" + file.number()).body()).contains("<h2>Documents</h2>", "href=\"" + path + "\"", "Settlement plan");
    assertThat(new Person("partner").get("/partner/referrals/" + file.number()).body()).contains("href=\"" + PAGE + "/" + id + "\"");
    HttpResponse<String> opened = officer.get(path);
    assertThat(opened.statusCode()).isEqualTo(200);
    assertThat(opened.body()).startsWith("%PDF-");
    assertThat(opened.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
    assertThat(opened.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(new Person("supervisor").get(path).statusCode()).isEqualTo(200);
    assertThat(new Person("partner").get(PAGE + "/" + id).statusCode()).as("its giver").isEqualTo(200);
    assertThat(openings(file.number())).containsExactly("intake", "supervisor", "partner");
    assertThat(jdbc.sql("select distinct detail from audit_event where action = 'openDocument' and subject = ?").param(file.number())
        .query(String.class).single()).isEqualTo(id.toString());

    assertThat(officer.get("/desk/cases/" + otherFile.number() + "/documents/" + id).statusCode()).as("of another case").isEqualTo(404);
    assertThat(officer.get("/desk/cases/" + file.number() + "/documents/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "analyst", "auditor", "admin"})
  void theDesksDocumentsAreForOfficersAndSupervisorsOnly(String username) {
    UUID haven = organizations.byCode("HAVENREF").orElseThrow().id();
    CaseFile file = cases.open(Priority.normal, null, null);
    UUID id = given(haven);
    documents.attach(haven, List.of(id), file.id());
    assertThat(new Person(username).get("/desk/cases/" + file.number() + "/documents/" + id).statusCode()).isIn(403, 404);
    assertThat(openings(file.number())).isEmpty();
  }

  private UUID given(UUID organizationId) {
    return documents.upload(organizationId, DocumentKind.settlementPlan, "plan.pdf", new ByteArrayInputStream(SampleDocuments.pdf())).document()
        .id();
  }

  private List<String> openings(String subject) {
    return jdbc.sql("select actor from audit_event where action = 'openDocument' and subject = ? order by id").param(subject)
        .query(String.class).list();
  }

  /** Somebody at a browser without JavaScript. */
  private final class Person {

    private final CookieManager jar = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(jar).followRedirects(HttpClient.Redirect.ALWAYS).build();

    private Person(String username) {
      if (username != null) {
        postForm("/login", "username=" + username + "&password=passerelle");
      }
    }

    private HttpResponse<String> get(String path) {
      return exchange(HttpRequest.newBuilder(uri(path)).GET());
    }

    private HttpResponse<String> form(String path) {
      return postForm(path, "");
    }

    private void chooseFrench() {
      postForm("/language", "language=fr&to=/");
    }

    private HttpResponse<String> send(String kind, String name, byte[] content) {
      return sendWithToken(token(PAGE), kind, name, content);
    }

    private HttpResponse<String> sendWithToken(String token, String kind, String name, byte[] content) {
      String head = "--zz\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
          + "\r\n--zz\r\nContent-Disposition: form-data; name=\"documentKind\"\r\n\r\n" + kind
          + "\r\n--zz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/pdf\r\n\r\n";
      return post("multipart/form-data; boundary=zz",
          SampleDocuments.joined(SampleDocuments.joined(SampleDocuments.text(head), content), SampleDocuments.text("\r\n--zz--\r\n")));
    }

    private HttpResponse<String> post(String type, byte[] body) {
      return postTo(PAGE, type, body);
    }

    private HttpResponse<String> postTo(String path, String type, byte[] body) {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
      jar.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).findFirst()
          .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
      return exchange(request);
    }

    private String cookies() {
      return String.join("; ", jar.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).toList());
    }

    private HttpResponse<String> postForm(String path, String fields) {
      String body = fields + "&_csrf=" + URLEncoder.encode(token(path.equals("/login") ? path : "/"), StandardCharsets.UTF_8);
      return exchange(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(body)));
    }

    private String token(String page) {
      Matcher csrf = CSRF.matcher(get(page).body());
      return csrf.find() ? csrf.group(1) : "";
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
      try {
        return http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private URI uri(String path) {
      return URI.create("http://localhost:" + port + path);
    }
  }
}
