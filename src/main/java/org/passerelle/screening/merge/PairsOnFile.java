package org.passerelle.screening.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs as staff read them: in lists, and one by one beside both files. */
@Component
public class PairsOnFile {

  /** Pairs on a page of a list. */
  public static final int PAGE = 25;

  private static final String SELECT = "select s.id, s.case_id, s.other_case_id, s.person_id, s.other_person_id, c.number, d.number as other_number, "
      + "p.full_name, q.full_name as other_name, s.strength, s.weight, s.evidence, s.found_at, s.decision, s.decision_reason, s.decided_by, s.decided_at "
      + "from duplicate_suspicion s join case_file c on c.id = s.case_id join case_file d on d.id = s.other_case_id "
      + "join person p on p.id = s.person_id join person q on q.id = s.other_person_id ";

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  PairsOnFile(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Pairs that wait for an answer: strong ones first, then those that wait longest. One more than a page holds, so that the reader knows whether
   * another follows.
   *
   * @param after the pair after which the page begins; null for the first page
   */
  public List<Entry> open(@Nullable UUID after) {
    return jdbc.sql(SELECT + "where s.decision is null " + (after == null ? "" : "and (s.strength <> 'strong', s.found_at, s.id) > "
            + "(select strength <> 'strong', found_at, id from duplicate_suspicion where id = :after) ")
            + "order by s.strength <> 'strong', s.found_at, s.id limit " + (PAGE + 1))
        .param("after", after).query(this::read).list();
  }

  /** Pairs that have been answered, the latest first; one more than a page holds. */
  public List<Entry> answered(@Nullable UUID after) {
    return jdbc.sql(SELECT + "where s.decision is not null " + (after == null ? "" : "and (s.decided_at, s.id) < "
            + "(select decided_at, id from duplicate_suspicion where id = :after) ")
            + "order by s.decided_at desc, s.id desc limit " + (PAGE + 1))
        .param("after", after).query(this::read).list();
  }

  public Optional<Entry> find(UUID id) {
    return jdbc.sql(SELECT + "where s.id = ?").param(id).query(this::read).optional();
  }

  /** What was answered about the same two persons before, when one of them was written otherwise; the latest first. */
  public List<Entry> earlier(Entry pair) {
    return jdbc.sql(SELECT + "where least(s.person_id, s.other_person_id) = least(:one::uuid, :other::uuid) "
            + "and greatest(s.person_id, s.other_person_id) = greatest(:one::uuid, :other::uuid) "
            + "and (s.person_id = :one or s.other_person_id = :one) and s.id <> :id and s.decision is not null order by s.decided_at desc")
        .param("one", pair.personId()).param("other", pair.otherPersonId()).param("id", pair.id()).query(this::read).list();
  }

  /** Who of two families was found alike: by person, the names of those in the other family. */
  public Map<UUID, Set<String>> alike(UUID one, UUID other) {
    return jdbc.sql("select a.id, b.full_name from duplicate_suspicion s join person a on a.id in (s.person_id, s.other_person_id) "
            + "join person b on b.id in (s.person_id, s.other_person_id) and b.id <> a.id "
            + "where s.case_id = :one and s.other_case_id = :other or s.case_id = :other and s.other_case_id = :one")
        .param("one", one).param("other", other)
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("full_name"))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  private Entry read(ResultSet row, int number) throws SQLException {
    return new Entry(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getObject("other_case_id", UUID.class),
        row.getObject("person_id", UUID.class), row.getObject("other_person_id", UUID.class), row.getString("number"),
        row.getString("other_number"), row.getString("full_name"), row.getString("other_name"), row.getString("strength").equals("strong"),
        row.getDouble("weight"), evidence(row.getString("evidence")), row.getTimestamp("found_at").toInstant(), row.getString("decision"),
        row.getString("decision_reason"), row.getString("decided_by"), instant(row.getTimestamp("decided_at")));
  }

  private List<Evidence> evidence(String stored) {
    try {
      return List.of(json.readValue(stored, Evidence[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence cannot be read", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /**
   * Two persons who may be one: first the one of the case that was screened.
   *
   * @param weight   for how much all of it speaks, in bits
   * @param decision {@code different}, {@code linked} or {@code same}; null while open
   */
  public record Entry(UUID id, UUID caseId, UUID otherCaseId, UUID personId, UUID otherPersonId, String number, String otherNumber, String name,
      String otherName, boolean strong, double weight, List<Evidence> evidence, Instant foundAt, @Nullable String decision, @Nullable String reason,
      @Nullable String decidedBy, @Nullable Instant decidedAt) {
  }
}
