package org.passerelle.referral.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of referrals by the API, over HTTP. */
class BatchApiTest extends IntegrationTest {

  private static final String PATH = "/api/v1/batches";
  private static final String CSV = "text/csv";
  private static final String JSON_LINES = "application/x-ndjson";

  @Autowired
  private TestRestTemplate http;

  @Autowired
  private BatchWork work;

  @Autowired
  private Batches batches;

  @Autowired
  private BatchTidying tidying;

  @Autowired
  private TransactionTemplate transaction;

  @Test
  void whatIsRightIsTakenInAndWhatIsWrongComesBack() {
    ObjectNode right = SampleReferrals.json();
    ObjectNode wrong = SampleReferrals.json().put("caseSize", 9).put("danger", "some");
    ObjectNode last = SampleReferrals.json();
    ResponseEntity<JsonNode> sent = send("haven", JSON_LINES, lines(right, wrong, "no json {", last));

    assertThat(sent.getStatusCode().value()).isEqualTo(202);
    String number = sent.getBody().path("batch").asText();
    assertThat(sent.getHeaders().getLocation()).hasPath(PATH + "/" + number);
    assertThat(List.of(sent.getBody().path("rows").asInt(), sent.getBody().path("waiting").asInt(), sent.getBody().path("refused").asInt()))
        .as("what is no JSON is refused at once").containsExactly(4, 3, 1);
    workOff(number);

    JsonNode done = get("haven", PATH + "/" + number).getBody();
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(List.of(done.path("accepted").asInt(), done.path("known").asInt(), done.path("refused").asInt())).containsExactly(2, 0, 2);
    JsonNode rows = get("haven", PATH + "/" + number + "/results").getBody().path("rows");
    assertThat(rows).extracting(row -> row.path("result").asText()).containsExactly("accepted", "refused", "refused", "accepted");
    assertThat(rows.get(1).path("errors")).extracting(error -> error.path("line").asInt() + " " + error.path("field").asText())
        .contains("2 caseSize", "2 danger");
    assertThat(rows.get(2).path("errors").get(0).path("message").asText()).contains("JSON");
    for (int row : List.of(0, 3)) {
      String caseNumber = rows.get(row).path("caseNumber").asText();
      officers.runJobs(caseNumber);
      assertThat(officers.waitsAt(caseNumber)).contains("userTask_reviewReferral");
    }
    assertThat(cases(wrong)).isZero();
  }

  @Test
  void aBatchWritesOneMailAndItsCasesNone() {
    ObjectNode one = SampleReferrals.json();
    String number = taken(JSON_LINES, lines(one, SampleReferrals.json()));
    workOff(number);

    assertThat(jdbc.sql("select template || ' ' || path from outbox where case_number = ?").param(number).query(String.class).list())
        .containsExactly("batchDone /partner/batches/" + number);
    assertThat(jdbc.sql("select count(*) from outbox o join case_file c on c.number = o.case_number where c.partner_reference = ?")
        .param(one.path("partnerReference").asText()).query(Integer.class).single()).isZero();
  }

  @Test
  void whatIsDoneIsDoneInTheNameOfWhoeverSentIt() {
    ObjectNode one = SampleReferrals.json();
    workOff(taken(JSON_LINES, lines(one)));

    assertThat(jdbc.sql("select a.actor || ' ' || o.code from audit_event a join organization o on o.id = a.organization_id "
        + "join case_file c on c.number = a.subject where c.partner_reference = ?").param(one.path("partnerReference").asText())
        .query(String.class).list()).containsExactly("haven HAVENREF");
  }

