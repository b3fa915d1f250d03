package org.passerelle.screening.duplicate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.passerelle.casefile.Person;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People in the tables of the house, found by the look-up of the house, in a database that has nothing else in it. */
public final class PopulationOnFile {

  private static final int ROUND = 20_000;
  private static final int FAMILY = 4;
  private static final UUID NO_CASE = new UUID(0, 0);

  private final DataSource database;
  private final PersonLookup lookup;
  private final KeyStatistics statistics;

  /** Makes the tables. */
  public PopulationOnFile(DataSource database) {
    this.database = database;
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    JdbcClient jdbc = JdbcClient.create(database);
    statistics = new KeyStatistics(jdbc, Clock.systemUTC());
    lookup = new PersonLookup(new PersonSearch(jdbc, statistics, new DefaultListableBeanFactory().getBeanProvider(FurtherNames.class)), statistics);
  }

  /** Writes these people, four to a case. */
  public void seed(MadeUpPeople people, int persons) throws SQLException, IOException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("set maintenance_work_mem = '512MB'");
      statement.execute("insert into organization (id, code, kind, name_en, name_fr, language, email) "
          + "values (gen_random_uuid(), 'BENCH', 'referralPartner', 'Bench', 'Banc', 'en', 'bench@example.org')");
      // who was made up belongs to a case that was made up: nothing to check row by row
      statement.execute("set session_replication_role = replica");
      statement.execute("set synchronous_commit = off");
      statement.execute("drop index person_search_keys");
      CopyManager copy = connection.unwrap(BaseConnection.class).getCopyAPI();
      int cases = 0;
      for (int done = 0; done < persons; done += ROUND) {
        List<Person> round = IntStream.range(0, Math.min(ROUND, persons - done)).mapToObj(number -> people.person()).toList();
        List<UUID> files = IntStream.range(0, (round.size() + FAMILY - 1) / FAMILY).mapToObj(number -> UUID.randomUUID()).toList();
        statement.execute("insert into case_file (id, number, partner_id, partner_reference, stage, received_at, screened_at) select id::uuid, 'B-' || n, "
            + "(select id from organization where code = 'BENCH'), 'B-' || n, 'intake', now(), now() from unnest(array['"
            + files.stream().map(UUID::toString).collect(Collectors.joining("','")) + "']) with ordinality as f (id, m), lateral (select m + " + cases + " as n) as numbered");
        cases += files.size();
        String rows = lines(round, files, PopulationOnFile::person);
        String found = lines(round, files, PopulationOnFile::search);
        copy.copyIn("copy person (id, case_id, position, relation, accompanying, full_name, name_in_script, sex, birth_as_written, birth_earliest, "
            + "birth_latest, nationality, document_type, document_number) from stdin", new StringReader(rows));
        copy.copyIn("copy person_search (person_id, case_id, version, compared, keys) from stdin", new StringReader(found));
      }
      statement.execute("create index person_search_keys on person_search using gin (keys) with (fastupdate = off)");
      statement.execute("vacuum analyze person_search");
      statement.execute("checkpoint");
    }
    statistics.now();
  }

  private interface Row {
    Stream<String> of(Person person, UUID file, int number);
  }

  private static String lines(List<Person> people, List<UUID> files, Row row) {
    return IntStream.range(0, people.size()).parallel().mapToObj(number -> row.of(people.get(number), files.get(number / FAMILY), number)
        .map(PopulationOnFile::cell).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
  }

  private static Stream<String> person(Person person, UUID file, int number) {
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of(person.id().toString(), file.toString(), "" + (1 + number % FAMILY), person.relation(), "t", person.fullName()));
    cells.add(person.nameInScript());
    cells.addAll(List.of(person.sex(), person.birthAsWritten().startsWith("≈") ? "age" : person.birthAsWritten()));
    cells.add(person.birthEarliest() == null ? null : person.birthEarliest().toString());
    cells.add(person.birthLatest() == null ? null : person.birthLatest().toString());
    cells.add(person.nationality());
    cells.add(person.documentType());
    cells.add(person.documentNumber());
    return cells.stream();
  }

  private static Stream<String> search(Person person, UUID file, int number) {
    PersonRecord record = PersonRecord.of(person);
    return Stream.of(person.id().toString(), file.toString(), "" + SearchKeys.VERSION, record.stored(),
        SearchKeys.of(record).stream().map(key -> '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"').collect(Collectors.joining(",", "{", "}")));
  }

  private static String cell(String text) {
    return text == null ? "\\N" : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  /** Whom an officer would be asked about if this person came in. */
  public List<UUID> lookUp(Person person) {
    PersonRecord record = PersonRecord.of(person);
    return lookup.likely(record, lookup.candidates(record, NO_CASE), candidate -> Weights.CURRENT.possible()).stream().map(likely -> likely.found().id()).toList();
  }

  /** The same by reading and comparing everyone. */
  public List<UUID> readAll(Person person) {
    PersonRecord record = PersonRecord.of(person);
    PersonLikeness likeness = lookup.likeness();
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(5_000);
    List<UUID> found = new ArrayList<>();
    new org.springframework.transaction.support.TransactionTemplate(new org.springframework.jdbc.datasource.DataSourceTransactionManager(database))
        .executeWithoutResult(status -> jdbc.query("select person_id, compared from person_search", row -> {
          double weight = likeness.between(record, PersonRecord.read(row.getString("compared")), Weights.CURRENT.possible()).weight();
          if (weight >= Weights.CURRENT.possible()) {
            found.add(row.getObject("person_id", UUID.class));
          }
        }));
    return found;
  }

  /** How the store goes about a look-up. */
  public String explained(Person person) {
    KeyStatistics.Snapshot counted = statistics.now();
    SearchKeys.Query query = SearchKeys.query(PersonRecord.of(person), counted::bearing, counted.people());
    List<Object> keys = new ArrayList<>();
    keys.add(query.any().toArray(String[]::new));
    String having = "keys && ?::text[]" + query.together().stream().map(both -> {
      keys.add(both.toArray(String[]::new));
      return " or keys @> ?::text[]";
    }).collect(Collectors.joining());
    return query + "\n" + String.join("\n", JdbcClient.create(database).sql("explain (analyze, buffers) select person_id, case_id, compared from person_search where (" + having + ")")
        .params(keys).query(String.class).list());
  }
}
