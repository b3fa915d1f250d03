package org.passerelle.screening.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.passerelle.casefile.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of search keys and of suspicions that two persons are one. */
@Component
public class Suspicions {

  private final JdbcClient jdbc;
  private final Clock clock;

  Suspicions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes the keys under which these persons are found from now on. */
  void remember(List<Person> people) {
    jdbc.sql("delete from person_key where person_id = any(?::uuid[])")
        .param(people.stream().map(person -> person.id().toString()).toArray(String[]::new)).update();
    List<String[]> rows = people.stream()
        .flatMap(person -> PersonKeys.of(person).stream().map(key -> new String[] {person.id().toString(), key})).toList();
    jdbc.sql("insert into person_key (person_id, key) select person, key from unnest(?::uuid[], ?::text[]) as k (person, key)")
        .params(column(rows, 0), column(rows, 1)).update();
  }

  /**
   * Pairs of a person of this case and one of another who share a key, unless an officer has decided about those two already or is asked to in
   * the other case.
   */
  List<Pair> sharingAKey(UUID caseId) {
    return jdbc.sql("select distinct " + columns("p", "") + ", " + columns("q", "other_") + ", q.case_id as other_case "
            + "from person p join person_key k on k.person_id = p.id join person_key o on o.key = k.key and o.person_id <> p.id "
            + "join person q on q.id = o.person_id and q.case_id <> p.case_id join case_file c on c.id = p.case_id "
            + "join case_file d on d.id = q.case_id and (d.number < c.number or d.screened_at is not null) where p.case_id = ? and not exists "
            + "(select 1 from duplicate_suspicion s where (s.decision is not null or s.case_id <> p.case_id) and (s.person_id = p.id and s.other_person_id = q.id "
            + "or s.person_id = q.id and s.other_person_id = p.id))")
        .param(caseId).query((row, number) ->
            new Pair(person(row, ""), person(row, "other_"), row.getObject("other_case", UUID.class))).list();
  }

  /** Lets no other screening run beside this one until the transaction ends, on whatever node. */
  void oneAtATime() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('passerelle.screening'))").query((row, number) -> 0).list();
  }

  void add(UUID caseId, Pair pair, Set<String> reasons) {
    jdbc.sql("insert into duplicate_suspicion (id, case_id, person_id, other_person_id, other_case_id, reasons, strength, found_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (person_id, other_person_id) do nothing")
        .params(UUID.randomUUID(), caseId, pair.one().id(), pair.other().id(), pair.otherCase(), reasons.toArray(String[]::new),
            reasons.contains(Resemblance.SAME_DOCUMENT) ? "strong" : "possible", Timestamp.from(clock.instant()))
        .update();
  }

  /** How many suspicions of the case no officer has decided. */
  int undecided(UUID caseId) {
    return jdbc.sql("select count(*) from duplicate_suspicion where case_id = ? and decision is null").param(caseId).query(Integer.class)
        .single();
  }

  /** The open suspicion of the case that an officer should answer first: strong before possible, then the heaviest. */
  public Optional<UUID> next(UUID caseId) {
    return jdbc.sql("select id from duplicate_suspicion where case_id = ? and decision is null "
            + "order by strength = 'strong' desc, weight desc nulls last, id limit 1").param(caseId).query(UUID.class).optional();
  }

  private static String columns(String table, String prefix) {
    return String.join(", ", Stream.of("id", "full_name", "name_in_script", "birth_as_written", "birth_earliest", "birth_latest",
        "document_number", "position", "relation", "accompanying", "sex").map(column -> table + "." + column + " as " + prefix + column)
        .toList());
  }

  private static Person person(ResultSet row, String prefix) throws SQLException {
    return new Person(row.getObject(prefix + "id", UUID.class), row.getInt(prefix + "position"), row.getString(prefix + "relation"),
        row.getBoolean(prefix + "accompanying"), row.getString(prefix + "full_name"), row.getString(prefix + "name_in_script"),
        row.getString(prefix + "sex"), row.getString(prefix + "birth_as_written"), row.getObject(prefix + "birth_earliest", LocalDate.class),
        row.getObject(prefix + "birth_latest", LocalDate.class), null, null, row.getString(prefix + "document_number"));
  }

  private static String[] column(List<String[]> rows, int index) {
    return rows.stream().map(row -> row[index]).toArray(String[]::new);
  }

  /**
   * Two persons who share a key.
   *
   * @param one       of the case that is screened
   * @param other     of another case
   * @param otherCase that case
   */
  record Pair(Person one, Person other, UUID otherCase) {
  }
}
