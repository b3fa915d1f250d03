package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.support.Installation;

/** The application and its PostgreSQL are killed while a batch is worked on: it goes on where it was, and nothing is there twice. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("installation")
class BatchPowerCutTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFERRALS = 150;
  private static final String ANSWERED = "select count(*) from referral_batch_row where state <> 'waiting'";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path directory;

  @Test
  void anInterruptedBatchGoesOnWhereItWas() throws Exception {
    String file = Stream.generate(() -> SampleReferrals.json().toString()).limit(REFERRALS).collect(Collectors.joining("\n"));
    try (Installation passerelle = new Installation(directory)) {
      passerelle.start();
      passerelle.liftQuotas();
      HttpResponse<String> sent = passerelle.send(HttpRequest.newBuilder(passerelle.uri("/api/v1/batches"))
          .header("Content-Type", "application/x-ndjson").header("Authorization", "Basic "
              + Base64.getEncoder().encodeToString("haven:demonstration-secret-haven".getBytes(StandardCharsets.UTF_8)))
          .POST(HttpRequest.BodyPublishers.ofString(file)).build());
      assertThat(sent.statusCode()).isEqualTo(202);
      assertThat(JSON.readTree(sent.body()).path("rows").asInt()).isEqualTo(REFERRALS);

      passerelle.reaches(ANSWERED, 20);
      passerelle.kill();
      passerelle.start();
      passerelle.reaches(ANSWERED, 60);
      passerelle.killStore();
      passerelle.kill();
      passerelle.start();

      passerelle.reaches("select count(*) from act_ru_task where task_def_key_ = 'userTask_reviewReferral'", REFERRALS);
      passerelle.reaches("select coalesce(sum(accepted), 0) from referral_batch where state = 'done'", REFERRALS);
      assertThat(passerelle.count("select count(*) from case_file")).isEqualTo(REFERRALS);
      assertThat(passerelle.count("select count(distinct case_number) from referral_batch_row where state = 'accepted'")).isEqualTo(REFERRALS);
      assertThat(passerelle.count("select count(source) from referral_batch_row")).isZero();
      assertThat(passerelle.count("select count(*) from outbox where template = 'batchDone'")).isOne();
    }
  }
}
