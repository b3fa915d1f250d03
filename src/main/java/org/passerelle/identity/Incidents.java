package org.passerelle.identity;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.passerelle.identity.Incident.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the incidents that NGOs report. Rows are only added. */
@Component
class Incidents {

  private final JdbcClient jdbc;

  Incidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(VerificationRequest request, Incident incident) {
    jdbc.sql("insert into verification_incident (id, case_id, request_id, kind, happened_on, account, reported_by, reported_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(incident.id(), request.caseId(), request.id(), incident.kind().name(), incident.happenedOn(), incident.account(),
            incident.reportedBy(), Timestamp.from(incident.reportedAt()))
        .update();
  }

  List<Incident> ofCase(UUID caseId) {
    return jdbc.sql("select id, request_id, kind, happened_on, account, reported_by, reported_at from verification_incident "
            + "where case_id = ? order by reported_at, id")
        .param(caseId)
        .query((row, number) -> new Incident(row.getObject("id", UUID.class), row.getObject("request_id", UUID.class),
            Kind.valueOf(row.getString("kind")), row.getDate("happened_on").toLocalDate(), row.getString("account"),
            row.getString("reported_by"), row.getTimestamp("reported_at").toInstant()))
        .list();
  }
}
