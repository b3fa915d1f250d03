package org.passerelle.screening.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of pairs and of the answers to them. An answer holds as long as the facts that are compared stay as they were on both sides; each is
 * kept for good, also when it is taken back.
 */
@Component
class Pairs {

  private static final String SELECT =
      "select id, case_id, other_case_id, person_id, other_person_id, decision, decided_by from duplicate_suspicion ";
  private static final String STRONGEST_FIRST = "order by strength = 'strong' desc, weight desc nulls last, id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Pairs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Pair> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(Pairs::read).optional();
  }

  String strength(UUID id) {
    return jdbc.sql("select strength from duplicate_suspicion where id = ?").param(id).query(String.class).single();
  }

  /** The pairs of the case that wait for an answer, the strongest first. */
  List<Pair> open(UUID caseId) {
    return jdbc.sql(SELECT + "where case_id = ? and decision is null " + STRONGEST_FIRST).param(caseId).query(Pairs::read).list();
  }

  /** The pairs between two files that wait for an answer, the strongest first. */
  List<Pair> openBetween(UUID one, UUID other) {
    return jdbc.sql(SELECT + "where (case_id = :one and other_case_id = :other or case_id = :other and other_case_id = :one) "
            + "and decision is null " + STRONGEST_FIRST).param("one", one).param("other", other).query(Pairs::read)
        .list();
  }

  /** The pairs by which a merged file was found to be of a family on record. */
  List<Pair> mergedWith(UUID caseId) {
    return jdbc.sql(SELECT + "where (case_id = :case or other_case_id = :case) and decision = 'same'").param("case", caseId).query(Pairs::read)
        .list();
  }

  /** Writes the answer to a pair, in place of the one it had. The caller holds the locks of both files. */
  void answer(UUID id, Answer answer, String reason, String officer) {
    jdbc.sql("with answered as (update duplicate_suspicion s set decision = :answer, decision_reason = :reason, decided_by = :by, decided_at = :now, "
            + "answered_for = compared_facts(p) || compared_facts(q) from person p, person q where s.id = :id and p.id = s.person_id "
            + "and q.id = s.other_person_id returning s.*) "
            + "insert into duplicate_answer (case_id, other_case_id, person_id, other_person_id, strength, reasons, evidence, decision, reason, "
            + "answered_by, answered_at) select case_id, other_case_id, person_id, other_person_id, strength, reasons, evidence, :answer, :reason, "
            + ":by, :now from answered")
        .param("id", id).param("answer", answer.name()).param("reason", reason).param("by", officer)
        .param("now", Timestamp.from(clock.instant())).update();
  }

  /**
   * Two who were found different are compared anew once the facts of one of them have changed: the pair is let go, and is found again if it still
   * is alike. The answer itself stays on record.
   */
  void letGoWhereASideChanged(UUID caseId) {
    jdbc.sql("delete from duplicate_suspicion s using person p, person q where p.id = s.person_id and q.id = s.other_person_id "
            + "and (s.case_id = ? or s.other_case_id = ?) and s.decision = 'different' and s.answered_for is not null "
            + "and s.answered_for <> compared_facts(p) || compared_facts(q)")
        .params(caseId, caseId).update();
  }

  private static Pair read(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    return new Pair(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getObject("other_case_id", UUID.class),
        row.getObject("person_id", UUID.class), row.getObject("other_person_id", UUID.class), decision == null ? null : Answer.valueOf(decision),
        row.getString("decided_by"));
  }
}
