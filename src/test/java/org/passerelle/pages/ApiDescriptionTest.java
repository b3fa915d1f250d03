package org.passerelle.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.handoff.web.ArrivalReportForm;
import org.passerelle.handoff.web.ReceptionForm;
import org.passerelle.handoff.web.SelectionAnswerForm;
import org.passerelle.identity.web.AttestationSubmission;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.ChangeReport;
import org.passerelle.referral.Finding;
import org.passerelle.referral.ReferralExamination;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.SubmissionReader;
import org.passerelle.sponsorship.web.AnswerSubmission;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the API: whole, true, in both languages, and for anyone to read. */
class ApiDescriptionTest extends IntegrationTest {

  private static final Path SCHEMAS = Path.of("src/main/resources/schema");

  @LocalServerPort
  private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping endpoints;

  @Autowired
  private ObjectMapper json;

  @Autowired
  private Validator validator;

  @Autowired
  private SubmissionReader reader;

  @Autowired
  private ReferralExamination examination;

  @Autowired
  private Organizations organizations;

  @ParameterizedTest
  @ValueSource(strings = {"/v3/api-docs", "/v3/api-docs?lang=fr", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/api-docs", "/swagger-ui/index.html",
      "/swagger-ui/swagger-ui.css", "/swagger-ui/swagger-ui-bundle.js", "/swagger-ui/swagger-initializer.js", "/assets/api-docs.js",
      "/api/v1/referral.schema.json", "/api/v1/change.schema.json", "/api/v1/notice.schema.json", "/api/v1/referral.example.json"})
  void anyoneMayReadIt(String path) {
    HttpResponse<String> answer = new Visitor(port).get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src").doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v3/api-docs/anything", "/swagger-ui/deeper/index.html", "/api/v1/other.schema.json", "/swagger-ui.html"})
  void nothingElseIsOpenedWithIt(String path) {
    assertThat(new Visitor(port).get(path).statusCode()).isIn(302, 401, 403);
  }

  /** The same document, the same file and the same cancellation twice are one without any key. */
  private static final Set<String> ONCE_BY_NATURE =
      Set.of("put /api/v1/undertakings/{id}/plan", "post /api/v1/documents", "post /api/v1/batches", "post /api/v1/batches/{number}/cancellation",
          "post /api/v1/ministry/windows/{id}/withdrawal", "post /api/v1/ministry/windows/{id}/closing", "post /api/v1/ministry/windows/{id}/list",
          "post /api/v1/ministry/windows/{id}/draw", "post /api/v1/windows/applications/{id}/withdrawal");

  @Test
  void everyEndpointIsDescribedInBothLanguagesAndNothingElse() throws Exception {
    Set<String> offered = endpoints.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().getBeanType().isAnnotationPresent(RestController.class))
        .flatMap(entry -> entry.getKey().getPathPatternsCondition().getPatternValues().stream()
            .filter(path -> path.startsWith("/api/v1/"))
            .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                .map(method -> method.name().toLowerCase() + " " + path.replaceAll(":[^/]*(?=}(/|$))", ""))))
        .collect(Collectors.toCollection(TreeSet::new));
    JsonNode english = description("en");
    JsonNode french = description("fr");

    assertThat(operations(english).keySet()).isEqualTo(operations(french).keySet()).containsExactlyInAnyOrderElementsOf(offered);
    operations(english).forEach((name, operation) -> {
      assertThat(operation.path("summary").asText()).as(name).isNotBlank();
      assertThat(operations(french).get(name).path("summary").asText()).as(name).isNotBlank().isNotEqualTo(operation.path("summary").asText());
      assertThat(operation.path("tags")).as(name).hasSize(1);
      assertThat(fieldNames(operation.path("responses"))).as(name).contains("401", "403", "406");
      operation.path("responses").forEach(answer -> assertThat(answer.has("$ref") || answer.path("description").asText().length() > 3).as(name).isTrue());
      operation.path("parameters").forEach(parameter -> assertThat(parameter.path("description").asText()).as(name + " " + parameter).isNotBlank());
      if (!name.startsWith("get ") && !name.startsWith("delete ") && !ONCE_BY_NATURE.contains(name)) {
        assertThat(operation.path("parameters").toString()).as(name).containsAnyOf("Idempotency-Key", "If-Match");
      }
    });
    assertThat(english.path("info").path("title").asText()).contains("referral partners");
    assertThat(french.path("info").path("title").asText()).contains("partenaires de recommandation");
    assertThat(english.path("security").path(0).has("program")).isTrue();
    assertThat(english.path("servers").toString()).as("not the address one came by").doesNotContain("localhost");
  }

  @Test
  void everyReferenceLeadsSomewhere() throws Exception {
    JsonNode whole = description("en");
    List<String> references = whole.findValuesAsText("$ref");
    assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(whole.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    assertThat(fieldNames(whole.path("components").path("schemas"))).contains("NoticesLine", "SelectionsLine", "ProposalsLine", "VerificationRequestsLine");
    assertThat(whole.at("/components/responses/fault412/content/application~1problem+json/schema/$ref").asText()).endsWith("/Problem");
  }

  @Test
  void theBodiesAreDescribedAsThePublishedSchemasSay() throws Exception {
    JsonNode described = description("en").path("components").path("schemas");
    for (Map.Entry<String, String> schema : Map.of("referral.schema.json", "ReferralSubmission", "change.schema.json", "ChangeReport").entrySet()) {
      JsonNode file = json.readTree(SCHEMAS.resolve(schema.getKey()).toFile());
      ObjectNode published = (ObjectNode) json.readTree(file.toString().replace("#/$defs/", "#/components/schemas/ReferralSubmission"));
      JsonNode parts = published.remove("$defs");
      published.remove(List.of("$id", "$schema"));
      assertThat(sorted(described.path(schema.getValue()))).isEqualTo(sorted(published));
      parts.fields().forEachRemaining(part -> assertThat(sorted(described.path("ReferralSubmission" + part.getKey()))).as(part.getKey())
          .isEqualTo(sorted(part.getValue())));
    }
    JsonNode submit = operations(description("en")).get("post /api/v1/referrals");
    assertThat(submit.at("/requestBody/content/application~1json/schema/$ref").asText()).endsWith("/ReferralSubmission");
    assertThat(fieldNames(submit.path("responses"))).contains("200", "201", "400", "409", "413", "415", "422");
    assertThat(fieldNames(operations(description("en")).get("put /api/v1/referrals/{number}").path("responses"))).contains("412", "428");
  }

  @Test
  void whatIsGivenAsAnExampleIsTakenIn() throws Exception {
    Map<String, JsonNode> operations = operations(description("en"));
    ReferralSubmission referral = reader.read(example(operations.get("post /api/v1/referrals")), ReferralSubmission.class);
    assertThat(examination.examine(organizations.byCode("HAVENREF").orElseThrow().id(), referral)).filteredOn(Finding::refuses).isEmpty();
    valid(reader.read(example(operations.get("post /api/v1/referrals/{number}/changes")), ChangeReport.class));
    valid(operations, "post /api/v1/verification-requests/{id}/attestation", AttestationSubmission.class);
    valid(operations, "post /api/v1/proposals/{id}/answer", AnswerSubmission.class);
    valid(operations, "post /api/v1/selections/{caseNumber}/answer", SelectionAnswerForm.class);
    valid(operations, "post /api/v1/notices/{id}/arrival", ArrivalReportForm.class);
    valid(operations, "post /api/v1/notices/{id}/reception", ReceptionForm.class);
  }

  private void valid(Map<String, JsonNode> operations, String operation, Class<?> type) throws Exception {
    valid(json.treeToValue(example(operations.get(operation)), type));
  }

  private void valid(Object example) {
    assertThat(validator.validate(example)).isEmpty();
  }

  /** The same with the names of required fields in order: theirs means nothing. */
  private JsonNode sorted(JsonNode schema) {
    if (schema.path("required").isArray()) {
      TreeSet<String> names = new TreeSet<>();
      schema.path("required").forEach(name -> names.add(name.asText()));
      ((ObjectNode) schema).set("required", json.valueToTree(names));
    }
    schema.forEach(this::sorted);
    return schema;
  }

  private static JsonNode example(JsonNode operation) {
    return operation.at("/requestBody/content/application~1json/example");
  }

  private JsonNode description(String language) throws Exception {
    return json.readTree(new Visitor(port).get("/v3/api-docs?lang=" + language).body());
  }

  private static Map<String, JsonNode> operations(JsonNode description) {
    Map<String, JsonNode> operations = new java.util.TreeMap<>();
    description.path("paths").fields().forEachRemaining(path -> path.getValue().fields()
        .forEachRemaining(operation -> operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
    return operations;
  }

  private static List<String> fieldNames(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
