package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Persons;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.identity.biometrics.RecordingBiometrics;
import org.passerelle.screening.merge.MergeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Canary names, reasons and numbers travel the whole journey; afterwards every engine table, every log line, every metric and every letter is
 * searched for them.
 */
class NoPersonalDataTest extends JourneyTest {

  private static final List<String> CANARIES = List.of("Kanarienvogel", "کناری", "CNRY-99871", "canaryclaim", "canaryneed", "canaryreason",
      "canaryplace", "canarybooth", "canaryref", "canarypaper", "canaryremark", "canaryflight", "1977-07-07");

  @Autowired
  private MergeUnit unit;

  @Autowired
  private CaseFiles files;

  @Autowired
  private Persons persons;

  @Autowired
  private RecordingBiometrics recording;

  @Autowired(required = false)
  private PrometheusMeterRegistry metrics;

  @Test
  void nothingPersonalLeavesTheFile() {
    ListAppender<ILoggingEvent> log = listen();
    Map<String, Object> canary = referral(Map.of("caseSize", 1, "claim", "canaryclaim of fiction", "need", "canaryneed of fiction", "persons",
        List.of(Map.of("relation", "principalApplicant", "accompanying", true, "fullName", "Kanarienvogel", "nameInScript", "کناری", "sex",
            "female", "birthDate", "1977-07-07", "nationality", "AFG", "documentType", "passport", "documentNumber", "CNRY-99871"))));
    String number = refer(canary);
    // the same person comes in again, and is linked and told apart
    Map<String, Object> again = new java.util.HashMap<>(canary);
    again.put("partnerReference", "J-" + java.util.UUID.randomUUID());
    String second = refer(again);
    officers.complete(second, "userTask_resolveDuplicate", "merge", Map.of("duplicateDecision", "linked", "reason", "canaryreason"));
    unit.undo(jdbc.sql("select id from record_link where reason = 'canaryreason' and undone_at is null").query(java.util.UUID.class).single(), "canaryreason",
        "merge");
    officers.complete(number, "userTask_reviewReferral", "intake", Map.of("referralDecision", "accepted", "reason", "canaryreason"));
    officers.complete(number, "userTask_assessSafety", "identity", Map.of("contact", "inPerson", "staffSex", "any", "workPlace",
        "outsideControlledArea", "familySafety", "canaryreason", "ngoSafety", "canaryreason"));
    throughIdentity(number);
    stateTakesCharge(number, "canaryreason");
    CaseFile file = files.byNumber(number).orElseThrow();
    officers.signIn("identity");
    recording.record(file, persons.of(file.id()).get(0).id(), new RecordingBiometrics.Entry(today().minusDays(2), "TUR", "canarybooth", Result.noMatch,
        "canaryref", "canaryreason"));
    officers.complete(number, "userTask_recordBiometrics", "identity", Map.of("note", "canaryreason"));
    officers.complete(number, "userTask_chooseDestination", "destining", Map.of("destination", "winnipeg", "reason", "canaryreason"));
    officers.complete(number, "userTask_planArrival", "destining",
        Map.of("arrivalDate", today().plusDays(20).toString(), "port", "YWG", "flight", "canaryflight", "remarks", "canaryremark",
            "originPlace", "canaryplace", "onward", "road", "onwardDetails", "canaryremark", "onwardArrives", today().plusDays(20) + "T18:00"));

    assertThat(jdbc.sql("select count(*) from person where full_name = 'Kanarienvogel'").query(Long.class).single())
        .as("the canary is on file").isEqualTo(2);
    for (String word : CANARIES) {
      assertThat(engineTablesWith(word)).as("engine tables with " + word).isEmpty();
      assertThat(log.list).as("log lines with " + word).noneMatch(line -> line.getFormattedMessage().contains(word)
          || line.getThrowableProxy() != null && String.valueOf(line.getThrowableProxy().getMessage()).contains(word));
      assertThat(metrics.scrape()).as("metrics with " + word).doesNotContain(word);
      assertThat(count("select count(*) from outbox o where o::text ilike ?", word)).as("letters with " + word).isZero();
      assertThat(count("select count(*) from audit_event a where a::text ilike ?", word)).as("audit with " + word).isZero();
      assertThat(count("select count(*) from case_event e where e::text ilike ?", word)).as("timeline with " + word).isZero();
    }
    stopListening(log);
  }

  private TreeSet<String> engineTablesWith(String canary) {
    TreeSet<String> found = new TreeSet<>();
    List<String> tables = jdbc.sql("select relname from pg_class where relkind = 'r' and relname like 'act\\_%'").query(String.class).list();
    assertThat(tables).hasSizeGreaterThan(40);
    for (String table : tables) {
      if (count("select count(*) from " + table + " t where t::text ilike ?", canary) > 0) {
        found.add(table);
      }
    }
    if (jdbc.sql("select count(*) from act_ge_bytearray where position(convert_to(?, 'UTF8') in bytes_) > 0").param(canary)
        .query(Long.class).single() > 0) {
      found.add("act_ge_bytearray");
    }
    return found;
  }

  private long count(String sql, String canary) {
    return jdbc.sql(sql).param("%" + canary + "%").query(Long.class).single();
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    root().addAppender(appender);
    root().setLevel(ch.qos.logback.classic.Level.INFO);
    return appender;
  }

  private static void stopListening(ListAppender<ILoggingEvent> appender) {
    root().detachAppender(appender);
    root().setLevel(ch.qos.logback.classic.Level.WARN);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
