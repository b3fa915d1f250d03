package org.passerelle.screening.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.passerelle.casefile.Person;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of people in the form in which they are compared, and the search for those who may be one of them. */
@Component
class PersonSearch {

  /** More candidates than a look-up expects by its choice of keys: a bound for the day the statistics are wrong. */
  private static final int MOST_CANDIDATES = 1_500;

  private final JdbcClient jdbc;
  private final KeyStatistics statistics;
  private final ObjectProvider<FurtherNames> further;

  PersonSearch(JdbcClient jdbc, KeyStatistics statistics, ObjectProvider<FurtherNames> further) {
    this.jdbc = jdbc;
    this.statistics = statistics;
    this.further = further;
  }

  /**
   * Makes these persons findable, as they are written now.
   *
   * @return them as they are compared, in the same order
   */
  List<PersonRecord> remember(List<Person> people) {
    Map<UUID, List<String>> names = furtherNames(people.stream().map(Person::id).toList());
    List<PersonRecord> records = people.stream().map(person -> PersonRecord.of(person, names.getOrDefault(person.id(), List.of()))).toList();
    jdbc.sql("insert into person_search (person_id, case_id, version, compared, keys) "
            + "select p.id, p.case_id, ?, n.compared, string_to_array(n.keys, e'\\n') from unnest(?::uuid[], ?::text[], ?::text[]) as n (id, compared, keys) "
            + "join person p on p.id = n.id order by p.id on conflict (person_id) do update set case_id = excluded.case_id, version = excluded.version, "
            + "compared = excluded.compared, keys = excluded.keys "
            + "where (person_search.version, person_search.compared) is distinct from (excluded.version, excluded.compared)")
        .params(SearchKeys.VERSION, people.stream().map(person -> person.id().toString()).toArray(String[]::new),
            records.stream().map(PersonRecord::stored).toArray(String[]::new),
            records.stream().map(record -> String.join("\n", SearchKeys.of(record))).toArray(String[]::new))
        .update();
    return records;
  }

  private Map<UUID, List<String>> furtherNames(List<UUID> people) {
    Map<UUID, List<String>> names = new HashMap<>();
    further.orderedStream().forEach(source -> source.of(people)
        .forEach((person, known) -> names.computeIfAbsent(person, none -> new ArrayList<>()).addAll(known)));
    return names;
  }

  /**
   * People who may be this one, and many who are not: whoever shares a key that is rare enough, or two at once.
   *
   * @param except the case the person belongs to
   */
  List<OnFile> near(PersonRecord person, UUID except) {
    KeyStatistics.Snapshot counted = statistics.now();
    SearchKeys.Query query = SearchKeys.query(person, counted::bearing, counted.people());
    if (query.any().isEmpty() && query.together().isEmpty()) {
      return List.of();
    }
    List<Object> keys = new ArrayList<>();
    StringBuilder having = new StringBuilder("keys && ?::text[]");
    keys.add(query.any().toArray(String[]::new));
    query.together().forEach(both -> {
      having.append(" or keys @> ?::text[]");
      keys.add(both.toArray(String[]::new));
    });
    keys.add(except);
    keys.add(MOST_CANDIDATES);
    return jdbc.sql("select person_id, case_id, compared from person_search where (" + having + ") and case_id <> ? limit ?").params(keys)
        .query((row, number) -> new OnFile(row.getObject("person_id", UUID.class), row.getObject("case_id", UUID.class),
            PersonRecord.read(row.getString("compared")))).list();
  }

  /** Everyone of these cases. */
  Map<UUID, List<OnFile>> families(Collection<UUID> cases) {
    Map<UUID, List<OnFile>> families = new HashMap<>();
    jdbc.sql("select person_id, case_id, compared from person_search where case_id = any(?::uuid[])")
        .param(cases.stream().map(UUID::toString).toArray(String[]::new)).query(row -> {
          OnFile member = new OnFile(row.getObject("person_id", UUID.class), row.getObject("case_id", UUID.class),
              PersonRecord.read(row.getString("compared")));
          families.computeIfAbsent(member.caseId(), none -> new ArrayList<>()).add(member);
        });
    return families;
  }

  /** The next cases, in order of their ids, with someone who cannot be found yet or is written in an old way. */
  List<UUID> toBeWritten(UUID after, int most) {
    return jdbc.sql("select distinct p.case_id from person p where p.case_id > ? and not exists (select 1 from person_search s "
            + "where s.person_id = p.id and s.version = ?) order by p.case_id limit ?")
        .params(Arrays.asList(after, SearchKeys.VERSION, most)).query(UUID.class).list();
  }

  /** A person on file. */
  record OnFile(UUID id, UUID caseId, PersonRecord record) {
  }
}
