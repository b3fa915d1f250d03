package org.passerelle.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.identity.IdentityRecord.Decided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of what officers decided on identities. Rows are only ever added. That nobody seconds a decision of their own, and nobody handles a fraud
 * they found, are constraints of the table.
 */
@Component
class DecisionsOnIdentity {

  private final JdbcClient jdbc;

  DecisionsOnIdentity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void addFirst(UUID caseId, Decided decided) {
    jdbc.sql("insert into identity_decision (id, case_id, kind, decision, reason, reservations, still_owed, decided_by, decided_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(decided.id(), caseId, decided.kind(), decided.decision(), decided.reason(), decided.reservations(), decided.stillOwed(),
            decided.decidedBy(), Timestamp.from(decided.decidedAt())))
        .update();
  }

  /** Adds what is said of a decision: a second opinion on it. */
  void addOn(UUID caseId, Decided first, Decided said) {
    jdbc.sql("insert into identity_decision (id, case_id, kind, decision, reason, about, about_by, decided_by, decided_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(said.id(), caseId, said.kind(), said.decision(), said.reason(), first.id(), first.decidedBy(), said.decidedBy(),
            Timestamp.from(said.decidedAt()))
        .update();
  }

  /** Adds what became of a suspicion of fraud that two officers shared. */
  void addOn(UUID caseId, Decided first, Decided second, Decided said) {
    jdbc.sql("insert into identity_decision (id, case_id, kind, decision, reason, about, about_by, seconded_in, seconded_by, decided_by, decided_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(said.id(), caseId, said.kind(), said.decision(), said.reason(), first.id(), first.decidedBy(), second.id(), second.decidedBy(),
            said.decidedBy(), Timestamp.from(said.decidedAt()))
        .update();
  }

  /** The latest decision of a kind in the case. */
  Optional<Decided> latest(UUID caseId, String kind) {
    return jdbc.sql("select * from identity_decision where case_id = ? and kind = ? order by decided_at desc, id limit 1").params(caseId, kind)
        .query(DecisionsOnIdentity::read).optional();
  }

  /** In the order in which they were taken. */
  List<Decided> ofCase(UUID caseId) {
    return jdbc.sql("select * from identity_decision where case_id = ? order by decided_at, id").param(caseId).query(DecisionsOnIdentity::read).list();
  }

  private static Decided read(ResultSet row, int number) throws SQLException {
    return new Decided(row.getObject("id", UUID.class), row.getString("kind"), row.getString("decision"), row.getString("reason"),
        row.getString("reservations"), row.getString("still_owed"), row.getString("decided_by"), row.getTimestamp("decided_at").toInstant());
  }
}
