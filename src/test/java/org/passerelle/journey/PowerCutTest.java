package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.passerelle.support.Installation;

/** The application and its PostgreSQL are killed while referrals come in: nothing accepted is lost, and no step happens twice. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("installation")
class PowerCutTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path directory;

  @Test
  void nothingAcceptedIsLostAndNoStepHappensTwice() throws Exception {
    try (Installation passerelle = new Installation(directory)) {
      passerelle.start();
      ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();

      whileReferring(passerelle, accepted, 4_000, passerelle::kill);
      passerelle.start();
      assertThat(accepted).isNotEmpty();
      int before = accepted.size();

      whileReferring(passerelle, accepted, 1_000, passerelle::killStore);
      assertThat(awaitHealth(passerelle)).as("PostgreSQL was started again while the application ran").isTrue();
      whileReferring(passerelle, accepted, 500, () -> { });
      assertThat(accepted.size()).as("referrals are accepted again").isGreaterThan(before);

      whileReferring(passerelle, accepted, 700, () -> {
        passerelle.killStore();
        passerelle.kill();
      });
      passerelle.start();
      secondCopySaysSoAndStops();
      everyAcceptedReferralWaitsForItsOfficerOnce(passerelle, accepted);
      aLaterStartHasDeployedNothing(passerelle);
    }
  }

  private void everyAcceptedReferralWaitsForItsOfficerOnce(Installation passerelle, ConcurrentLinkedQueue<String> accepted) throws Exception {
    for (String number : accepted) {
      assertThat(passerelle.count("select count(*) from case_file where number = '" + number + "'")).as(number + " is on file").isOne();
      assertThat(passerelle.reaches("select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ "
          + "where e.business_key_ = '" + number + "'", 1)).as(number + " waits for its officer").isOne();
    }
    assertThat(passerelle.count("select count(*) from (select case_id, code from case_event where code in ('referralSubmitted', 'referralComplete') "
        + "group by case_id, code having count(*) > 1) twice")).as("steps that happened twice").isZero();
    assertThat(passerelle.count("select count(*) from (select e.business_key_ from act_ru_execution e where e.business_key_ is not null and e.parent_id_ is null "
        + "and e.super_exec_ is null group by e.business_key_ having count(*) > 1) twice")).as("journeys that were begun twice").isZero();
    assertThat(passerelle.count("select count(*) from case_file f where not exists (select 1 from act_hi_procinst h where h.business_key_ = f.number)"))
        .as("files without a journey").isZero();
    assertThat(passerelle.count("select count(*) from act_hi_procinst h where h.proc_def_key_ = 'resettlement-case' and not exists (select 1 from case_file f where f.number = h.business_key_)"))
        .as("journeys without a file").isZero();
  }

  private void aLaterStartHasDeployedNothing(Installation passerelle) throws Exception {
    assertThat(passerelle.count("select count(*) from act_re_deployment")).isOne();
    assertThat(passerelle.count("select max(version_) from act_re_procdef")).isOne();
  }

  private void secondCopySaysSoAndStops() throws Exception {
    try (Installation second = new Installation(directory.resolve("store"), directory.resolve("second.log"))) {
      Process copy = second.launch();
      assertThat(copy.waitFor(2, TimeUnit.MINUTES)).as("the second copy stops").isTrue();
      assertThat(copy.exitValue()).isNotZero();
      assertThat(second.log()).contains("already running");
    }
  }

  private void whileReferring(Installation passerelle, ConcurrentLinkedQueue<String> accepted, long millis, Step then) throws Exception {
    int before = accepted.size();
    List<Thread> partners = new ArrayList<>();
    for (int partner = 0; partner < 3; partner++) {
      Thread thread = new Thread(() -> refer(passerelle, accepted));
      thread.start();
      partners.add(thread);
    }
    Thread.sleep(millis + 1_500);
    // a busy machine takes longer until the first is accepted
    for (int tries = 0; tries < 600 && accepted.size() == before; tries++) {
      Thread.sleep(100);
    }
    then.run();
    Thread.sleep(200);
    for (Thread thread : partners) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(20).toMillis());
    }
  }

  private static void refer(Installation passerelle, ConcurrentLinkedQueue<String> accepted) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        HttpResponse<String> answer = passerelle.send(HttpRequest.newBuilder(passerelle.uri("/api/v1/referrals"))
            .timeout(Duration.ofSeconds(10)).header("Content-Type", "application/json")
            .header("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString("haven:demonstration-secret-haven".getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(JourneyTest.referral(Map.of())))).build());
        if (answer.statusCode() == 201) {
          accepted.add(JSON.readTree(answer.body()).path("caseNumber").asText());
        }
      }
    } catch (Exception killed) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean awaitHealth(Installation passerelle) throws InterruptedException {
    for (int tries = 0; tries < 300; tries++) {
      if (passerelle.status("/actuator/health") == 200) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  private interface Step {

    void run() throws Exception;
  }
}
