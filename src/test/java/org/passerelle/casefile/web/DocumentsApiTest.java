package org.passerelle.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.Refusals;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ProblemDetail;

/** Documents by program. */
class DocumentsApiTest extends IntegrationTest {

  private static final String PATH = "/api/v1/documents";

  @LocalServerPort
  private int port;
  @Autowired
  private Documents documents;
  @Autowired
  private DocumentProblems problems;
  @Autowired
  private ObjectMapper json;

  private final HttpClient http = HttpClient.newHttpClient();
  private Party partner;
  private Party other;

  @BeforeEach
  void partners() {
    partner = new OutsideParties(jdbc).referralPartner("DOCAPI");
    other = new OutsideParties(jdbc).referralPartner("DOCAPI");
  }

  @AfterEach
  void removeDocuments() {
    jdbc.sql("delete from document where organization_id in (?, ?)").params(partner.id(), other.id()).update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/pdf", "application/octet-stream", "application/x-www-form-urlencoded", "text/html", "nonsense",
      "multipart/form-data; boundary=x", "application/json"})
  void theBytesAreTheBodyWhateverTheRequestSaysTheyAre(String type) throws Exception {
    byte[] content = SampleDocuments.pdf();
    HttpResponse<String> answer = upload("?kind=undertaking&fileName=IMM%205373.pdf", type, content);
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode document = json.readTree(answer.body());
    assertThat(document.at("/kind").asText()).isEqualTo("undertaking");
    assertThat(document.at("/fileName").asText()).isEqualTo("IMM 5373.pdf");
    assertThat(document.at("/mediaType").asText()).isEqualTo("application/pdf");
    assertThat(document.at("/size").asInt()).isEqualTo(content.length);
    assertThat(document.at("/scan").asText()).isEqualTo("notScanned");
    assertThat(document.at("/attached").asBoolean()).isFalse();
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo(PATH + "/" + document.at("/id").asText());
    assertThat(json.readTree(get(partner, location + "/about").body())).isEqualTo(document);
    assertThat(upload("?kind=undertaking", type, content).statusCode()).as("sent again").isEqualTo(200);
  }

  @Test
  void openingGivesTheBytesBackAndNothingThatRuns() throws Exception {
    byte[] pdf = SampleDocuments.pdf(600_000);
    String path = uploaded("?kind=medical&fileName=r%C3%A9sum%C3%A9.pdf", pdf);
    HttpResponse<byte[]> opened = http.send(request(partner, path).GET().build(), BodyHandlers.ofByteArray());
    assertThat(opened.body()).isEqualTo(pdf);
    assertThat(opened.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(opened.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("filename*=UTF-8''r%C3%A9sum%C3%A9.pdf");
    assertThat(opened.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
    assertThat(opened.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(opened.headers().allValues("Cache-Control")).containsExactly("no-store");

    String picture = uploaded("?kind=photo&fileName=a.pdf", SampleDocuments.jpeg());
    HttpResponse<byte[]> shown = http.send(request(partner, picture).GET().build(), BodyHandlers.ofByteArray());
    assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("inline;").contains("a.pdf.jpg");
    assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(openings(picture)).containsExactly(partner.signIn());
  }

  @Test
  void anothersDocumentDoesNotExistAndStrangersAreKeptOut() throws Exception {
    String path = uploaded("?kind=photo", SampleDocuments.png());
    for (String one : List.of(path, path + "/about", PATH + "/" + UUID.randomUUID(), PATH + "/nonsense", PATH + "/" + "-".repeat(36))) {
      assertThat(get(other, one).statusCode()).as(one).isEqualTo(404);
    }
    assertThat(http.send(request(other, path).DELETE().build(), BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    assertThat(http.send(HttpRequest.newBuilder(uri(path)).GET().build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(http.send(HttpRequest.newBuilder(uri(PATH + "?kind=photo")).POST(BodyPublishers.ofByteArray(SampleDocuments.png())).build(),
        BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(openings(path)).isEmpty();
    Party verifier = new OutsideParties(jdbc).verifier("DOCAPI", OutsideParties.word(), OutsideParties.word(), 1);
    assertThat(get(verifier, path).statusCode()).as("an NGO gives documents too, and sees its own only").isEqualTo(404);
    Party sponsor = new OutsideParties(jdbc).sponsor("DOCAPI", "winnipeg", OutsideParties.word(), 1, 1);
    assertThat(get(sponsor, path).statusCode()).isEqualTo(403);
    assertThat(get(partner, path).statusCode()).isEqualTo(200);
  }

  @Test
  void whatWaitsCanBeRemovedAndWhatStandsInACaseStays() throws Exception {
    String path = uploaded("?kind=photo", SampleDocuments.png());
    assertThat(delete(path)).isEqualTo(204);
    assertThat(delete(path)).isEqualTo(404);
    assertThat(get(partner, path).statusCode()).isEqualTo(404);

    String attached = uploaded("?kind=photo", SampleDocuments.png());
    CaseFile file = cases.open(Priority.normal, null, null);
    documents.attach(partner.id(), List.of(id(attached)), file.id());
    assertThat(delete(attached)).isEqualTo(404);
    assertThat(get(partner, attached).statusCode()).isEqualTo(200);
    assertThat(jdbc.sql("select detail from audit_event where action = 'openDocument' and subject = ?").param(file.number())
        .query(String.class).list()).containsExactly(id(attached).toString());
    assertThat(json.readTree(get(partner, attached + "/about").body()).at("/attached").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', kind", "?kind=, kind", "?kind=passport, kind", "?kind=photo%ff, kind", "?kind=%zz, kind", "?fileName=a.pdf, kind"})
  void theKindMustBeOneWeKnow(String query, String field) throws Exception {
    HttpResponse<String> answer = rawPost(query, SampleDocuments.png());
    if (answer != null) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json.readTree(answer.body()).at("/errors/0/field").asText()).isEqualTo(field);
    }
    assertThat(documents.unattached(partner.id())).isEmpty();
  }

  @Test
  void whatIsRefusedIsAnsweredInTheCallersLanguageAndNotKept() throws Exception {
    assertRefused(413, "tooLarge", SampleDocuments.pdf(10 * 1024 * 1024 + 1));
    assertRefused(413, "tooLarge", SampleDocuments.pdf(30 * 1024 * 1024));
    assertRefused(415, "otherType", SampleDocuments.text("<html><script>alert(1)</script></html>"));
    assertRefused(415, "otherType", SampleDocuments.zip());
    assertRefused(422, "damaged", Arrays.copyOf(SampleDocuments.png(), 12));
    assertRefused(422, "tooManyPixels", SampleDocuments.png(60_000, 60_000));
    assertRefused(400, "empty", new byte[0]);
    assertThat(documents.unattached(partner.id())).isEmpty();
    HttpResponse<String> french = http.send(request(partner, PATH + "?kind=photo").header("Accept-Language", "fr")
        .POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
    assertThat(french.body()).contains("Ce n’est ni un PDF");
  }

  @Test
  void anInfectedDocumentIsRefusedInWords() {
    ProblemDetail problem = problems.refused(Refusals.infected());
    assertThat(problem.getStatus()).isEqualTo(422);
    assertThat(problem.getDetail()).contains("virus", "not kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "infected"})
  void whatHasNotPassedTheScannerDoesNotOpen(String state) throws Exception {
    String path = uploaded("?kind=photo", SampleDocuments.png());
    jdbc.sql("update document set scan = ? where id = ?").params(state, id(path)).update();
    HttpResponse<String> answer = get(partner, path);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json.readTree(get(partner, path + "/about").body()).at("/scan").asText()).isEqualTo(state);
    assertThat(openings(path)).isEmpty();
  }

  @Test
  void tooManyWaiting() throws Exception {
    for (int i = 0; i < 30; i++) {
      uploaded("?kind=other", SampleDocuments.png());
    }
    assertRefused(409, "tooMany", SampleDocuments.png());
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws Exception {
    for (String how : List.of("Content-Length: 100000", "Transfer-Encoding: chunked")) {
      try (Socket socket = new Socket("localhost", port)) {
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + PATH + "?kind=photo HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + credentials(partner) + "\r\n" + how
            + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(how.startsWith("T") ? "fffff\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
        out.write(SampleDocuments.png());
        out.flush();
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).as(how).doesNotContain("HTTP/1.1 5", "HTTP/1.1 2");
      }
    }
    assertThat(documents.unattached(partner.id())).isEmpty();
  }

  @Test
  void namesAreShownSafely() throws Exception {
    for (String name : List.of("..%2F..%2Fetc%2Fpasswd", "C%3A%5Cx%5Cy.pdf", "a%00b.png", "fac%E2%80%AEgnp.exe", "x".repeat(5000),
        "%0D%0ASet-Cookie:%20x=y", "%22%3B%20filename=evil.html", "%F0%9F%93%84", "%C3%28", "+")) {
      String path = uploaded("?kind=photo&fileName=" + name, SampleDocuments.png());
      HttpResponse<String> opened = get(partner, path);
      assertThat(opened.statusCode()).as(name).isEqualTo(200);
      assertThat(opened.headers().allValues("Set-Cookie")).isEmpty();
      String shown = json.readTree(get(partner, path + "/about").body()).at("/fileName").asText();
      assertThat(shown).endsWith(".png").hasSizeLessThanOrEqualTo(120).doesNotContainPattern("[/\\\\\\p{Cntrl}\u202E\":]");
    }
  }

  private void assertRefused(int status, String reason, byte[] content) throws Exception {
    HttpResponse<String> answer = upload("?kind=other&fileName=passport.pdf", "application/pdf", content);
    assertThat(answer.statusCode()).as(reason).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json.readTree(answer.body()).at("/reason").asText()).isEqualTo(reason);
    assertThat(json.readTree(answer.body()).at("/detail").asText()).isNotBlank();
  }

  private String uploaded(String query, byte[] content) throws Exception {
    HttpResponse<String> answer = upload(query, "application/octet-stream", content);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> upload(String query, String type, byte[] content) throws Exception {
    return http.send(request(partner, PATH + query).header("Content-Type", type).POST(BodyPublishers.ofByteArray(content)).build(),
        BodyHandlers.ofString());
  }

  /** Sends an address that a client would not let pass; null when the container itself refused it. */
  private HttpResponse<String> rawPost(String query, byte[] content) throws Exception {
    if (!query.contains("%zz")) {
      return upload(query, "application/octet-stream", content);
    }
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(("POST " + PATH + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
          + credentials(partner) + "\r\nContent-Length: 1\r\n\r\nx").getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
      return null;
    }
  }

  private HttpResponse<String> get(Party who, String path) throws Exception {
    return http.send(request(who, path).GET().build(), BodyHandlers.ofString());
  }

  private int delete(String path) throws Exception {
    return http.send(request(partner, path).DELETE().build(), BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest.Builder request(Party who, String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", credentials(who));
  }

  private static String credentials(Party who) {
    return "Basic " + Base64.getEncoder().encodeToString((who.signIn() + ":" + OutsideParties.SECRET).getBytes(StandardCharsets.US_ASCII));
  }

  private List<String> openings(String path) {
    return jdbc.sql("select actor from audit_event where action = 'openDocument' and subject = ?").param(id(path).toString())
        .query(String.class).list();
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
