package org.passerelle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.ReferralChanges;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.SampleDocuments;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a partner is asked and told of its files: the list, questions and answers, the acknowledgement. */
class PartnerAnswersTest extends IntegrationTest {

  private static final String REVIEW = "userTask_reviewReferral";

  @LocalServerPort
  private int port;
  @Autowired
  private TestRestTemplate http;
  @Autowired
  private ReferralIntake intake;
  @Autowired
  private ReferralChanges changes;
  @Autowired
  private Organizations organizations;
  @Autowired
  private Documents documents;

  @Test
  void aQuestionIsReadAndAnsweredOnThePage() throws Exception {
    CaseFile file = asked("partner", "When did they leave?");
    Browser partner = new Browser(port).signIn("partner");
    String page = "/partner/referrals/" + file.number();

    assertThat(partner.get("/partner?show=asked").text()).contains(file.number(), "Question for you");
    assertThat(partner.get(page).text()).contains("A question for you, to be answered by", "When did they leave?", "You");
    String form = page + "/questions/" + question(file);
    assertThat(partner.get(form).text()).contains("When did they leave?", "Up to 8,000 characters");

    assertThat(partner.post(form, Map.of("answer", "  ")).html()).contains("id=\"answer-fault\"", "href=\"#answer\"");
    assertThat(partner.post(form, Map.of("answer", "x".repeat(8001))).html()).contains("At most 8000 characters").contains("xxxxx");
    assertThat(partner.post(form, Map.of("answer", "to the \u202Eleft")).html()).contains("id=\"answer-fault\"");
    assertThat(partner.post(form, Map.of("answer", "Kept.", "addDocument", "yes")).html())
        .contains("Kept.", "id=\"file-fault\"", "id=\"documentKind-fault\"");

    UUID paper = upload("partner");
    assertThat(partner.post(form, Map.of("answer", "In <b>spring</b>.\r\nBy bus.", "documents", paper.toString())).text())
        .contains("We have received your answer", "In &lt;b&gt;spring&lt;/b&gt;. By bus.", "paper.pdf", "Partner’s answer received");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).contains(REVIEW);
    assertThat(partner.get("/partner?show=asked").text()).doesNotContain(file.number());
    assertThat(partner.post(form, Map.of("answer", "Again.")).text()).contains("This question is closed");
    assertThat(partner.get(form).path()).isEqualTo(page);

