package org.passerelle.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.passerelle.Passerelle;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.handoff.NoticeRecipients;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.standings.ArrivalFigures;
import org.passerelle.partner.Organizations;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.ChoosingStream;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.sponsorship.SponsorshipMatching;
import org.passerelle.sponsorship.WaitingFamilies;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.passerelle.sponsorship.draw.Applying;
import org.passerelle.sponsorship.draw.PublishedDraws;
import org.passerelle.sponsorship.draw.WindowKeeping;
import org.passerelle.sponsorship.eligibility.FiguresOnFile;
import org.passerelle.sponsorship.eligibility.NamedSponsor;
import org.passerelle.sponsorship.register.OpenFamilies;
import org.passerelle.sponsorship.register.OwnSponsor;
import org.passerelle.sponsorship.register.SponsorRegister;
import org.passerelle.sponsorship.round.CollectingPool;
import org.passerelle.sponsorship.round.FamilyMatters;
import org.passerelle.sponsorship.round.PlanningRound;
import org.passerelle.sponsorship.round.PublishingHolds;
import org.passerelle.sponsorship.round.ReadingRounds;
import org.passerelle.sponsorship.round.ReadingRounds.Shown;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings;
import org.passerelle.sponsorship.undertaking.FilingUndertakings;
import org.passerelle.sponsorship.undertaking.UndertakingsOnFile;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long people wait for each list and page of the sponsorship room when many families and sponsors are on file, how many statements it takes,
 * and which tables are read from end to end for it, then the same for supervisors' lists of arrivals. Everybody is made up. First one round is collected,
 * planned and published for real; with {@code arrivals} as a further argument the sponsorship room is left out.
 */
final class ListsBench implements Bench.Measurement {

  private static final int WARM_UP = 3;
  private static final int RUNS = 15;

  /** Reading so many rows from end to end is no way to find twenty-five. */
  private static final int FEW_ROWS = 1_000;

  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private ConfigurableApplicationContext house;
  private final Counter counter = new Counter();

