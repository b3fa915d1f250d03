package org.passerelle.identity;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what officers decided on identities. Rows are only ever added. */
@Component
class DecisionsOnIdentity {

  private final JdbcClient jdbc;

  DecisionsOnIdentity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID caseId, IdentityRecord.Decided decided) {
    jdbc.sql("insert into identity_decision (id, case_id, kind, decision, reason, decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), caseId, decided.kind(), decided.decision(), decided.reason(), decided.decidedBy(),
            Timestamp.from(decided.decidedAt()))
        .update();
  }

  /** Who gave the case's latest first decision. */
  Optional<String> firstOfficer(UUID caseId) {
    return jdbc.sql("select decided_by from identity_decision where case_id = ? and kind = 'first' order by decided_at desc limit 1")
        .param(caseId).query(String.class).optional();
  }

  List<IdentityRecord.Decided> ofCase(UUID caseId) {
    return jdbc.sql("select kind, decision, reason, decided_by, decided_at from identity_decision where case_id = ? order by decided_at")
        .param(caseId)
        .query((row, number) -> new IdentityRecord.Decided(row.getString("kind"), row.getString("decision"), row.getString("reason"),
            row.getString("decided_by"), row.getTimestamp("decided_at").toInstant()))
        .list();
  }
}