    assertThat(new Browser(port).signIn("accueil").get("/desk/cases/" + file.number()).text())
        .contains("Questions et réponses", "Posée par intake", "When did they leave?", "Réponse de partner", "By bus.", "paper.pdf");
    assertThat(jdbc.sql("select actor from audit_event where subject = ? and action = 'answerQuestion'").param(file.number())
        .query(String.class).list()).containsExactly("partner");
  }

  @Test
  void aQuestionIsReadAndAnsweredByAProgram() {
    CaseFile file = asked("partner", "When did they leave?");
    JsonNode asked = haven(HttpMethod.GET, requests(file), null).getBody().path("informationRequests").path(0);
    assertThat(asked.path("state").asText()).isEqualTo("open");
    assertThat(asked.path("question").asText()).isEqualTo("When did they leave?");
    assertThat(asked.path("dueAt").asText()).isNotEmpty();
    String answer = requests(file) + "/" + asked.path("id").asText() + "/answer";
    assertThat(haven(HttpMethod.GET, "/api/v1/referrals/" + file.number(), null).getBody().path("status").asText()).isEqualTo("asked");

    assertThat(fields(haven(HttpMethod.POST, answer, Map.of()))).containsExactly("answer");
    assertThat(fields(haven(HttpMethod.POST, answer, Map.of("answer", "x".repeat(8001))))).containsExactly("answer");
    assertThat(fields(haven(HttpMethod.POST, answer, Map.of("answer", 7, "reply", "x")))).containsExactly("answer", "reply");
    assertThat(fields(haven(HttpMethod.POST, answer, Map.of("answer", "Yes.", "documents", List.of("../etc"))))).containsExactly("documents[0]");
    UUID theirs = upload("partenaire");
    assertThat(fields(haven(HttpMethod.POST, answer, Map.of("answer", "Yes.", "documents", List.of(theirs.toString())))))
        .containsExactly("documents[0]");
    assertThat(officers.waitsAt(file.number())).as("nothing half-stored").containsExactly("callActivity_referralIntake", "receiveTask_awaitAnswer");

    UUID paper = upload("partner");
    ResponseEntity<JsonNode> answered = haven(HttpMethod.POST, answer, Map.of("answer", "In spring.", "documents", List.of(paper.toString())));
    assertThat(answered.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(answered.getBody().path("state").asText()).isEqualTo("answered");
    assertThat(answered.getBody().path("documents").path(0).asText()).isEqualTo(paper.toString());
    assertThat(haven(HttpMethod.POST, answer, Map.of("answer", "Again.")).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void ofTwoAnswersAtOnceOneIsTaken() {
    CaseFile file = asked("partner", "When?");
    String answer = requests(file) + "/" + question(file) + "/answer";
    List<CompletableFuture<HttpStatus>> both = IntStream.range(0, 2).mapToObj(number -> CompletableFuture.supplyAsync(
        () -> HttpStatus.valueOf(haven(HttpMethod.POST, answer, Map.of("answer", "Answer " + number)).getStatusCode().value()))).toList();
    assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(HttpStatus.OK, HttpStatus.CONFLICT);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).contains(REVIEW);
  }

  @Test
  void whileAQuestionIsOpenTheFamilyMayWithdrawAndReportAChange() {
    CaseFile file = asked("partner", "When?");
    officers.signIn("partner");
    changes.report(file, new org.passerelle.referral.ChangeReport("newDanger", "Fictional.", "immediate", null, null));
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).contains("receiveTask_awaitAnswer");

    officers.signIn("partner");
    changes.withdraw(file);
    officers.runJobs(file.number());
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(jdbc.sql("select state from information_request where case_id = ?").param(file.id()).query(String.class).single())
        .isEqualTo("withdrawn");
    assertThat(haven(HttpMethod.POST, requests(file) + "/" + question(file) + "/answer", Map.of("answer", "Late.")).getStatusCode())
        .isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void anotherPartnersQuestionAndAcknowledgementDoNotExist() {
    CaseFile file = asked("partenaire", "When?");
    String page = "/partner/referrals/" + file.number();
    List<String> pages = List.of(page + "/acknowledgement", page + "/questions/" + question(file));
    Browser other = new Browser(port).signIn("partner");
    other.get("/partner");
    Browser officer = new Browser(port).signIn("intake");
    for (String path : pages) {
      assertThat(other.get(path).status()).as(path).isEqualTo(404);
      assertThat(officer.get(path).status()).as(path).isEqualTo(403);
      assertThat(new Visitor(port).get(path).headers().firstValue("Location").orElse("")).as(path).endsWith("/login");
    }
    other.get("/partner");
    assertThat(other.post(pages.get(1), Map.of("answer", "Mine.")).status()).isEqualTo(404);
    assertThat(other.get("/partner?search=" + file.number()).text()).doesNotContain("Question for you");

    String answer = requests(file) + "/" + question(file) + "/answer";
    assertThat(haven(HttpMethod.GET, requests(file), null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(haven(HttpMethod.POST, answer, Map.of("answer", "Mine.")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(haven(HttpMethod.GET, "/api/v1/referrals/" + file.number() + "/acknowledgement", null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    for (String path : List.of(requests(file), "/api/v1/referrals/" + file.number() + "/acknowledgement")) {
      assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
      assertThat(http.withBasicAuth("lantern", "demonstration-secret-lantern").getForEntity(path, String.class).getStatusCode())
          .isEqualTo(HttpStatus.FORBIDDEN);
    }
    CaseFile own = asked("partner", "And you?");
    assertThat(haven(HttpMethod.POST, requests(own) + "/" + question(file) + "/answer", Map.of("answer", "Mine.")).getStatusCode())
        .as("another case's question under one's own case").isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(jdbc.sql("select state from information_request where case_id = ?").param(file.id()).query(String.class).single()).isEqualTo("open");
  }

  @Test
  void theAcknowledgementIsATaggedPdfInTheReadersLanguageAndNamesNobody() throws Exception {
    CaseFile file = submitted("partner");
    ResponseEntity<byte[]> english = http.withBasicAuth("haven", "demonstration-secret-haven")
        .getForEntity("/api/v1/referrals/" + file.number() + "/acknowledgement", byte[].class);
    assertThat(english.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
    assertThat(english.getHeaders().getCacheControl()).contains("no-store");
    assertThat(english.getHeaders().getContentDisposition().getFilename()).isEqualTo("passerelle-" + file.number() + ".pdf");
    assertThat(text(english.getBody(), "en")).contains("Acknowledgement of your referral", file.number(), file.partnerReference(),
        "Haven Referral Network", "Persons on the file 3", "Government-assisted refugees", "Legal and physical protection",
        "at the latest, our service standard", "Confidential.").containsPattern("Received .* E[SD]T").doesNotContain("Parwin", "Jawed", "Sahar");

    CaseFile french = submitted("partenaire");
    ResponseEntity<byte[]> program = http.withBasicAuth("defenders", "demonstration-secret-defenders")
        .getForEntity("/api/v1/referrals/" + french.number() + "/acknowledgement", byte[].class);
    assertThat(text(program.getBody(), "fr")).contains("Accusé de réception de votre recommandation", french.number(),
        "Réfugiés pris en charge par le gouvernement", "norme de service", "Confidentiel. Ce document ne nomme aucun membre de la famille")
        .containsPattern("Reçu .* HN?[EA]");
    assertThat(jdbc.sql("select count(*) from audit_event where subject = ? and action = 'readAcknowledgement'").param(french.number())
        .query(Integer.class).single()).isOne();
  }

  @Test
  void afterTheSubmissionThePageSaysWhatHappensNextAndUntilWhen() {
    CaseFile file = submitted("partner");
    Browser partner = new Browser(port).signIn("partner");
    assertThat(partner.get("/partner/referrals/" + file.number()).text()).contains("Acknowledgement of your referral",
        "Its case number is " + file.number(), "at the latest, our service standard", "Acknowledgement (PDF)", "Referral examined now");
    officers.runJobs(file.number());
    assertThat(partner.get("/partner/referrals/" + file.number()).text()).contains("our service standard, an officer reviews")
        .doesNotContain("at the latest");
  }

  @Test
  void theListPutsOnTopWhatWaitsForThePartnerAndFindsByTheBeginning() {
    CaseFile older = asked("partner", "When?");
    CaseFile newer = submitted("partner");
    officers.runJobs(newer.number());
    Browser partner = new Browser(port).signIn("partner");
    String list = partner.get("/partner").text();
    assertThat(list.indexOf(older.number())).isBetween(list.indexOf("Waiting for you"), list.indexOf(newer.number()));

    assertThat(partner.get("/partner?search=" + newer.partnerReference().substring(0, 12).toLowerCase()).text()).contains(newer.number())
        .doesNotContain(older.number());
    assertThat(partner.get("/partner?search=" + newer.number().toLowerCase()).text()).contains(newer.partnerReference());
    assertThat(partner.get("/partner?search=" + newer.partnerReference().substring(3)).text()).as("only the beginning is looked at")
        .doesNotContain(newer.number()).contains("No file here begins with");
    assertThat(partner.get("/partner?search=%25").text()).contains("No file here begins with");
    assertThat(partner.get("/partner?search=%27%3B--%00").status()).isEqualTo(200);
    assertThat(partner.get("/partner?before=%00").text()).contains("There are no older referrals.");
    assertThat(partner.get("/partner?show=asked").text()).contains(older.number()).doesNotContain(newer.number());
    assertThat(partner.get("/partner?show=closed").text()).doesNotContain(older.number(), newer.number());

    officers.complete(newer.number(), REVIEW, "intake", Map.of("referralDecision", "ineligible", "ground", "noFunding", "reason", "Fictional."));
    assertThat(partner.get("/partner?show=closed").text()).contains(newer.number());
    assertThat(partner.get("/partner/referrals/" + newer.number()).text()).contains("means of their own (IRPR 139(1)(f))");
  }

  private String text(byte[] paper, String language) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(paper)) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).as("tagged").isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8)).contains("pdfuaid");
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private CaseFile submitted(String person) {
    ReferralSubmission whole = SampleReferrals.complete();
    officers.signIn(person);
    CaseFile file = intake.submit(organization(person), whole, null).file();
    officers.signOut();
    return file;
  }

  private CaseFile asked(String person, String question) {
    CaseFile file = submitted(person);
    officers.runJobs(file.number());
    officers.complete(file.number(), REVIEW, "intake", Map.of("referralDecision", "question", "question", question));
    return file;
  }

  private UUID upload(String person) {
    officers.signIn(person);
    try {
      return documents.upload(organization(person), DocumentKind.other, "paper.pdf", new java.io.ByteArrayInputStream(SampleDocuments.pdf()))
          .document().id();
    } finally {
      officers.signOut();
    }
  }

  private UUID organization(String person) {
    return organizations.byCode(person.equals("partner") ? "HAVENREF" : "DEFENDREF").orElseThrow().id();
  }

  private UUID question(CaseFile file) {
    return jdbc.sql("select id from information_request where case_id = ?").param(file.id()).query(UUID.class).single();
  }

  private static String requests(CaseFile file) {
    return "/api/v1/referrals/" + file.number() + "/information-requests";
  }

  private ResponseEntity<JsonNode> haven(HttpMethod method, String path, Object body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth("haven", "demonstration-secret-haven").exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().findValuesAsText("field");
  }
}
