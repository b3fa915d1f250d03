package org.passerelle.screening.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs that screening has found, as the merge unit answers about them. */
@Component
class Pairs {

  private static final String SELECT =
      "select id, case_id, other_case_id, person_id, other_person_id, decision, decided_by from duplicate_suspicion ";
  private static final String STRONGEST_FIRST = "order by strength = 'strong' desc, weight desc, id ";

  private final JdbcClient jdbc;

  Pairs(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  private static Pair read(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    return new Pair(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getObject("other_case_id", UUID.class),
        row.getObject("person_id", UUID.class), row.getObject("other_person_id", UUID.class), decision == null ? null : Answer.valueOf(decision),
        row.getString("decided_by"));
  }
}