  @Test
  void theSameFileTwiceMakesNothingTwice() {
    ObjectNode one = SampleReferrals.json();
    byte[] file = lines(one, SampleReferrals.json());
    String number = taken(JSON_LINES, file);
    ResponseEntity<JsonNode> atOnce = send("haven", JSON_LINES, file);
    workOff(number);
    ResponseEntity<JsonNode> later = send("haven", JSON_LINES, file);

    assertThat(List.of(atOnce.getStatusCode().value(), later.getStatusCode().value())).containsExactly(200, 200);
    assertThat(later.getBody().path("batch").asText()).isEqualTo(number).isEqualTo(atOnce.getBody().path("batch").asText());
    assertThat(cases(one)).isOne();
    assertThat(jdbc.sql("select count(*) from case_file c join referral_batch_row r on r.case_number = c.number join referral_batch b on b.id = r.batch_id "
        + "where b.number = ?").param(number).query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void theSameReferralsInAnotherFileAreKnown() {
    ObjectNode one = SampleReferrals.json();
    ObjectNode changed = SampleReferrals.json();
    workOff(taken(JSON_LINES, lines(one, changed)));
    String again = taken(JSON_LINES, lines(changed.deepCopy().put("claim", "Another fictional claim."), one));
    workOff(again);

    JsonNode rows = get("haven", PATH + "/" + again + "/results").getBody().path("rows");
    assertThat(rows).extracting(row -> row.path("result").asText()).containsExactly("refused", "known");
    assertThat(rows.get(0).path("errors").get(0).path("field").asText()).isEqualTo("partnerReference");
    assertThat(rows.get(1).path("caseNumber").asText()).startsWith("PAS-");
    assertThat(cases(one)).isOne();
  }

  @Test
  void twoUploadsOfOneFileInTheSameMomentMakeOneBatch() throws Exception {
    byte[] file = lines(SampleReferrals.json(), SampleReferrals.json());
    CyclicBarrier together = new CyclicBarrier(3);
    Callable<ResponseEntity<JsonNode>> upload = () -> {
      together.await();
      return send("haven", JSON_LINES, file);
    };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<ResponseEntity<JsonNode>>> answers = threads.invokeAll(List.of(upload, upload, upload));
      List<Integer> statuses = new ArrayList<>();
      List<String> numbers = new ArrayList<>();
      for (Future<ResponseEntity<JsonNode>> answer : answers) {
        statuses.add(answer.get().getStatusCode().value());
        numbers.add(answer.get().getBody().path("batch").asText());
      }
      assertThat(statuses).containsExactlyInAnyOrder(202, 200, 200);
      assertThat(numbers).containsOnly(numbers.get(0));
      workOff(numbers.get(0));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void twoWorkersShareABatchAndDoEachRowOnce() throws Exception {
    ObjectNode[] referrals = Stream.generate(SampleReferrals::json).limit(12).toArray(ObjectNode[]::new);
    String number = taken(JSON_LINES, lines((Object[]) referrals));
    UUID id = id(number);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> worker = () -> work.work(id, 100);
      int done = 0;
      for (Future<Integer> answer : threads.invokeAll(List.of(worker, worker))) {
        done += answer.get();
      }
      assertThat(done).isEqualTo(12);
    } finally {
      threads.shutdown();
    }
    workOff(number);
    assertThat(get("haven", PATH + "/" + number).getBody().path("accepted").asInt()).isEqualTo(12);
    assertThat(Arrays.stream(referrals).map(this::cases)).containsOnly(1);
    assertThat(jdbc.sql("select count(*) from outbox where case_number = ?").param(number).query(Integer.class).single()).isOne();
  }

  @Test
  void aRowAndItsAnswerStandOrFallTogether() {
    ObjectNode first = SampleReferrals.json();
    ObjectNode second = SampleReferrals.json();
    ObjectNode third = SampleReferrals.json();
    String number = taken(JSON_LINES, lines(first, second, third));
    work.work(id(number), 1);
    transaction.executeWithoutResult(power -> {
      work.work(id(number), 1);
      assertThat(cases(second)).isOne();
      power.setRollbackOnly();
    });

    assertThat(List.of(cases(first), cases(second), cases(third))).containsExactly(1, 0, 0);
    assertThat(get("haven", PATH + "/" + number).getBody().path("waiting").asInt()).isEqualTo(2);
    workOff(number);
    assertThat(List.of(cases(first), cases(second), cases(third))).containsExactly(1, 1, 1);
  }

  @Test
  void aFaultOfOursStopsNobodyElse() {
    ObjectNode ours = SampleReferrals.json();
    ObjectNode next = SampleReferrals.json();
    String number = taken(JSON_LINES, lines(ours, next));
    String reference = ours.path("partnerReference").asText();
    jdbc.sql("alter table case_file add constraint broken_for_a_test check (partner_reference <> '" + reference + "')").update();
    try {
      workOff(number);
    } finally {
      jdbc.sql("alter table case_file drop constraint broken_for_a_test").update();
    }

    JsonNode rows = get("haven", PATH + "/" + number + "/results").getBody().path("rows");
    assertThat(rows).extracting(row -> row.path("result").asText()).containsExactly("refused", "accepted");
    assertThat(rows.get(0).path("errors").get(0).path("message").asText()).contains("fault of ours", number).doesNotContain(reference);
    assertThat(cases(next)).isOne();
  }

  @Test
  void aFamilyOfACsvFileIsOneCase() {
    String reference = "C-" + UUID.randomUUID();
    String family = "Testfictional" + SampleReferrals.letters();
    String csv = """
        partnerReference;primaryCategory;secondaryCategory;caseSize;danger;medicalNeed;countryOfAsylum;insideHomeCountry;languages;claim;need;consent;declaration.signedOn;declaration.signedBy;declaration.applicantSigned;person.relation;person.accompanying;person.fullName;person.sex;person.birthDate;person.nationality;person.otherNames;person.specificNeeds
        %1$s;LPN;LAD;2;none;none;PAK;FAUX;"prs; en";"A fictional claim; with ""quotes""
        and a second line.";A fictional need.;vrai;2026-01-15;Robin Partridge;oui;principalApplicant;yes;Parwin %2$s;female;1988-03;AFG;"Pari (nickname); Parwin Jan (beforeMarriage)";DS
        %1$s;;;;;;;;;;;;;;;child;yes;Sahar %2$s;female;2016;AFG;;
        """.formatted(reference, family);
    String number = taken(CSV, ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8));
    workOff(number);

    JsonNode rows = get("haven", PATH + "/" + number + "/results").getBody().path("rows");
    assertThat(rows).as(rows.toString()).hasSize(1);
    assertThat(rows.get(0).path("result").asText()).as(rows.toString()).isEqualTo("accepted");
    assertThat(rows.get(0).path("lines")).extracting(JsonNode::asInt).containsExactly(2, 4);
    assertThat(jdbc.sql("select full_name from person p join case_file c on c.id = p.case_id where partner_reference = ? order by position")
        .param(reference).query(String.class).list()).containsExactly("Parwin " + family, "Sahar " + family);
    assertThat(jdbc.sql("select content #>> '{specificNeeds,0,need}' || ' ' || (content #>> '{persons,0,otherNames,1,reason}') || ' ' || (content ->> 'claim') "
        + "from referral_version v join case_file c on c.id = v.case_id where partner_reference = ?").param(reference).query(String.class).single())
        .isEqualTo("DS beforeMarriage A fictional claim; with \"quotes\"\nand a second line.");
  }

  @Test
  void aFaultInACsvFileIsSaidWithItsLineAndColumn() {
    String header = "partnerReference,primaryCategory,secondaryCategory,caseSize,danger,medicalNeed,countryOfAsylum,insideHomeCountry,languages,claim,need,consent,"
        + "person.relation,person.accompanying,person.fullName,person.sex,person.birthDate,person.nationality,person.specificNeeds\n";
    String one = "A1,LPN,LAD,2,none,none,PAK,no,prs,A fictional claim.,A fictional need.,yes,principalApplicant,yes,Parwin Testfictional,female,1988,AFG,\n"
        + "A1,LPN,,3,,,,,,,,,child,yes,Sahar Testfictional,girl,20l6,AFG,XX\n";
    String cells = "A2,LPN,LAD,1,none,none,PAK,no,prs,A fictional claim, torn apart,A fictional need.,yes,principalApplicant,yes,Nour Testfictional,female,1988,AFG,DS\n";
    String number = taken(CSV, (header + one + ",,,,\n" + cells).getBytes(StandardCharsets.UTF_8));
    workOff(number);

    JsonNode rows = get("haven", PATH + "/" + number + "/results?result=refused").getBody().path("rows");
    assertThat(rows.get(0).path("errors")).extracting(error -> error.path("line").asInt() + " " + error.path("field").asText())
        .contains("3 person.sex", "3 person.birthDate", "3 person.specificNeeds", "3 caseSize");
    assertThat(rows.get(1).path("errors").get(0).path("message").asText()).startsWith("Line 5");
    assertThat(cases("A1") + cases("A2")).isZero();
  }

  @Test
  void theExamplesWeGiveAreTakenIn() {
    for (String[] example : new String[][] {{CSV, "/assets/referrals-example.csv"}, {JSON_LINES, "/assets/referrals-example.jsonl"}}) {
      String file = new String(http.getForObject(example[1], byte[].class), StandardCharsets.UTF_8);
      String fresh = file.replace("EX-2026", "EX-" + UUID.randomUUID()).replace("Examplefictional", "Testfictional" + SampleReferrals.letters());
      String number = taken(example[0], fresh.getBytes(StandardCharsets.UTF_8));
      workOff(number);
      assertThat(get("haven", PATH + "/" + number + "/results").getBody().path("rows")).as(example[1])
          .allSatisfy(row -> assertThat(row.path("result").asText()).as(row.toString()).isEqualTo("accepted"));
    }
    String template = new String(http.getForObject("/assets/referrals-template.csv", byte[].class), StandardCharsets.UTF_8);
    assertThat(template.strip()).isEqualTo("\uFEFF" + String.join(",", CsvColumns.all().keySet()));
  }

  static Stream<Arguments> filesThatAreRefused() {
    String header = String.join(",", CsvColumns.all().keySet());
    return Stream.of(
        Arguments.of(CSV, new byte[0], "empty"),
        Arguments.of(CSV, bytes("\n\n"), "noRows"),
        Arguments.of(JSON_LINES, bytes("\n \n"), "noRows"),
        Arguments.of(CSV, bytes(header + "\n"), "noRows"),
        Arguments.of(CSV, bytes(header.replace("danger", "dangr") + "\nA\n"), "unknownColumns"),
        Arguments.of(CSV, bytes("<script>alert(1)</script>," + header + "\nA\n"), "unknownColumns"),
        Arguments.of(CSV, bytes(header + "," + header + "\nA\n"), "columnTwice"),
        Arguments.of(CSV, bytes("partnerReference\nA\n"), "missingColumns"),
        Arguments.of(CSV, bytes(header + "\nA,\"never closed\nB,LPN\n"), "quoteOpen"),
        Arguments.of(CSV, bytes(header + "\nA,\"never closed\n" + "B,LPN\n".repeat(300_000)), "quoteOpen"),
        Arguments.of(CSV, bytes(header + "\nA,\"closed\" too soon\"\n"), "unreadable"),
        Arguments.of(CSV, (header + "\nA,é\n").getBytes(StandardCharsets.ISO_8859_1), "notUtf8"),
        Arguments.of(CSV, (header + "\nA\n").getBytes(StandardCharsets.UTF_16), "utf16"),
        Arguments.of(CSV, (header + "\nA\n").getBytes(StandardCharsets.UTF_16LE), "utf16"),
        Arguments.of(CSV, new byte[] {'P', 'K', 3, 4, 0, 0}, "spreadsheet"),
        Arguments.of(JSON_LINES, new byte[] {0x1F, (byte) 0x8B, 8, 0}, "zip"),
        Arguments.of(JSON_LINES, bytes("[{\"partnerReference\": \"A\"}]"), "jsonArray"),
        Arguments.of(JSON_LINES, bytes("{}\n".repeat(40_001)), "tooManyRows"));
  }

  @ParameterizedTest
  @MethodSource("filesThatAreRefused")
  void aFileThatCannotBeReadIsRefusedWhole(String type, byte[] file, String reason) {
    long before = jdbc.sql("select count(*) from referral_batch_row").query(Long.class).single();
    ResponseEntity<JsonNode> answer = send("haven", type, file);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(answer.getBody().path("code").asText()).isEqualTo(reason);
    assertThat(answer.getBody().path("detail").asText()).isNotBlank().doesNotContain("<script", "{0}");
    assertThat(jdbc.sql("select count(*) from referral_batch_row").query(Long.class).single()).isEqualTo(before);
  }

  @Test
  void theLineOfABrokenLetterIsNamed() {
    byte[] file = (String.join(",", CsvColumns.all().keySet()) + "\nA\nB,é\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(send("haven", CSV, file).getBody().path("detail").asText()).contains("Line 3");
  }

  static Stream<Consumer<ObjectNode>> oddRows() {
    return Stream.of(
        row -> row.put("claim", "a\u0000b"),
        row -> row.put("partnerReference", "=cmd|' /C calc'!A0"),
        row -> row.put("partnerReference", "<script>alert(1)</script>"),
        row -> ((ObjectNode) row.path("persons").get(0)).put("fullName", "Parwin \u202Egnp.exe"),
        row -> row.put("claim", "x".repeat(300 * 1024)),
        row -> row.put("claim", "x".repeat(21_000)),
        row -> row.put("caseSize", "3"),
        row -> row.put("partnerReference", 17),
        row -> row.put("caseSize", Long.MAX_VALUE),
        row -> row.putArray("persons").add(1),
        row -> row.put("unknownField", true),
        row -> row.putNull("persons"));
  }

  @ParameterizedTest
  @MethodSource("oddRows")
  void anOddRowIsRefusedAndTheNextIsTakenIn(Consumer<ObjectNode> change) {
    ObjectNode odd = SampleReferrals.json();
    change.accept(odd);
    ObjectNode next = SampleReferrals.json();
    String number = taken(JSON_LINES, lines(odd, next));
    workOff(number);

    JsonNode rows = get("haven", PATH + "/" + number + "/results").getBody().path("rows");
    assertThat(rows).extracting(row -> row.path("result").asText()).containsExactly("refused", "accepted");
    assertThat(rows.get(0).path("errors")).isNotEmpty();
    assertThat(cases(next)).isOne();
    String table = text("haven", PATH + "/" + number + "/results.csv");
    assertThat(table).doesNotContain("\"=", "Parwin", "Testfictional");
  }

  @Test
  void aNullByteInARowIsRefusedAndKeepsNobodyElse() {
    ObjectNode next = SampleReferrals.json();
    byte[] file = (SampleReferrals.json().toString().replace("A fictional claim", "A \u0000 claim") + "\n" + next + "\n").getBytes(StandardCharsets.UTF_8);
    String number = taken(JSON_LINES, file);
    workOff(number);
    assertThat(get("haven", PATH + "/" + number).getBody().path("refused").asInt()).isOne();
    assertThat(cases(next)).isOne();
  }

  @Test
  void oneReferenceTwiceInAFileIsTakenInOnce() {
    ObjectNode one = SampleReferrals.json();
    ObjectNode other = SampleReferrals.json().put("partnerReference", one.path("partnerReference").asText());
    String number = taken(JSON_LINES, lines(one, other));
    workOff(number);
    JsonNode rows = get("haven", PATH + "/" + number + "/results").getBody().path("rows");
    assertThat(rows).extracting(row -> row.path("result").asText()).containsExactly("accepted", "refused");
    assertThat(rows.get(1).path("errors").get(0).path("message").asText()).contains("line 1");
  }

  @Test
  void resultsComeAsATableThatNoSpreadsheetTakesForFormulas() {
    String number = taken(JSON_LINES, lines(SampleReferrals.json().put("partnerReference", "@SUM(1+1)"), SampleReferrals.json()));
    workOff(number);
    String table = text("haven", PATH + "/" + number + "/results.csv");
    List<String> lines = table.lines().toList();
    assertThat(lines.get(0)).isEqualTo("\uFEFF\"Row\",\"First line\",\"Last line\",\"Your reference\",\"Result\",\"Case\",\"Why\"");
    assertThat(lines.get(1)).startsWith("\"1\",\"1\",\"1\",\"'@SUM(1+1)\",\"Not taken in\",\"\",\"Line 1, partnerReference: ");
    assertThat(lines.get(2)).contains("\"Taken in\",\"PAS-");
  }

  @Test
  void refusedRowsComeBackAsTheyCameInAndCanBeSentAgain() {
    ObjectNode wrong = SampleReferrals.json().put("caseSize", 9);
    String number = taken(JSON_LINES, lines(SampleReferrals.json(), wrong));
    workOff(number);
    String back = text("haven", PATH + "/" + number + "/refused");
    assertThat(back).isEqualTo(wrong + "\n");
    String corrected = taken(JSON_LINES, back.replace("\"caseSize\":9", "\"caseSize\":3").getBytes(StandardCharsets.UTF_8));
    workOff(corrected);
    assertThat(get("haven", PATH + "/" + corrected).getBody().path("accepted").asInt()).isOne();
  }

  @Test
  void resultsArePaged() {
    String number = taken(JSON_LINES, bytes("{\"a\":1}\n".repeat(60)));
    workOff(number);
    int rows = 0;
    String next = PATH + "/" + number + "/results?result=refused";
    for (int pages = 0; next != null; pages++) {
      assertThat(pages).isLessThan(3);
      JsonNode page = get("haven", next).getBody();
      rows += page.path("rows").size();
      next = page.path("next").textValue();
    }
    assertThat(rows).isEqualTo(60);
    assertThat(get("haven", PATH + "/" + number + "/results?result=some").getStatusCode().value()).isEqualTo(400);
    assertThat(get("haven", PATH + "/" + number + "/results?after=x").getStatusCode().value()).isEqualTo(400);
  }

  @Test
  void aBatchWhoseSenderMayNoLongerReferIsStopped() {
    String client = "c" + SampleReferrals.letters();
    jdbc.sql("insert into api_client (client_id, organization_id, secret_hash) select ?, organization_id, secret_hash from api_client where client_id = 'haven'")
        .param(client).update();
    ObjectNode one = SampleReferrals.json();
    ObjectNode two = SampleReferrals.json();
    byte[] file = lines(one, two);
    String number = exchange(client, "demonstration-secret-haven", HttpMethod.POST, PATH, JSON_LINES, file, JsonNode.class).getBody().path("batch").asText();
    work.work(id(number), 1);
    jdbc.sql("update api_client set disabled_at = now() where client_id = ?").param(client).update();
    work.work(id(number), 10);

    JsonNode stopped = get("haven", PATH + "/" + number).getBody();
    assertThat(stopped.path("state").asText()).isEqualTo("stopped");
    assertThat(stopped.path("accepted").asInt()).isOne();
    assertThat(cases(two)).isZero();
    assertThat(jdbc.sql("select template from outbox where case_number = ?").param(number).query(String.class).list()).containsExactly("batchStopped");
    String again = taken(JSON_LINES, file);
    workOff(again);
    JsonNode taken = get("haven", PATH + "/" + again).getBody();
    assertThat(List.of(taken.path("known").asInt(), taken.path("accepted").asInt())).as("a colleague sends the file again").containsExactly(1, 1);
  }

  @Test
  void aCancelledBatchGoesNoFurther() {
    ObjectNode two = SampleReferrals.json();
    String number = taken(JSON_LINES, lines(SampleReferrals.json(), two));
    work.work(id(number), 1);
    JsonNode cancelled = exchange("haven", secret("haven"), HttpMethod.POST, PATH + "/" + number + "/cancellation", null, null, JsonNode.class).getBody();
    assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
    assertThat(List.of(cancelled.path("accepted").asInt(), cancelled.path("waiting").asInt())).containsExactly(1, 1);
    assertThat(work.work(id(number), 10)).isZero();
    assertThat(cases(two)).isZero();
  }

  @Test
  void whatRowsSayGoesWhenItIsNotNeeded() {
    String number = taken(JSON_LINES, lines(SampleReferrals.json(), SampleReferrals.json().put("caseSize", 9)));
    workOff(number);
    assertThat(sources(number)).as("that of the refused row").isOne();
    clock.advance(Duration.ofDays(29));
    tidying.tidy();
    assertThat(sources(number)).isOne();
    clock.advance(Duration.ofDays(2));
    tidying.tidy();
    assertThat(sources(number)).isZero();
    assertThat(get("haven", PATH + "/" + number + "/results").getBody().path("rows")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/results", "/results.csv", "/refused"})
  void anotherPartnersBatchDoesNotExist(String part) {
    String number = taken(JSON_LINES, lines(SampleReferrals.json().put("caseSize", 9)));
    workOff(number);
    assertThat(get("defenders", PATH + "/" + number + part).getStatusCode().value()).isEqualTo(404);
    assertThat(exchange("lantern", secret("lantern"), HttpMethod.GET, PATH + "/" + number + part, null, null, String.class).getStatusCode().value()).isEqualTo(403);
    assertThat(http.getForEntity(PATH + "/" + number + part, String.class).getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void anotherPartnersBatchCannotBeCancelledOrSeenInTheList() {
    String number = taken(JSON_LINES, lines(SampleReferrals.json()));
    assertThat(exchange("defenders", secret("defenders"), HttpMethod.POST, PATH + "/" + number + "/cancellation", null, null, JsonNode.class)
        .getStatusCode().value()).isEqualTo(404);
    assertThat(get("defenders", PATH).getBody().path("batches")).noneMatch(batch -> batch.path("batch").asText().equals(number));
    assertThat(get("haven", PATH).getBody().path("batches")).anyMatch(batch -> batch.path("batch").asText().equals(number));
    assertThat(exchange("", "", HttpMethod.POST, PATH, JSON_LINES, lines(SampleReferrals.json()), String.class).getStatusCode().value()).isEqualTo(401);
    workOff(number);
  }

  @Test
  void whatIsFoundIsSaidInTheLanguageOfTheSender() {
    HttpHeaders headers = headers("haven", secret("haven"), JSON_LINES);
    headers.set("Accept-Language", "fr");
    String number = http.exchange(PATH, HttpMethod.POST, new HttpEntity<>(lines(SampleReferrals.json().put("caseSize", 9)), headers), JsonNode.class)
        .getBody().path("batch").asText();
    workOff(number);
    assertThat(jdbc.sql("select findings #>> '{0,message}' from referral_batch_row r join referral_batch b on b.id = r.batch_id where b.number = ?")
        .param(number).query(String.class).single()).containsAnyOf("dossier", "personnes", "voyage", "nombre");
  }

  private void workOff(String number) {
    UUID id = id(number);
    for (int turns = 0; turns < 50 && batches.get(id).running(); turns++) {
      work.work(id, 1_000);
    }
    assertThat(batches.get(id).running()).isFalse();
  }

  private UUID id(String number) {
    return jdbc.sql("select id from referral_batch where number = ?").param(number).query(UUID.class).single();
  }

  private int sources(String number) {
    return jdbc.sql("select count(source) from referral_batch_row r join referral_batch b on b.id = r.batch_id where b.number = ?").param(number)
        .query(Integer.class).single();
  }

  private int cases(ObjectNode referral) {
    return cases(referral.path("partnerReference").asText());
  }

  private int cases(String reference) {
    return jdbc.sql("select count(*) from case_file where partner_reference = ?").param(reference).query(Integer.class).single();
  }

  private String taken(String type, byte[] file) {
    ResponseEntity<JsonNode> answer = send("haven", type, file);
    assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(202);
    return answer.getBody().path("batch").asText();
  }

  private ResponseEntity<JsonNode> send(String client, String type, byte[] file) {
    return exchange(client, secret(client), HttpMethod.POST, PATH, type, file, JsonNode.class);
  }

  private ResponseEntity<JsonNode> get(String client, String path) {
    return exchange(client, secret(client), HttpMethod.GET, path, null, null, JsonNode.class);
  }

  private String text(String client, String path) {
    return new String(exchange(client, secret(client), HttpMethod.GET, path, null, null, byte[].class).getBody(), StandardCharsets.UTF_8);
  }

  private <T> ResponseEntity<T> exchange(String client, String secret, HttpMethod method, String path, String type, byte[] body, Class<T> answer) {
    return http.exchange(path, method, new HttpEntity<>(body, headers(client, secret, type)), answer);
  }

  private static HttpHeaders headers(String client, String secret, String type) {
    HttpHeaders headers = new HttpHeaders();
    if (!client.isEmpty()) {
      headers.setBasicAuth(client, secret);
    }
    if (type != null) {
      headers.set("Content-Type", type);
    }
    return headers;
  }

  private static String secret(String client) {
    return "demonstration-secret-" + client;
  }

  private static byte[] lines(Object... rows) {
    return bytes(Arrays.stream(rows).map(Object::toString).collect(Collectors.joining("\n")) + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
