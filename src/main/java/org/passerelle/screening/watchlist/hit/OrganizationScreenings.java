package org.passerelle.screening.watchlist.hit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.screening.watchlist.hit.OrganizationStanding.Found;
import org.passerelle.screening.watchlist.hit.OrganizationStanding.ListName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When organizations, their principals and their payees were compared with the lists, and what stands of it. While no list is in force nobody is screened,
 * and nothing is noted.
 */
@Component
public class OrganizationScreenings {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  OrganizationScreenings(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What stands of the last time the organization, its principals and its payees were compared with the lists. */
  public OrganizationStanding of(UUID organizationId) {
    Map<UUID, Found> found = jdbc.sql("select subject_id, count(*) filter (where decision is null) as open, "
            + "count(*) filter (where decision = 'upheld') as upheld, (array_agg(id order by decision is null, strength desc, score desc, id) "
            + "filter (where decision is distinct from 'cleared'))[1] as first from watchlist_hit where organization_id = ? and lapsed_at is null "
            + "group by subject_id")
        .param(organizationId)
        .query((row, number) -> Map.entry(row.getObject("subject_id", UUID.class),
            new Found(row.getInt("open"), row.getInt("upheld"), row.getObject("first", UUID.class)))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return jdbc.sql("select screened_at, subjects, array(select name_en from watchlist where jsonb_exists(editions, code) order by position) as names_en, "
            + "array(select name_fr from watchlist where jsonb_exists(editions, code) order by position) as names_fr "
            + "from organization_screening where organization_id = ? order by id desc limit 1")
        .param(organizationId)
        .query((row, number) -> new OrganizationStanding(row.getTimestamp("screened_at").toInstant(),
            ListName.of((String[]) row.getArray("names_en").getArray(), (String[]) row.getArray("names_fr").getArray()),
            Set.copyOf(Arrays.asList((UUID[]) row.getArray("subjects").getArray())), found))
        .optional().orElseGet(() -> new OrganizationStanding(null, List.of(), Set.of(), found));
  }

  /**
   * Notes that they were compared.
   *
   * @param editions number in force by list; 0 for a list that has none yet
   */
  void note(UUID organizationId, Map<String, Integer> editions, Collection<Subject> subjects) {
    Map<String, Integer> compared = editions.entrySet().stream().filter(list -> list.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!compared.isEmpty()) {
      jdbc.sql("insert into organization_screening (organization_id, screened_at, editions, subjects) values (?, ?, ?::jsonb, ?)")
          .params(organizationId, Timestamp.from(clock.instant()), json(compared), subjects.stream().map(Subject::id).toArray(UUID[]::new)).update();
    }
  }

  private String json(Map<String, Integer> editions) {
    try {
      return json.writeValueAsString(editions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("editions cannot be written", e);
    }
  }
}
