package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.Installation;
import org.passerelle.support.Visitor;

/** The application is killed while a published round tells its cases: whoever was told is not told again, and the rest are told once. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("installation")
class RoundPowerCutTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FAMILIES = 5;
  private static final int TOLD = 2;

  /** As the engine keeps a job to itself; a node that was killed keeps it so long. */
  private static final String SHORT_LOCK = "--camunda.bpm.job-execution.lock-time-in-millis=4000";

  /** Whoever tells one case more than that waits, with all that belongs to it written and nothing kept. */
  private static final String HINDRANCE = "create function cut() returns trigger language plpgsql as $$ begin "
      + "if old.event_name_ = 'passerelle.holdPublished' and (select count(told) from round_family) > " + TOLD + " then "
      + "perform pg_advisory_xact_lock(1); end if; return old; end $$; "
      + "create trigger cut before delete on act_ru_event_subscr for each row execute function cut()";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path directory;

  @Test
  void theRestIsToldExactlyOnceAfterTheRestart() throws Exception {
    try (Installation passerelle = new Installation(directory)) {
      passerelle.start(SHORT_LOCK);
      passerelle.liftQuotas();
      aRoundIsReviewed(passerelle);
      try (Connection hindrance = passerelle.connection()) {
        passerelle.execute(HINDRANCE);
        hindrance.createStatement().execute("select pg_advisory_lock(1)");
        complete(passerelle, "matching", "userTask_reviewPlan", "{\"planDecision\": {\"value\": \"publish\"}}");
        passerelle.reaches("select count(*) from pg_locks where locktype = 'advisory' and not granted", 1);
        passerelle.kill();
      }
      passerelle.execute("drop trigger cut on act_ru_event_subscr");
      assertThat(passerelle.count("select count(*) from proposal where state = 'held'")).as("held").isEqualTo(FAMILIES);
      assertThat(passerelle.count("select count(told) from round_family")).as("told before the power failed").isEqualTo(TOLD);
      assertThat(passerelle.count(waitsAt("receiveTask_awaitSponsorAnswer"))).isEqualTo(TOLD);

      passerelle.start(SHORT_LOCK);
      passerelle.reaches("select count(*) from round_family where told = 'told'", FAMILIES);
      passerelle.reaches("select count(*) from act_hi_procinst where proc_def_key_ = 'matching-round' and end_time_ is not null", 1);

      assertThat(passerelle.count(waitsAt("receiveTask_awaitSponsorAnswer"))).as("cases that wait for their sponsor").isEqualTo(FAMILIES);
      assertThat(passerelle.count(waitsAt("receiveTask_awaitHold"))).as("cases that still wait for a hold").isZero();
      onceForEachCase(passerelle, "holds", "select case_id from proposal where state = 'held'");
      onceForEachCase(passerelle, "messages to sponsors", "select case_number from outbox where template = 'holdPlaced'");
      onceForEachCase(passerelle, "lines in the file", "select case_id from case_event where code = 'holdPlaced'");
      onceForEachCase(passerelle, "messages to the case", "select proc_inst_id_ from act_hi_actinst where act_id_ = 'receiveTask_awaitHold' and end_time_ is not null");
      onceForEachCase(passerelle, "waits begun", "select proc_inst_id_ from act_hi_actinst where act_id_ = 'receiveTask_awaitSponsorAnswer'");
      assertThat(passerelle.count("select sum(families_taken) from sponsor")).as("places taken").isEqualTo(FAMILIES);
    }
  }

  /** Families are referred, reviewed and identified until they wait for a sponsor; then a round has found its plan. */
  private static void aRoundIsReviewed(Installation passerelle) throws Exception {
    for (int family = 0; family < FAMILIES; family++) {
      HttpResponse<String> sent = passerelle.send(HttpRequest.newBuilder(passerelle.uri("/api/v1/referrals")).header("Content-Type", "application/json")
          .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("haven:demonstration-secret-haven".getBytes(StandardCharsets.UTF_8)))
          .POST(HttpRequest.BodyPublishers.ofString(SampleReferrals.json().toString())).build());
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    }
    complete(passerelle, "intake", "userTask_reviewReferral", "{\"referralDecision\": {\"value\": \"accepted\"}}");
    complete(passerelle, "identity", "userTask_assessSafety", "{\"contact\": {\"value\": \"noContact\"}, \"staffSex\": {\"value\": \"any\"}, "
        + "\"workPlace\": {\"value\": \"outsideControlledArea\"}, \"familySafety\": {\"value\": \"Fiction.\"}, \"ngoSafety\": {\"value\": \"Fiction.\"}, "
        + "\"reason\": {\"value\": \"Fiction.\"}}");
    complete(passerelle, "identity", "userTask_decideIdentity", "{\"identityDecision\": {\"value\": \"confirmed\"}, \"reason\": {\"value\": \"Fiction.\"}}");
    passerelle.reaches(waitsAt("receiveTask_awaitHold"), FAMILIES);
    Visitor.signedIn(passerelle.port(), "matching").form("/desk/rounds", "/desk/rounds", Map.of());
  }

  /** Takes and completes every task of that kind, one for each family or the only one of the round. */
  private static void complete(Installation passerelle, String officer, String key, String form) throws Exception {
    passerelle.reaches("select count(*) from act_ru_task where task_def_key_ = '" + key + "'", key.equals("userTask_reviewPlan") ? 1 : FAMILIES);
    Visitor visitor = Visitor.signedIn(passerelle.port(), officer);
    for (JsonNode task : JSON.readTree(visitor.get(Visitor.ENGINE + "/task?taskDefinitionKey=" + key).body())) {
      String path = Visitor.ENGINE + "/task/" + task.path("id").asText();
      assertThat(visitor.call("POST", path + "/claim", "{\"userId\": \"" + officer + "\"}").statusCode()).isEqualTo(204);
      HttpResponse<String> done = visitor.call("POST", path + "/submit-form", "{\"variables\": " + form + "}");
      assertThat(done.statusCode()).as(done.body()).isBetween(200, 204);
    }
  }

  private static String waitsAt(String element) {
    return "select count(*) from act_ru_execution where is_active_ and act_id_ = '" + element + "'";
  }

  private static void onceForEachCase(Installation passerelle, String what, String rows) throws Exception {
    assertThat(passerelle.count("select count(*) from (" + rows + ") x")).as(what).isEqualTo(FAMILIES);
    assertThat(passerelle.count("select count(*) from (select distinct * from (" + rows + ") x) y")).as(what + ", of different cases").isEqualTo(FAMILIES);
  }
}
