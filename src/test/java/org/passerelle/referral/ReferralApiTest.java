package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.complete;
import static org.passerelle.referral.SampleReferrals.member;
import static org.passerelle.referral.SampleReferrals.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The API of referral partners, over HTTP. */
class ReferralApiTest extends IntegrationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HAVEN = "haven";
  private static final String DEFENDERS = "defenders";

  @Autowired
  private TestRestTemplate http;

  @Test
  void aReferralOpensACase() {
    ReferralSubmission sent = complete();
    ResponseEntity<JsonNode> answer = post(HAVEN, sent, null);

    assertThat(answer.getStatusCode().value()).isEqualTo(201);
    String number = number(answer);
    assertThat(answer.getHeaders().getLocation()).hasPath("/api/v1/referrals/" + number);
    assertThat(answer.getBody().path("status").asText()).isEqualTo("intake");
    assertThat(answer.getBody().path("heldBy").asText()).isEqualTo("ircc");
    assertThat(jdbc.sql("select template from outbox where case_number = ?").param(number).query(String.class).list())
        .containsExactly("referralReceived");
    assertThat(jdbc.sql("select content ->> 'claim' from referral_version v join case_file c on c.id = v.case_id where number = ?")
        .param(number).query(String.class).single()).isEqualTo(sent.claim());
    officers.runJobs(number);
    assertThat(officers.waitsAt(number)).contains("userTask_reviewReferral");
    JsonNode one = get(HAVEN, "/api/v1/referrals/" + number).getBody();
    assertThat(one.path("priority").asText()).isEqualTo("normal");
    assertThat(one.path("until").asText()).isNotEmpty();
  }

  @Test
  void theSameReferralTwiceIsOneCase() {
    ReferralSubmission sent = complete();
    ResponseEntity<JsonNode> first = post(HAVEN, sent, null);
    ResponseEntity<JsonNode> second = post(HAVEN, sent, null);
    ResponseEntity<JsonNode> withKey = post(HAVEN, sent, "key-" + UUID.randomUUID());

    assertThat(List.of(first.getStatusCode().value(), second.getStatusCode().value(), withKey.getStatusCode().value()))
        .containsExactly(201, 200, 200);
    assertThat(number(second)).isEqualTo(number(first)).isEqualTo(number(withKey));
    assertThat(cases(sent)).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from outbox where case_number = ?").param(number(first)).query(Integer.class).single()).isOne();
  }

  @Test
  void theSameKeyIsOneCaseAndNeverAnother() {
    String key = "key-" + UUID.randomUUID();
    ReferralSubmission sent = complete();
    ResponseEntity<JsonNode> first = post(HAVEN, sent, key);
    assertThat(number(post(HAVEN, sent, key))).isEqualTo(number(first));

    ReferralSubmission other = complete();
    ResponseEntity<JsonNode> refused = post(HAVEN, other, key);
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(refused.getBody().path("detail").asText()).contains("Idempotency-Key");
    assertThat(cases(other)).isZero();
    assertThat(post(DEFENDERS, other, key).getStatusCode().value()).as("keys of two partners are apart").isEqualTo(201);
    assertThat(post(HAVEN, complete(), "two words").getStatusCode().value()).isEqualTo(400);
  }

  @Test
  void theSameReferenceWithOtherContentSaysWhichCaseHasIt() {
    ReferralSubmission sent = complete();
    String number = number(post(HAVEN, sent, null));
    ResponseEntity<JsonNode> refused = post(HAVEN, with(sent, draft -> draft.need("immediate", "none")), null);

    assertThat(refused.getStatusCode().value()).isEqualTo(409);
    assertThat(refused.getBody().path("detail").asText()).contains(number);
    assertThat(post(DEFENDERS, sent, null).getStatusCode().value()).as("another partner may use the same reference").isEqualTo(201);
  }

  @Test
  void requestsThatArriveTogetherOpenOneCase() throws Exception {
    ReferralSubmission byReference = complete();
    assertOneOf(IntStream.range(0, 8).mapToObj(index -> (Callable<ResponseEntity<JsonNode>>) () -> post(HAVEN, byReference, null)).toList());
    assertThat(cases(byReference)).isEqualTo(1);

    ReferralSubmission byKey = complete();
    String key = "key-" + UUID.randomUUID();
    assertOneOf(IntStream.range(0, 8).mapToObj(index -> (Callable<ResponseEntity<JsonNode>>) () -> post(HAVEN, byKey, key)).toList());
    assertThat(cases(byKey)).isEqualTo(1);
  }

  @Test
  void oneKeyForTwoReferralsThatArriveTogetherTakesOne() throws Exception {
    String key = "key-" + UUID.randomUUID();
    List<ReferralSubmission> sent = List.of(complete(), complete());
    List<Integer> statuses = together(sent.stream()
        .map(submission -> (Callable<ResponseEntity<JsonNode>>) () -> post(HAVEN, submission, key)).toList()).stream()
        .map(answer -> answer.getStatusCode().value()).toList();

    assertThat(statuses).containsExactlyInAnyOrder(201, 422);
    assertThat(sent.stream().mapToInt(this::cases).sum()).isEqualTo(1);
  }

  @Test
  void anotherPartnersCaseDoesNotExist() {
    String number = number(post(HAVEN, complete(), null));
    String path = "/api/v1/referrals/" + number;

    assertThat(get(DEFENDERS, path).getStatusCode().value()).isEqualTo(404);
    assertThat(send(DEFENDERS, HttpMethod.PUT, path, complete()).getStatusCode().value()).isEqualTo(404);
    assertThat(program(DEFENDERS).exchange(path, HttpMethod.PUT, new HttpEntity<>(complete(), matching("\"v1\"")), JsonNode.class).getStatusCode()
        .value()).isEqualTo(404);
    assertThat(send(DEFENDERS, HttpMethod.POST, path + "/withdrawal", null).getStatusCode().value()).isEqualTo(404);
    assertThat(send(DEFENDERS, HttpMethod.POST, path + "/changes", Map.of("kind", "medical")).getStatusCode().value()).isEqualTo(404);
    assertThat(get(DEFENDERS, "/api/v1/referrals").getBody().toString()).doesNotContain(number);
    assertThat(get("prairie", path).getStatusCode().value()).as("a sponsor's program").isEqualTo(403);
    assertThat(http.getForEntity(path, String.class).getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void aReferralThatBreaksARuleIsRefusedWithAllThatIsWrong() {
    ReferralSubmission broken = with(complete(), draft -> draft.size(4).consent(false).categories("LAD", "LPN"));
    int before = total();
    ResponseEntity<JsonNode> answer = post(HAVEN, broken, "key-" + UUID.randomUUID());

    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(fields(answer)).contains("caseSize", "consent");
    assertThat(answer.getBody().path("errors").findValuesAsText("code")).contains("caseSizeDiffers", "consentMissing");
    assertThat(answer.getBody().path("remarks").findValuesAsText("code")).contains("noSolutionFirst");
    assertThat(total()).isEqualTo(before);
    assertThat(cases(broken)).isZero();
  }

  @Test
  void aReturnedReferralSaysWhyAndIsTakenInOnceMore() {
    ReferralSubmission whole = complete();
    String number = number(post(HAVEN, whole, null));
    String path = "/api/v1/referrals/" + number;
    assertThat(resubmit(path, "\"v1\"", whole).getStatusCode().value()).as("not returned yet").isEqualTo(409);
    sendBack(number);

    JsonNode returned = get(HAVEN, path).getBody();
    assertThat(returned.path("status").asText()).isEqualTo("returned");
    assertThat(returned.path("heldBy").asText()).isEqualTo("partner");
    assertThat(returned.path("until").asText()).isEqualTo(returned.path("returned").path("resubmitBy").asText()).isNotEmpty();
    assertThat(returned.path("returned").path("reason").asText()).isEqualTo("Please say when they left.");

    assertThat(resubmit(path, "\"v1\"", with(whole, draft -> draft.reference("ANOTHER"))).getStatusCode().value()).isEqualTo(400);
    assertThat(resubmit(path, "\"v1\"", with(whole, draft -> draft.size(5))).getStatusCode().value()).isEqualTo(422);
    ResponseEntity<JsonNode> taken = resubmit(path, "\"v1\"", with(whole, draft -> draft.need("serious", "none")));
    assertThat(taken.getStatusCode().value()).isEqualTo(200);
    assertThat(taken.getHeaders().getETag()).isEqualTo("\"v2\"").isEqualTo(get(HAVEN, path).getHeaders().getETag());
    assertThat(resubmit(path, "\"v2\"", whole).getStatusCode().value()).as("once").isEqualTo(409);
    officers.runJobs(number);
    assertThat(officers.waitsAt(number)).contains("userTask_reviewReferral");
    assertThat(number(post(HAVEN, whole, null))).as("the first sending, repeated late").isEqualTo(number);
  }

  @Test
  void resubmissionsThatArriveTogetherAreTakenInOnce() throws Exception {
    ReferralSubmission whole = complete();
    String number = number(post(HAVEN, whole, null));
    sendBack(number);

    List<Integer> statuses = together(IntStream.range(0, 4).mapToObj(index -> (Callable<ResponseEntity<JsonNode>>)
        () -> resubmit("/api/v1/referrals/" + number, "\"v1\"", whole)).toList()).stream()
        .map(answer -> answer.getStatusCode().value()).toList();
    assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
  }

  @Test
  void whatIsOnFileIsReadAsItWouldBeSentAgain() {
    ObjectNode body = SampleReferrals.json();
    body.putArray("confidential").addObject().put("fact", "A fictional fact.").putArray("hiddenFrom").add(2);
    ResponseEntity<JsonNode> sent = send(HAVEN, HttpMethod.POST, "/api/v1/referrals", body);
    String path = "/api/v1/referrals/" + number(sent);
    int readings = readings(number(sent));

    ResponseEntity<JsonNode> onFile = get(HAVEN, path + "/submission");
    assertThat(onFile.getBody()).isEqualTo(body);
    assertThat(onFile.getHeaders().getETag()).isEqualTo("\"v1\"").isEqualTo(sent.getHeaders().getETag());
    assertThat(readings(number(sent))).as("written down").isEqualTo(readings + 1);
    assertThat(get(DEFENDERS, path + "/submission").getStatusCode().value()).isEqualTo(404);
    assertThat(get("prairie", path + "/submission").getStatusCode().value()).isEqualTo(403);
    assertThat(http.getForEntity(path + "/submission", String.class).getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void anAnswerIsNeverLeftOutForAVersionTheProgramHas() {
    String path = "/api/v1/referrals/" + number(post(HAVEN, complete(), null));
    HttpHeaders headers = headers(null);
    headers.setIfNoneMatch("\"v1\"");
    for (String address : List.of(path, path + "/submission")) {
      assertThat(program(HAVEN).exchange(address, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class).getStatusCode().value()).isEqualTo(200);
    }
  }

  @Test
  void whoeverStartedFromAnotherVersionSeesBothTextsAndNothingIsOverwritten() {
    ReferralSubmission first = complete();
    String number = number(post(HAVEN, first, null));
    String path = "/api/v1/referrals/" + number;
    sendBack(number);
    assertThat(resubmit(path, "\"v1\"", with(first, draft -> draft.need("serious", "none"))).getStatusCode().value()).isEqualTo(200);

    ResponseEntity<JsonNode> late = resubmit(path, "\"v1\"", with(first, draft -> draft.set("claim", "Another fictional claim.")));
    assertThat(late.getStatusCode().value()).isEqualTo(412);
    assertThat(late.getBody().path("version").asInt()).isEqualTo(2);
    assertThat(differences(late)).isEqualTo(Map.of("claim", "Another fictional claim. / A fictional claim.", "danger", "none / serious"));
    assertThat(get(HAVEN, path + "/submission").getBody().path("danger").asText()).isEqualTo("serious");
    ResponseEntity<JsonNode> repeated = resubmit(path, "\"v1\"", with(first, draft -> draft.need("serious", "none")));
    assertThat(repeated.getStatusCode().value()).isEqualTo(412);
    assertThat(differences(repeated)).as("it was taken in; only its answer was lost").isEmpty();
  }

  @Test
  void aChildBornMeanwhileIsNotWrittenOver() {
    ReferralSubmission first = complete();
    String number = number(post(HAVEN, first, null));
    String path = "/api/v1/referrals/" + number;
    sendBack(number);
    assertThat(send(HAVEN, HttpMethod.POST, path + "/changes", Map.of("kind", "birth", "description", "A girl.", "newborn",
        member("child", "Nilab Testfictional", "female", "2026-11"))).getStatusCode().value()).isEqualTo(202);

    ResponseEntity<JsonNode> late = resubmit(path, "\"v1\"", first);
    assertThat(late.getStatusCode().value()).isEqualTo(412);
    assertThat(differences(late)).containsEntry("persons[3].fullName", " / Nilab Testfictional").containsEntry("caseSize", "3 / 4");
    JsonNode now = get(HAVEN, path + "/submission").getBody();
    assertThat(now.path("persons")).hasSize(4);
    assertThat(program(HAVEN).exchange(path, HttpMethod.PUT, new HttpEntity<>(now, matching("\"v2\"")), JsonNode.class).getStatusCode()
        .value()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"  | 428", "* | 428", "\"v1\" | 200", "\"v7\", \"v1\" | 200", ",, \"v1\" , | 200",
      "\"v2\" | 412", "W/\"v1\" | 412", "\"v01\" | 412", "\"v1 | 400", "v1 | 400", "\"v1\" \"v2\" | 400", "\"v1\", * | 400", "\"v99999999999\" | 412"})
  void theVersionStartedFromIsNamed(String tags, int status) {
    ReferralSubmission sent = complete();
    String number = number(post(HAVEN, sent, null));
    sendBack(number);
    ResponseEntity<JsonNode> answer = resubmit("/api/v1/referrals/" + number, tags, sent);
    assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(status);
  }

  @Test
  void aKeyIsOneErrandWhateverItMakes() {
    String number = number(post(HAVEN, complete(), null));
    officers.runJobs(number);
    String changes = "/api/v1/referrals/" + number + "/changes";
    String key = "key-" + UUID.randomUUID();
    Map<String, Object> report = Map.of("kind", "medical", "description", "A fictional illness.", "medicalNeed", "significant");

    assertThat(keyed(changes, report, key).getStatusCode().value()).isEqualTo(202);
    assertThat(keyed(changes, report, key).getBody()).isEqualTo(keyed(changes, report, key).getBody());
    assertThat(keyed(changes, Map.of("kind", "medical", "description", "Another.", "medicalNeed", "significant"), key).getStatusCode().value())
        .isEqualTo(422);
    assertThat(keyed("/api/v1/referrals/" + number + "/withdrawal", null, key).getStatusCode().value()).as("another errand").isEqualTo(422);
    assertThat(post(HAVEN, complete(), key).getStatusCode().value()).as("a referral").isEqualTo(422);
    assertThat(officers.ended(number)).isFalse();

    String withdrawal = "key-" + UUID.randomUUID();
    assertThat(keyed("/api/v1/referrals/" + number + "/withdrawal", null, withdrawal).getStatusCode().value()).isEqualTo(202);
    officers.runJobs(number);
    ResponseEntity<JsonNode> again = keyed("/api/v1/referrals/" + number + "/withdrawal", null, withdrawal);
    assertThat(again.getStatusCode().value()).isEqualTo(202);
    assertThat(again.getBody().path("status").asText()).isEqualTo("closed.withdrawn");
    assertThat(keyed(changes, report, key).getStatusCode().value()).as("told again after the case ended").isEqualTo(202);
  }

  @Test
  void oneKeyForOneErrandThatArrivesTwiceAtOnce() throws Exception {
    String number = number(post(HAVEN, complete(), null));
    officers.runJobs(number);
    String key = "key-" + UUID.randomUUID();
    assertThat(together(IntStream.range(0, 4).mapToObj(index -> (Callable<ResponseEntity<JsonNode>>)
        () -> keyed("/api/v1/referrals/" + number + "/withdrawal", null, key)).toList()))
        .extracting(answer -> answer.getStatusCode().value()).containsOnly(202);
  }

  @Test
  void aMarkOfTheByteOrderIsOverlooked() {
    assertThat(send(HAVEN, HttpMethod.POST, "/api/v1/referrals", "\uFEFF" + SampleReferrals.json()).getStatusCode().value()).isEqualTo(201);
  }

  @Test
  void aWithdrawalEndsTheCase() {
    String number = number(post(HAVEN, complete(), null));
    officers.runJobs(number);
    assertThat(send(HAVEN, HttpMethod.POST, "/api/v1/referrals/" + number + "/withdrawal", null).getStatusCode().value()).isEqualTo(202);
    officers.runJobs(number);

    assertThat(officers.ended(number)).isTrue();
    JsonNode one = get(HAVEN, "/api/v1/referrals/" + number).getBody();
    assertThat(one.path("status").asText()).isEqualTo("closed.withdrawn");
    assertThat(one.has("heldBy")).isFalse();
    assertThat(send(HAVEN, HttpMethod.POST, "/api/v1/referrals/" + number + "/withdrawal", null).getStatusCode().value()).isEqualTo(409);
    assertThat(send(HAVEN, HttpMethod.POST, "/api/v1/referrals/" + number + "/changes",
        Map.of("kind", "medical", "description", "Late.", "medicalNeed", "significant")).getStatusCode().value()).isEqualTo(409);
  }

  @Test
  void aNewDangerBringsTheReviewForward() {
    String number = number(post(HAVEN, complete(), null));
    officers.runJobs(number);
    Task before = officers.task(number, "userTask_reviewReferral");
    Map<String, Object> report = Map.of("kind", "newDanger", "description", "A fictional threat.", "danger", "immediate");

    assertThat(send(HAVEN, HttpMethod.POST, "/api/v1/referrals/" + number + "/changes", report).getStatusCode().value()).isEqualTo(202);
    officers.runJobs(number);

    Task after = officers.task(number, "userTask_reviewReferral");
    assertThat(after.getId()).as("the case did not stop").isEqualTo(before.getId());
    assertThat(after.getDueDate()).isBefore(before.getDueDate());
    assertThat(after.getFollowUpDate()).isBefore(before.getFollowUpDate());
    assertThat(after.getPriority()).isEqualTo(90);
    assertThat(get(HAVEN, "/api/v1/referrals/" + number).getBody().path("priority").asText()).isEqualTo("emergency");

    send(HAVEN, HttpMethod.POST, "/api/v1/referrals/" + number + "/changes",
        Map.of("kind", "newDanger", "description", "A smaller one.", "danger", "serious"));
    officers.runJobs(number);
    assertThat(officers.task(number, "userTask_reviewReferral").getPriority()).as("a new danger never lowers an old one").isEqualTo(90);
  }

  @Test
  void aBirthAddsAPersonOnce() {
    String number = number(post(HAVEN, complete(), null));
    officers.runJobs(number);
    Map<String, Object> report =
        Map.of("kind", "birth", "description", "A girl.", "newborn", member("child", "Nilab Testfictional", "female", "2026-11"));
    String path = "/api/v1/referrals/" + number + "/changes";

    assertThat(send(HAVEN, HttpMethod.POST, path, report).getStatusCode().value()).isEqualTo(202);
    assertThat(send(HAVEN, HttpMethod.POST, path, report).getStatusCode().value()).isEqualTo(202);

    assertThat(jdbc.sql("select count(*) from person p join case_file c on c.id = p.case_id where number = ?").param(number)
        .query(Integer.class).single()).isEqualTo(4);
    assertThat(jdbc.sql("select stated_size from referral r join case_file c on c.id = r.case_id where number = ?").param(number)
        .query(Integer.class).single()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("wrongChanges")
  void aReportThatIsNotInFormNamesTheField(String field, Map<String, Object> report) {
    String number = number(post(HAVEN, complete(), null));
    ResponseEntity<JsonNode> answer = send(HAVEN, HttpMethod.POST, "/api/v1/referrals/" + number + "/changes", report);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(fields(answer)).contains(field);
  }

  static Stream<Arguments> wrongChanges() {
    return Stream.of(
        Arguments.of("kind", Map.of("kind", "weather", "description", "Rain.")),
        Arguments.of("description", Map.of("kind", "medical", "medicalNeed", "none")),
        Arguments.of("danger", Map.of("kind", "newDanger", "description", "No level.")),
        Arguments.of("medicalNeed", Map.of("kind", "medical", "description", "No level.")),
        Arguments.of("newborn", Map.of("kind", "birth", "description", "No child.")),
        Arguments.of("newborn.relation", Map.of("kind", "birth", "description", "A second applicant.", "newborn",
            member("principalApplicant", "Nobody Testfictional", "female", "2026"))),
        Arguments.of("newborn.birthDate", Map.of("kind", "birth", "description", "Not born yet.", "newborn",
            member("child", "Nobody Testfictional", "female", "2031"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void whatIsNotInFormIsRefusedFieldByField(String field, Consumer<ObjectNode> harm) {
    ReferralSubmission sent = complete();
    ObjectNode body = JSON.valueToTree(sent);
    harm.accept(body);
    int before = total();

    ResponseEntity<JsonNode> answer = send(HAVEN, HttpMethod.POST, "/api/v1/referrals",
        body.toString().replace("HALF A PAIR", "\\ud83d"));

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(outOfForm(answer)).containsExactly(field);
    assertThat(answer.getBody().path("errors").path(0).path("message").asText()).isNotBlank().doesNotContain("{", "validation.");
    assertThat(total()).as("nothing is stored").isEqualTo(before);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        wrong("partnerReference", body -> body.remove("partnerReference")),
        wrong("partnerReference", body -> body.put("partnerReference", "x".repeat(61))),
        wrong("partnerReference", body -> body.put("partnerReference", "a\u0000b")),
        wrong("partnerReference", body -> body.put("partnerReference", 17)),
        wrong("primaryCategory", body -> body.putNull("primaryCategory")),
        wrong("primaryCategory", body -> body.put("primaryCategory", "lpn")),
        wrong("secondaryCategory", body -> body.put("secondaryCategory", "XYZ")),
        wrong("caseSize", body -> body.put("caseSize", 0)),
        wrong("caseSize", body -> body.put("caseSize", 61)),
        wrong("caseSize", body -> body.put("caseSize", "3")),
        wrong("caseSize", body -> body.put("caseSize", 3.5)),
        wrong("caseSize", body -> body.put("caseSize", 99_999_999_999L)),
        wrong("danger", body -> body.put("danger", "high")),
        wrong("medicalNeed", body -> body.remove("medicalNeed")),
        wrong("countryOfAsylum", body -> body.put("countryOfAsylum", "PK")),
        wrong("countryOfAsylum", body -> body.put("countryOfAsylum", "XXA")),
        wrong("insideHomeCountry", body -> body.put("insideHomeCountry", "false")),
        wrong("languages", body -> body.putArray("languages")),
        wrong("languages", body -> body.put("languages", "prs")),
        wrong("languages[0]", body -> body.putArray("languages").add("Dari")),
        wrong("languages[1]", body -> body.putArray("languages").add("prs").addNull()),
        wrong("intendedProvince", body -> body.put("intendedProvince", "XX")),
        wrong("sponsorCode", body -> body.put("sponsorCode", "NOBODY")),
        wrong("sponsorCode", body -> body.put("sponsorCode", "PRAIRIESAH'; drop table person")),
        wrong("sponsorCode", body -> body.put("sponsorCode", "LANTERN")),
        wrong("claim", body -> body.put("claim", "x".repeat(20_001))),
        wrong("claim", body -> body.put("claim", "HALF A PAIR")),
        wrong("need", body -> body.put("need", "a\u0000b")),
        wrong("consent", body -> body.remove("consent")),
        wrong("persons", body -> body.putArray("persons")),
        wrong("persons", body -> body.remove("persons")),
        wrong("persons", body -> body.put("persons", 3)),
        wrong("persons", body -> person(body, 0).put("relation", "sibling")),
        wrong("persons", body -> person(body, 1).put("relation", "principalApplicant")),
        wrong("persons", body -> IntStream.range(0, 61).forEach(index -> body.withArray("persons").add(person(body, 2).deepCopy()))),
        wrong("persons[1]", body -> body.withArray("persons").set(1, JSON.getNodeFactory().nullNode())),
        wrong("persons[0].fullName", body -> person(body, 0).remove("fullName")),
        wrong("persons[0].fullName", body -> person(body, 0).put("fullName", "12345")),
        wrong("persons[0].fullName", body -> person(body, 0).put("fullName", "Parwin\u202Enoitcelfer")),
        wrong("persons[0].fullName", body -> person(body, 0).put("fullName", "Parwin\u2066x\u2069")),
        wrong("persons[0].fullName", body -> person(body, 0).put("fullName", "Parwin\nTwo lines")),
        wrong("persons[0].fullName", body -> person(body, 0).put("fullName", "\u0007Parwin")),
        wrong("persons[0].nameInScript", body -> person(body, 0).put("nameInScript", "پروین\u202B")),
        wrong("persons[1].sex", body -> person(body, 1).put("sex", "m")),
        wrong("persons[1].accompanying", body -> person(body, 1).put("accompanying", "yes")),
        wrong("persons[1].birthDate", body -> person(body, 1).put("birthDate", "2023-02-30")),
        wrong("persons[1].birthDate", body -> person(body, 1).put("birthDate", "1985-13")),
        wrong("persons[1].birthDate", body -> person(body, 1).put("birthDate", "1885")),
        wrong("persons[1].birthDate", body -> person(body, 1).put("birthDate", "02/03/1985")),
        wrong("persons[1].birthDate", body -> person(body, 1).put("birthDate", 1985)),
        wrong("persons[2].birthDate", body -> person(body, 2).put("birthDate", "2090")),
        wrong("persons[2].nationality", body -> person(body, 2).put("nationality", "Afghan")),
        wrong("persons[2].documentType", body -> person(body, 2).put("documentType", "library card")),
        wrong("persons[2].documentNumber", body -> person(body, 2).put("documentNumber", "1".repeat(41))),
        wrong("persons[2].nickname", body -> person(body, 2).put("nickname", "x")),
        wrong("priority", body -> body.put("priority", "emergency")));
  }

  @Test
  void everyWrongFieldIsNamedAtOnceInTheCallersLanguage() {
    ObjectNode body = JSON.valueToTree(complete());
    body.put("caseSize", "three").put("danger", "high").remove("consent");
    person(body, 1).put("birthDate", "1985-02-30").put("extra", 1);
    HttpHeaders headers = headers(null);
    headers.set("Accept-Language", "fr-CA");
    ResponseEntity<JsonNode> answer = program(HAVEN).exchange("/api/v1/referrals", HttpMethod.POST,
        new HttpEntity<>(body.toString(), headers), JsonNode.class);

    assertThat(fields(answer)).containsExactly("caseSize", "consent", "danger", "persons[1].birthDate", "persons[1].extra");
    assertThat(answer.getBody().path("errors").path(1).path("message").asText()).isEqualTo("Remplissez ce champ.");
    assertThat(answer.getBody().toString()).doesNotContain("three", "1985-02-30");
  }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    for (String body : List.of("", "{", "[]", "null", "17", "\"text\"", "{\"persons\":", "\u0000", "[".repeat(2000))) {
      assertThat(send(HAVEN, HttpMethod.POST, "/api/v1/referrals", body).getStatusCode().value()).as(body).isEqualTo(400);
    }
    HttpHeaders xml = new HttpHeaders();
    xml.setContentType(MediaType.APPLICATION_XML);
    assertThat(program(HAVEN).exchange("/api/v1/referrals", HttpMethod.POST, new HttpEntity<>("<a/>", xml), String.class).getStatusCode()
        .value()).isEqualTo(415);
  }

  @Test
  void theListIsPagedNewestFirst() {
    List<String> numbers = new ArrayList<>();
    for (int index = 0; index < 27; index++) {
      numbers.add(0, number(post(DEFENDERS, complete(), null)));
    }
    JsonNode first = get(DEFENDERS, "/api/v1/referrals").getBody();
    JsonNode second = get(DEFENDERS, first.path("next").asText()).getBody();

    List<String> listed = Stream.of(first, second).flatMap(page -> page.path("referrals").findValuesAsText("caseNumber").stream()).toList();
    assertThat(first.path("referrals")).hasSize(25);
    assertThat(listed).doesNotHaveDuplicates().startsWith(numbers.toArray(String[]::new));
  }

  private static Arguments wrong(String field, Consumer<ObjectNode> harm) {
    return Arguments.of(field, harm);
  }

  private static ObjectNode person(ObjectNode body, int index) {
    return (ObjectNode) body.path("persons").path(index);
  }

  private void assertOneOf(List<Callable<ResponseEntity<JsonNode>>> requests) throws Exception {
    List<ResponseEntity<JsonNode>> answers = together(requests);
    Map<Integer, Long> statuses =
        answers.stream().collect(Collectors.groupingBy(answer -> answer.getStatusCode().value(), Collectors.counting()));
    assertThat(statuses).isEqualTo(Map.of(201, 1L, 200, requests.size() - 1L));
    assertThat(answers.stream().map(ReferralApiTest::number).distinct()).hasSize(1);
  }

  private static <T> List<T> together(List<Callable<T>> requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    try {
      CyclicBarrier start = new CyclicBarrier(requests.size());
      List<Future<T>> futures = requests.stream().map(request -> threads.submit(() -> {
        start.await();
        return request.call();
      })).toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private int cases(ReferralSubmission submission) {
    return jdbc.sql("select count(*) from case_file where partner_reference = ?").param(submission.partnerReference()).query(Integer.class)
        .single();
  }

  private int total() {
    return jdbc.sql("select (select count(*) from case_file) + (select count(*) from person) + (select count(*) from outbox)")
        .query(Integer.class).single();
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    return answer.getBody().path("errors").findValuesAsText("field").stream().distinct().toList();
  }

  /** Fields that are not in form; the others break a rule, and say which. */
  private static List<String> outOfForm(ResponseEntity<JsonNode> answer) {
    return StreamSupport.stream(answer.getBody().path("errors").spliterator(), false).filter(error -> !error.has("code"))
        .map(error -> error.path("field").asText()).distinct().toList();
  }

  private static String number(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getBody().path("caseNumber").asText()).as(answer.toString()).startsWith("PAS-");
    return answer.getBody().path("caseNumber").asText();
  }

  private ResponseEntity<JsonNode> post(String program, ReferralSubmission submission, String key) {
    return program(program).exchange("/api/v1/referrals", HttpMethod.POST, new HttpEntity<>(submission, headers(key)), JsonNode.class);
  }

  private ResponseEntity<JsonNode> send(String program, HttpMethod method, String path, Object body) {
    return program(program).exchange(path, method, new HttpEntity<>(body, headers(null)), JsonNode.class);
  }

  private ResponseEntity<JsonNode> resubmit(String path, String startedFrom, ReferralSubmission submission) {
    return program(HAVEN).exchange(path, HttpMethod.PUT, new HttpEntity<>(submission, matching(startedFrom)), JsonNode.class);
  }

  private ResponseEntity<JsonNode> keyed(String path, Object body, String key) {
    return program(HAVEN).exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers(key)), JsonNode.class);
  }

  private static HttpHeaders matching(String tags) {
    HttpHeaders headers = headers(null);
    if (tags != null) {
      headers.set("If-Match", tags);
    }
    return headers;
  }

  private void sendBack(String number) {
    officers.runJobs(number);
    officers.complete(number, "userTask_reviewReferral", "intake",
        Map.of("referralDecision", "returned", "reason", "Please say when they left."));
  }

  private int readings(String number) {
    return jdbc.sql("select count(*) from audit_event where action = 'readReferral' and subject = ?").param(number).query(Integer.class).single();
  }

  private static Map<String, String> differences(ResponseEntity<JsonNode> answer) {
    Map<String, String> found = new HashMap<>();
    answer.getBody().path("differences").forEach(difference -> found.put(difference.path("field").asText(),
        difference.path("yours").asText() + " / " + difference.path("onFile").asText()));
    return found;
  }

  private ResponseEntity<JsonNode> get(String program, String path) {
    return get(program, path, "en");
  }

  private ResponseEntity<JsonNode> get(String program, String path, String language) {
    HttpHeaders headers = headers(null);
    headers.set("Accept-Language", language);
    return program(program).exchange(path, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);
  }

  private TestRestTemplate program(String clientId) {
    return http.withBasicAuth(clientId, "demonstration-secret-" + clientId);
  }

  private static HttpHeaders headers(String key) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Accept-Language", "en");
    if (key != null) {
      headers.set("Idempotency-Key", key);
    }
    return headers;
  }
}
