package org.passerelle.screening.merge;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.casefile.Person;
import org.passerelle.screening.duplicate.FurtherNames;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of the names under which another record of the same person stood. IRCC keeps variants as AKA with the reason and purges no name: a
 * name whose link is taken back is marked as withdrawn and stays.
 */
@Component
class AlsoKnownAs implements FurtherNames {

  /** Why a record's main name is kept with another record; other names bring the reason they had. */
  static final String OTHER_RECORD = "otherRecord";

  private final JdbcClient jdbc;
  private final Clock clock;

  AlsoKnownAs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps every name of one record that the other does not have. */
  void keep(UUID link, Person from, Person with, String officer) {
    variants(from, with).forEach(variant -> jdbc
        .sql("insert into also_known_as (id, link_id, person_id, name, name_in_script, reason, added_by, added_at) values (?, ?, ?, ?, ?, ?, ?, ?) "
            + "on conflict do nothing")
        .params(UUID.randomUUID(), link, with.id(), variant.name(), variant.nameInScript(), variant.reason(), officer,
            Timestamp.from(clock.instant()))
        .update());
  }

  /** Marks the names that came by this link. */
  void withdraw(UUID link, String officer) {
    jdbc.sql("update also_known_as set withdrawn_by = ?, withdrawn_at = ? where link_id = ? and withdrawn_at is null")
        .params(officer, Timestamp.from(clock.instant()), link).update();
  }

  /** The names kept with these people that no link has taken back. */
  @Override
  public Map<UUID, List<String>> of(Collection<UUID> people) {
    Map<UUID, List<String>> names = new HashMap<>();
    jdbc.sql("select person_id, written from also_known_as, unnest(array[name, name_in_script]) as written "
            + "where person_id = any(?::uuid[]) and withdrawn_at is null and written is not null order by added_at, written")
        .param(people.stream().map(UUID::toString).toArray(String[]::new))
        .query((RowCallbackHandler) row -> names.computeIfAbsent(row.getObject("person_id", UUID.class), person -> new ArrayList<>()).add(row.getString("written")));
    return names;
  }

  /** The names of one record that the other does not have, each exactly as written. */
  static List<OtherName> variants(Person from, Person with) {
    Set<String> names = names(with).stream().map(OtherName::name).collect(Collectors.toCollection(HashSet::new));
    Set<String> scripts = names(with).stream().map(OtherName::nameInScript).filter(script -> script != null)
        .collect(Collectors.toCollection(HashSet::new));
    return names(from).stream()
        .filter(name -> !names.contains(name.name()) || name.nameInScript() != null && !scripts.contains(name.nameInScript())).toList();
  }

  private static List<OtherName> names(Person person) {
    List<OtherName> names = new ArrayList<>();
    names.add(new OtherName(person.fullName(), person.nameInScript(), OTHER_RECORD));
    names.addAll(person.particulars().otherNames());
    return names;
  }
}
