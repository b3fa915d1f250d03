package org.passerelle.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.passerelle.Passerelle;
import org.passerelle.casefile.CaseArchive;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.HandoffRecords;
import org.passerelle.handoff.NoticeRecipients;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.QuebecSelection;
import org.passerelle.handoff.RecallRecords;
import org.passerelle.handoff.aftercare.FamilySearches;
import org.passerelle.handoff.aftercare.FirstMonths;
import org.passerelle.handoff.aftercare.HealthTeams;
import org.passerelle.handoff.aftercare.MilestoneRounds;
import org.passerelle.handoff.aftercare.OneYearWindows;
import org.passerelle.handoff.aftercare.SettlingMilestones;
import org.passerelle.handoff.aftercare.UnannouncedArrivals;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.disclosure.DisclosureAgreements;
import org.passerelle.handoff.disclosure.DisclosureIncidentRecords;
import org.passerelle.handoff.disclosure.Gaps;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterTable;
import org.passerelle.notification.Attempts;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long people wait for each list of the handover after some years of arrivals, and which tables are read from end to end for it. Everybody is
 * made up.
 */
final class HandoverBench implements Bench.Measurement {

  private static final int WARM_UP = 3;
  private static final int RUNS = 9;

  /** Reading so many rows from end to end is no way to find twenty-five. */
  private static final int FEW_ROWS = 1_000;

  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private ConfigurableApplicationContext house;