  @Override
  public void run(List<String> arguments) throws Exception {
    if (!OwnJvm.isThis()) {
      OwnJvm.run("lists", "3g", arguments);
      return;
    }
    int families = arguments.isEmpty() ? 20_000 : Integer.parseInt(arguments.get(0));
    int sponsors = arguments.size() < 2 ? 2_000 : Integer.parseInt(arguments.get(1));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
        statement.execute("create database lists encoding 'UTF8' locale 'C.UTF-8' template template0");
      }
      try (ConfigurableApplicationContext context = SpringApplication.run(Passerelle.class, "--spring.profiles.active=local,test", "--server.port=0",
          "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "lists"), "--spring.datasource.username=postgres", "--spring.datasource.password=postgres")) {
        house = context;
        jdbc = house.getBean(JdbcClient.class);
        transaction = house.getBean(TransactionTemplate.class);
        counter.start();
        long begin = System.nanoTime();
        fill("bench/lists.sql", families, sponsors);
        System.err.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
        // what wakes up with the first question is no part of any figure
        bean(SponsorshipMatching.class).assess(id("case", 5));
        if (!arguments.contains("arrivals")) {
          round();
          measure(families, sponsors);
        }
        fill("bench/arrivals.sql", families, sponsors);
        arrivals();
      }
    }
  }

  private void fill(String script, int families, int sponsors) throws IOException {
    try (InputStream sql = ListsBench.class.getClassLoader().getResourceAsStream(script)) {
      String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace(":families", "" + families).replace(":sponsors", "" + sponsors);
      house.getBean(org.springframework.jdbc.core.JdbcTemplate.class).execute(text);
    }
    // what the store does by itself in a house that lives
    house.getBean(org.springframework.jdbc.core.JdbcTemplate.class).execute("vacuum analyze");
  }

  /** A round from end to end, as its jobs do it. */
  private void round() throws IOException {
    UUID round = UUID.randomUUID();
    jdbc.sql("insert into matching_round (id, number, state, begun_by, begun_at) values (?, 'R-2026-8000', 'begun', 'bench', now())").param(round).update();
    FamiliesToPlace places = bean(FamiliesToPlace.class);
    List<UUID> waiting = bean(WaitingFamilies.class).now();
    once("round: read families", () -> places.of(waiting).size());
    once("round: collect", () -> {
      bean(CollectingPool.class).collect(round);
      return jdbc.sql("select count(*) from round_family where round_id = ?").param(round).query(Integer.class).single();
    });
    once("round: plan", () -> {
      bean(PlanningRound.class).plan(round);
      return jdbc.sql("select count(planned) from round_family where round_id = ?").param(round).query(Integer.class).single();
    });
    fill("bench/rounds.sql", 0, 0);
    once("round: publish", () -> transaction.execute(status -> {
      status.setRollbackOnly();
      jdbc.sql("update matching_round set state = 'publishing' where id = ?").param(round).update();
      return bean(PublishingHolds.class).publish(round).size();
    }));
  }

  private void measure(int families, int sponsors) {
    IntFunction<UUID> sponsor = run -> id("sponsor", 1 + run * 41 % sponsors);
    IntFunction<UUID> quebec = run -> id("sponsor", 5 + run * 45 % sponsors);
    IntFunction<UUID> past = run -> id("case", families / 2 + 2 + run * 31 % (families / 2 - 2));
    UUID ministry = bean(Organizations.class).officeOf("QC").id();
    LocalDate today = LocalDate.now();
    SponsorRegister register = bean(SponsorRegister.class);
    SponsorRegister.Filter all = new SponsorRegister.Filter(null, null, null, null);
    list("sponsors", run -> register.page(all, null, today).size());
    list("sponsors: last page", run -> register.page(all, "BENCH0" + (sponsors - 30), today).size());
    list("sponsors: search", run -> register.page(new SponsorRegister.Filter(null, "ON", "open", "fictif 1"), null, today).size());
    list("sponsor: whole", run -> bean(OwnSponsor.class).read(sponsor.apply(run)).members().size());

    OpenFamilies open = bean(OpenFamilies.class);
    once("family cards: first reader after a change", () -> open.page(sponsor.apply(3), null).families().size());
    list("family cards", run -> open.page(sponsor.apply(run), null).families().size());
    list("family cards: few in reach", run -> open.page(id("sponsor", 4 + run * 30 % sponsors), null).families().size());
    SponsorAnswers answers = bean(SponsorAnswers.class);
    list("proposals: to answer", run -> answers.toAnswer(sponsor.apply(run)).size());
    list("proposals: past", run -> answers.past(sponsor.apply(run), 0).size());
    list("proposal", run -> answers.open(proposal(past.apply(run)).sponsor(), proposal(past.apply(run)).id()).map(opened -> 1).orElse(0));

    FilingUndertakings filing = bean(FilingUndertakings.class);
    UndertakingsOnFile onFile = bean(UndertakingsOnFile.class);
    DecidingUndertakings deciding = bean(DecidingUndertakings.class);
    list("undertakings: sponsor", run -> filing.list(sponsor.apply(run), null).size());
    list("undertaking: sponsor", run -> {
      UUID undertaking = jdbc.sql("select id from undertaking where sponsor_id = ? and state = 'approved' limit 1").param(sponsor.apply(run)).query(UUID.class).optional().orElse(ministry);
      return filing.open(sponsor.apply(run), undertaking).map(found -> found.filings().size()).orElse(0);
    });
    list("undertakings: to file", run -> onFile.toFile(null).size());
    list("undertakings: to decide", run -> onFile.toDecide(null).size());
    list("undertakings: ministry, waiting", run -> deciding.list(ministry, true, null).size());
    list("undertakings: ministry, decided", run -> deciding.list(ministry, false, null).size());
    list("undertakings: case", run -> onFile.all(past.apply(run)).size());
    list("reports overdue", run -> onFile.overdueReports(null).size());

    list("windows: sponsor", run -> bean(Applying.class).windows().size());
    list("applications: sponsor", run -> bean(Applying.class).of(quebec.apply(run), null).size());
    list("windows: ministry", run -> bean(WindowKeeping.class).of(ministry, null).size());
    list("window: ministry", run -> bean(WindowKeeping.class).open(ministry, id("window", 1)).orElseThrow().applications());
    PublishedDraws draws = bean(PublishedDraws.class);
    list("draws", run -> draws.page(null).size());
    list("draw: list", run -> draws.list(draws.find(id("window", 2)).orElseThrow(), "400").size());

    ReadingRounds rounds = bean(ReadingRounds.class);
    String number = "R-2026-8000";
    list("rounds", run -> rounds.page(null).size());
    for (Shown shown : Shown.values()) {
      list("round: " + shown, run -> rounds.open(number, shown, run * 25).orElseThrow().families().size());
    }
    list("round: a family's reasons", run -> rounds.family(number, caseOf(id("case", 1 + run * 31 % (families / 2))).number(), 0).orElseThrow().family().allowed().size());
    list("overrides", run -> rounds.overrides(null).size());
    list("overrides: what became", run -> rounds.became().size());

    list("breakdowns", run -> bean(Breakdowns.class).open(caseOf(past.apply(run))).size());
    list("stream", run -> bean(ChoosingStream.class).history(caseOf(id("case", 5 + run * 5))).size() + bean(ChoosingStream.class).open(caseOf(id("case", 5 + run * 5))).size());
    list("assessment", run -> bean(SponsorshipMatching.class).assess(id("case", 5 + run * 11)).sponsorAvailable() ? 1 : 0);
    list("named sponsor", run -> bean(NamedSponsor.class).of(id("case", 5 + run * 5)).map(answer -> 1).orElse(0));
    list("who takes charge", run -> bean(Charges.class).of(past.apply(run)).proposals().size());
    list("family matters", run -> bean(FamilyMatters.class).ties(id("case", 3 + run * 3)).size() + bean(FamilyMatters.class).wishes(id("case", 4 + run * 4)).size());
    list("figures", run -> bean(FiguresOnFile.class).tables().size());
  }

  private void arrivals() {
    ArrivalFigures figures = bean(ArrivalFigures.class);
    NoticeRecipients recipients = bean(NoticeRecipients.class);
    int year = LocalDate.now().getYear();
    list("arrivals: last year", run -> figures.of(year - 1).size());
    list("arrivals: this year", run -> figures.of(year).size());
    list("arrivals: next year", run -> figures.of(year + 1).size());
    list("arrivals: plan", run -> bean(CityPlans.class).standings(year).size());
    list("arrivals: coming days", run -> figures.comingDays().size());
    list("arrivals: families that did not come", run -> figures.missing().size());
    list("receipts missing", run -> recipients.overdue(null).size());
    String last = recipients.overdue(null).get(NoticeRecipients.PAGE - 1).key();
    list("receipts missing: next page", run -> recipients.overdue(last).size());
  }

  private interface Reading {
    int rows() throws Exception;
  }

  /** What is done once in a while, not once a page. */
  private void once(String name, Reading reading) {
    counter.reset();
    long begin = System.nanoTime();
    int rows;
    try {
      rows = reading.rows();
    } catch (Exception e) {
      throw new IllegalStateException(name, e);
    }
    double took = (System.nanoTime() - begin) / 1e6;
    print(name, rows, took, took, counter.statements, Map.of());
  }

  private void list(String name, IntFunction<Integer> reading) {
    IntStream.range(0, WARM_UP).forEach(reading::apply);
    double[] millis = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long begin = System.nanoTime();
      reading.apply(WARM_UP + run);
      millis[run] = (System.nanoTime() - begin) / 1e6;
    }
    java.util.Arrays.sort(millis);
    transaction.executeWithoutResult(status -> {
      Map<String, Long> before = readToTheEnd();
      counter.reset();
      int rows = reading.apply(WARM_UP);
      int statements = counter.statements;
      Map<String, Long> after = readToTheEnd();
      after.replaceAll((table, read) -> read - before.getOrDefault(table, 0L));
      after.values().removeIf(read -> read < FEW_ROWS);
      print(name, rows, millis[RUNS / 2], millis[RUNS - 1], statements, after);
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

  private static void print(String name, int rows, double median, double worst, int statements, Map<String, Long> endToEnd) {
    System.out.printf(Locale.ROOT, "{\"bench\":\"lists\",\"list\":\"%s\",\"rows\":%d,\"ms\":%.1f,\"worstMs\":%.1f,\"statements\":%d,\"readToTheEnd\":%s}%n", name, rows,
        median, worst, statements, endToEnd.entrySet().stream().map(table -> "\"" + table.getKey() + "\":" + table.getValue()).collect(Collectors.joining(",", "{", "}")));
  }

  private <T> T bean(Class<T> type) {
    return house.getBean(type);
  }

  private CaseFile caseOf(UUID id) {
    return bean(CaseFiles.class).get(id);
  }

  private record Proposed(UUID id, UUID sponsor) {
  }

  private Proposed proposal(UUID caseId) {
    return jdbc.sql("select id, sponsor_id as sponsor from proposal where case_id = ? and state in ('held', 'accepted')").param(caseId).query(Proposed.class).single();
  }

  /** As {@code lists.sql} makes them. */
  private static UUID id(String what, int number) {
    try {
      byte[] digest = java.security.MessageDigest.getInstance("MD5").digest((what + number).getBytes(StandardCharsets.UTF_8));
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(digest);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts the statements that storage sends. */
  private static final class Counter extends AppenderBase<ILoggingEvent> {

    private int statements;

    @Override
    public void start() {
      super.start();
      Logger logger = (Logger) LoggerFactory.getLogger(org.springframework.jdbc.core.JdbcTemplate.class);
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      statements += event.getMessage().startsWith("Executing prepared SQL statement") ? 1 : 0;
    }

    void reset() {
      statements = 0;
    }
  }
}
