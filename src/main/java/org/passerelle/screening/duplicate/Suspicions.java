package org.passerelle.screening.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.screening.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of suspicions that two persons are one. */
@Component
public class Suspicions {

  /** Both persons as they are compared now, whichever comes first. */
  private static final String COMPARED = "(select md5(string_agg(compared, e'\\n' order by compared)) from person_search where person_id in (%s, %s))";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Suspicions(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Lets no other screening run beside this one until the transaction ends, on whatever node. */
  void oneAtATime() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('passerelle.screening'))").query((row, number) -> 0).list();
  }

  /**
   * Asks about these pairs in this case, unless the other case came later and has yet to be screened itself, the pair is asked about in the other
   * case, or an officer has decided about the two as they are now. What is asked already is weighed again.
   */
  void ask(UUID caseId, List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    jdbc.sql("insert into duplicate_suspicion (id, case_id, person_id, other_person_id, other_case_id, weight, strength, evidence, weights_version, found_at) "
            + "select gen_random_uuid(), c.id, n.person, n.other, d.id, n.weight, n.strength, n.evidence::jsonb, ?, ? "
            + "from unnest(?::uuid[], ?::uuid[], ?::float8[], ?::text[], ?::text[]) as n (person, other, weight, strength, evidence) "
            + "join case_file c on c.id = ? join person q on q.id = n.other "
            + "join case_file d on d.id = q.case_id and (d.number < c.number or d.screened_at is not null) "
            + "where not exists (select 1 from duplicate_suspicion s where (s.person_id = n.person and s.other_person_id = n.other "
            + "or s.person_id = n.other and s.other_person_id = n.person) and (s.decision is null and s.case_id <> c.id or s.decision <> 'different' "
            + "or s.decision is not null and (s.compared is null or s.compared = " + COMPARED.formatted("n.person", "n.other") + "))) "
            + "on conflict (least(person_id, other_person_id), greatest(person_id, other_person_id)) where decision is null do update set "
            + "weight = excluded.weight, strength = excluded.strength, evidence = excluded.evidence, weights_version = excluded.weights_version")
        .params(Weights.CURRENT.version(), Timestamp.from(clock.instant()),
            pairs.stream().map(pair -> pair.person().toString()).toArray(String[]::new),
            pairs.stream().map(pair -> pair.other().toString()).toArray(String[]::new),
            pairs.stream().map(pair -> pair.weight()).toArray(Double[]::new),
            pairs.stream().map(Pair::strength).toArray(String[]::new),
            pairs.stream().map(pair -> json(pair.evidence())).toArray(String[]::new), caseId)
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
            + "order by strength = 'strong' desc, weight desc, id limit 1").param(caseId).query(UUID.class).optional();
  }

  /**
   * Writes the officer's decision on one pair, and how the two were written when it was taken.
   *
   * @return false when it has been decided already, or there is none such
   */
  public boolean decideOne(UUID suspicion, String decision, String reason, String officer) {
    return write(suspicion, "decision is null", decision, reason, officer) == 1;
  }

  /** The two of a pair that was linked or merged count as different from now on, as they are written now. */
  public void takeBack(UUID suspicion, String reason, String officer) {
    write(suspicion, "decision in ('linked', 'same')", "different", reason, officer);
  }

  private int write(UUID suspicion, String where, String decision, String reason, String officer) {
    return jdbc.sql("update duplicate_suspicion set decision = ?, decision_reason = ?, decided_by = ?, decided_at = ?, compared = "
            + COMPARED.formatted("duplicate_suspicion.person_id", "duplicate_suspicion.other_person_id") + " where id = ? and " + where)
        .params(decision, reason, officer, Timestamp.from(clock.instant()), suspicion).update();
  }

  private String json(List<Evidence> evidence) {
    try {
      return json.writeValueAsString(evidence.stream()
          .map(said -> new Evidence(said.field(), said.finding(), Math.round(said.weight() * 100) / 100.0)).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence cannot be written", e);
    }
  }

  /**
   * Two persons who may be one.
   *
   * @param person of the case that is screened
   * @param other  of another case
   */
  record Pair(UUID person, UUID other, List<Evidence> evidence) {

    double weight() {
      return PersonLikeness.weight(evidence);
    }

    String strength() {
      return weight() >= Weights.CURRENT.strong() ? "strong" : "possible";
    }
  }
}