  @Override
  public void run(List<String> arguments) throws Exception {
    if (!OwnJvm.isThis()) {
      OwnJvm.run("handover", "2g", arguments);
      return;
    }
    int cases = arguments.isEmpty() ? 20_000 : Integer.parseInt(arguments.get(0));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
        statement.execute("create database handover encoding 'UTF8' locale 'C.UTF-8' template template0");
      }
      try (ConfigurableApplicationContext context = SpringApplication.run(Passerelle.class, "--spring.profiles.active=local,test", "--server.port=0",
          "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "handover"), "--spring.datasource.username=postgres", "--spring.datasource.password=postgres")) {
        house = context;
        ((Logger) LoggerFactory.getLogger("org.passerelle")).setLevel(Level.WARN);
        jdbc = bean(JdbcClient.class);
        transaction = bean(TransactionTemplate.class);
        fill(cases);
        measure(cases);
      }
    }
  }

  private void fill(int cases) throws Exception {
    try (InputStream sql = HandoverBench.class.getClassLoader().getResourceAsStream("bench/handover.sql")) {
      bean(JdbcTemplate.class).execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace(":cases", "" + cases));
    }
    // what the store does by itself in a house that lives
    bean(JdbcTemplate.class).execute("vacuum analyze");
    for (String table : List.of("case_file", "notice", "notice_recipient", "milestone", "disclosure", "outbox", "outbox_attempt", "unannounced_report")) {
      System.err.println(table + " " + jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
  }

  private void measure(int cases) {
    province(cases);
    aftercare(cases);
    disclosure(cases);
    rest(cases);
  }

  private void province(int cases) {
    NoticesOfArrival notices = bean(NoticesOfArrival.class);
    UUID large = organization("PROVINCEON");
    UUID small = organization("PROVINCEPE");
    UUID sponsor = jdbc.sql("select id from organization where kind = 'sponsor' order by code limit 1").query(UUID.class).single();
    DisclosureChannel page = DisclosureChannel.page;
    list("arrivals: expected, large office", run -> notices.list(large, true, 1, page).rows().size());
    list("arrivals: expected, small office", run -> notices.list(small, true, 1, page).rows().size());
    list("arrivals: ended, large office", run -> notices.list(large, false, 1, page).rows().size());
    list("arrivals: ended, 40th page", run -> notices.list(large, false, 40, page).rows().size());
    list("arrivals: sponsor's copies", run -> notices.copies(sponsor, 1, page).rows().size());
    list("arrivals: copies to destroy", run -> bean(RecallRecords.class).owed(large).size());
    list("arrivals: receipts missing", run -> bean(NoticeRecipients.class).overdue(null).size());
    list("arrivals: case", run -> bean(HandoffRecords.class).of(id("case", cases / 2 + run)).notices().size());
    QuebecSelection selections = bean(QuebecSelection.class);
    UUID ministry = organization("MINISTEREQC");
    list("selections: waiting", run -> selections.list(ministry, true, 1, page).rows().size());
    list("selections: ended", run -> selections.list(ministry, false, 1, page).rows().size());
    list("selections: ended, 40th page", run -> selections.list(ministry, false, 40, page).rows().size());
  }

  private void aftercare(int cases) {
    HealthTeams teams = bean(HealthTeams.class);
    DisclosureChannel page = DisclosureChannel.page;
    for (String team : List.of("SANTEMONTREAL", "SANTEMAURICIE")) {
      UUID id = organization(team);
      list("health: waiting, " + team, run -> teams.list(id, true, null, page).size());
      list("health: settled, " + team, run -> teams.list(id, false, null, page).size());
    }
    FirstMonths months = bean(FirstMonths.class);
    list("first months: indicator", run -> months.assessed().size());
    list("first months: overdue", run -> months.overdue().size());
    list("milestones: of a notice", run -> {
      int i = cases * 3 / 4 + run * 4;
      return bean(SettlingMilestones.class).ofNotice(jdbc.sql("select office.province_id from notice office where id = ?").param(notice(i)).query(UUID.class).single(), notice(i)).size();
    });
    once("milestones: one round of reminders", () -> bean(MilestoneRounds.class).tell());
    UnannouncedArrivals arrivals = bean(UnannouncedArrivals.class);
    UUID deep = jdbc.sql("select id from unannounced_report where settled_at is not null order by settled_at desc offset 3000 limit 1").query(UUID.class).single();
    list("unannounced: waiting", run -> arrivals.list(true, null).size());
    list("unannounced: settled", run -> arrivals.list(false, null).size());
    list("unannounced: settled, 120th page", run -> arrivals.list(false, deep).size());
    list("unannounced: own", run -> arrivals.of(organization("PROVINCEON")).size());
    list("search: steps", run -> bean(FamilySearches.class).of(id("case", 11 + 200 * run)).size());
    list("search: whom to ask", run -> bean(FamilySearches.class).toAsk(id("case", 11 + 200 * run)).size());
    list("one-year window", run -> bean(OneYearWindows.class).of(id("case", cases / 2 + run)).map(window -> 1).orElse(0));
  }

  private void disclosure(int cases) {
    Register register = bean(Register.class);
    Register.Search all = new Register.Search(null, null, null);
    UUID office = organization("PROVINCEPE");
    Instant from = Instant.now().minus(400, ChronoUnit.DAYS);
    Register.Search month = new Register.Search(null, from, from.plus(30, ChronoUnit.DAYS));
    Register.Search both = new Register.Search(office, from, from.plus(30, ChronoUnit.DAYS));
    long deep = jdbc.sql("select id from disclosure order by at desc offset 100000 limit 1").query(Long.class).single();
    list("disclosures: all", run -> register.page(all, null).size());
    list("disclosures: all, 4000th page", run -> register.page(all, deep).size());
    list("disclosures: recipient", run -> register.page(new Register.Search(office, null, null), null).size());
    list("disclosures: month", run -> register.page(month, null).size());
    list("disclosures: recipient and month", run -> register.page(both, null).size());
    list("disclosures: case", run -> register.ofCase(id("case", cases / 2 + run), null).size());
    list("disclosures: notice", run -> register.ofNotice(id("case", cases / 2 + run), "NAT-2020-%06d".formatted(cases / 2 + run)).size());
    once("disclosures: table of a month", () -> bean(RegisterTable.class).write(month, OutputStream.nullOutputStream()));
    DisclosureIncidentRecords incidents = bean(DisclosureIncidentRecords.class);
    list("incidents", run -> incidents.page(null).size());
    list("incidents: recalls read", run -> incidents.recallsRead().size());
    list("agreements", run -> bean(DisclosureAgreements.class).standings(LocalDate.now(), null).size());
    list("agreements: missing", run -> bean(Gaps.class).open(LocalDate.now()).size());
  }

  private void rest(int cases) {
    list("city plan", run -> bean(CityPlans.class).standings(LocalDate.now().getYear()).size());
    list("outbox: attempts", run -> bean(Attempts.class).of(id("mail", (cases / 2 + run) + ".1")).size());
    list("outbox: undelivered", run -> jdbc.sql("select id from outbox where sent_at is null order by given_up_at nulls last, next_attempt_at limit 50").query(UUID.class).list().size());
    CaseArchive archive = bean(CaseArchive.class);
    list("archive: one", run -> archive.find("PAS-2020-%06d".formatted(2 + run * 7)).map(found -> 1).orElse(0));
    once("archive: two hundred of a night", () -> archive.archiveDue(LocalDate.now(), 200));
  }

  private interface Work {
    void run() throws Exception;
  }

  private void once(String name, Work work) {
    transaction.executeWithoutResult(status -> {
      Map<String, Long> before = readToTheEnd();
      long begin = System.nanoTime();
      try {
        work.run();
      } catch (Exception e) {
        throw new IllegalStateException(name, e);
      }
      double took = (System.nanoTime() - begin) / 1e6;
      print(name, 0, took, took, since(before));
      status.setRollbackOnly();
    });
  }

  private void list(String name, IntFunction<Integer> reading) {
    double[] millis = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      int each = run + WARM_UP;
      long begin = System.nanoTime();
      reading.apply(each);
      if (run >= 0) {
        millis[run] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    transaction.executeWithoutResult(status -> {
      Map<String, Long> before = readToTheEnd();
      int rows = reading.apply(WARM_UP);
      print(name, rows, millis[RUNS / 2], millis[RUNS - 1], since(before));
      status.setRollbackOnly();
    });
  }

  /** How many rows this connection has read by going through a table from end to end. */
  private Map<String, Long> readToTheEnd() {
    Map<String, Long> read = new TreeMap<>();
    jdbc.sql("select relname, seq_tup_read from pg_stat_xact_user_tables where seq_tup_read > 0").query(row -> {
      read.put(row.getString(1), row.getLong(2));
    });
    return read;
  }

  private Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> after = readToTheEnd();
    after.replaceAll((table, read) -> read - before.getOrDefault(table, 0L));
    after.values().removeIf(read -> read < FEW_ROWS);
    return after;
  }

  private static void print(String name, int rows, double median, double worst, Map<String, Long> endToEnd) {
    System.out.printf(Locale.ROOT, "{\"bench\":\"handover\",\"list\":\"%s\",\"rows\":%d,\"ms\":%.1f,\"worstMs\":%.1f,\"readToTheEnd\":%s}%n", name, rows, median, worst,
        endToEnd.entrySet().stream().map(table -> "\"" + table.getKey() + "\":" + table.getValue()).collect(Collectors.joining(",", "{", "}")));
  }

  private <T> T bean(Class<T> type) {
    return house.getBean(type);
  }

  private UUID organization(String code) {
    return jdbc.sql("select id from organization where code = ?").param(code).query(UUID.class).single();
  }

  private static UUID notice(int i) {
    return id("notice", i + "." + (1 + i % 4));
  }

  /** As {@code handover.sql} makes them. */
  private static UUID id(String what, Object number) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest((what + number).getBytes(StandardCharsets.UTF_8)));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
