package org.passerelle.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.passerelle.support.Installation;

/**
 * How long a file of referrals takes from its upload until each is a case that waits for its officer, in an application with a heap of 512 MiB
 * and a store of its own. Families of one to six persons, all fictional; their names are made of syllables, so that two in the file rarely resemble
 * each other, and none is taken for another.
 */
final class BatchBench implements Bench.Measurement {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEAP_MIB = 512;
  private static final Duration LONGEST = Duration.ofMinutes(60);
  private static final String[] SYLLABLES = {"za", "ri", "mo", "na", "ha", "mi", "da", "fa", "ro", "sha", "ba", "la", "ya", "so", "ga", "wa", "ne",
      "ka", "pa", "ti", "gul", "jan", "mar", "nur", "kha", "far", "sal", "zul", "wah", "dad"};

  @Override
  public void run(List<String> arguments) throws Exception {
    int referrals = arguments.isEmpty() ? 10_000 : Integer.parseInt(arguments.get(0));
    Path directory = Files.createTempDirectory("batch-bench");
    try (Installation passerelle = new Installation(directory).withJvm("-Xmx" + HEAP_MIB + "m")) {
      Path file = write(directory.resolve("referrals.jsonl"), referrals);
      passerelle.start();
      passerelle.liftQuotas();
      long begin = System.nanoTime();
      JsonNode batch = JSON.readTree(upload(passerelle, file));
      long waiting = waiting(passerelle);
      while (waiting < referrals && System.nanoTime() - begin < LONGEST.toNanos()) {
        Thread.sleep(500);
        waiting = waiting(passerelle);
      }
      System.out.printf(Locale.ROOT, "{\"bench\":\"batch\",\"referrals\":%d,\"waiting\":%d,\"seconds\":%.1f,\"heapMiB\":%d}%n",
          batch.path("rows").asInt(), waiting, (System.nanoTime() - begin) / 1e9, HEAP_MIB);
    } finally {
      remove(directory);
    }
  }

  private static String upload(Installation passerelle, Path file) throws IOException, InterruptedException {
    HttpResponse<String> answer = passerelle.send(HttpRequest.newBuilder(passerelle.uri("/api/v1/batches"))
        .header("Content-Type", "application/x-ndjson").header("Authorization", "Basic "
            + Base64.getEncoder().encodeToString("haven:demonstration-secret-haven".getBytes(StandardCharsets.UTF_8)))
        .POST(HttpRequest.BodyPublishers.ofFile(file)).build());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static long waiting(Installation passerelle) throws Exception {
    return passerelle.count("select count(*) from act_ru_task where task_def_key_ = 'userTask_reviewReferral'");
  }

  private static Path write(Path file, int referrals) throws IOException {
    Random random = new Random(20_261_121);
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int number = 1; number <= referrals; number++) {
        lines.write(referral(number, random).toString());
        lines.newLine();
      }
    }
    return file;
  }

  private static ObjectNode referral(int number, Random random) {
    int size = 1 + random.nextInt(6);
    boolean couple = size > 1 && random.nextBoolean();
    ObjectNode sent = JSON.createObjectNode();
    sent.put("partnerReference", "BENCH-%06d".formatted(number)).put("primaryCategory", "LPN").put("secondaryCategory", "LAD").put("caseSize", size)
        .put("danger", "none").put("medicalNeed", "none").put("countryOfAsylum", "PAK").put("insideHomeCountry", false)
        .put("claim", "A fictional account. ".repeat(40)).put("need", "A fictional need. ".repeat(30)).put("consent", true);
    sent.putArray("languages").add("prs");
    String family = name(random, 6);
    for (int position = 0; position < size; position++) {
      boolean parent = position == 0 || position == 1 && couple;
      ObjectNode person = sent.withArray("persons").addObject();
      person.put("relation", position == 0 ? "principalApplicant" : parent ? "spouse" : "child").put("accompanying", true)
          .put("fullName", name(random, 5) + " " + family).put("sex", position % 2 == 0 ? "female" : "male")
          .put("birthDate", "%d-%02d-%02d".formatted((parent ? 1970 : 2008) + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(28)))
          .put("nationality", "AFG").put("documentType", "unhcrCertificate").put("documentNumber", "F%07d-%d".formatted(number, position));
    }
    sent.putObject("declaration").put("signedOn", "2026-01-15").put("signedBy", "Robin Partridge").put("applicantSigned", true);
    return sent;
  }

  private static String name(Random random, int syllables) {
    StringBuilder name = new StringBuilder();
    for (int syllable = 0; syllable < syllables; syllable++) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
