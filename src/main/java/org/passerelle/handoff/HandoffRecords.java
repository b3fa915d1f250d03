package org.passerelle.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what this stage knows of a case. */
@Component
public class HandoffRecords {

  private final JdbcClient jdbc;
  private final Selections selections;
  private final Notices notices;

  HandoffRecords(JdbcClient jdbc, Selections selections, Notices notices) {
    this.jdbc = jdbc;
    this.selections = selections;
    this.notices = notices;
  }

  @Transactional(readOnly = true)
  public HandoffRecord of(UUID caseId) {
    return new HandoffRecord(selections.of(caseId).orElse(null), destination(caseId), plan(caseId), notices.of(caseId), reports(caseId),
        searches(caseId), notices.reception(caseId).orElse(null));
  }

  private HandoffRecord.@Nullable Destination destination(UUID caseId) {
    return jdbc.sql("select p.code, p.province, p.name, d.reason, d.decided_by, d.decided_at from destination d join place p on p.code = d.place "
            + "where d.case_id = ?")
        .param(caseId)
        .query((row, number) -> new HandoffRecord.Destination(
            new Place(row.getString("code"), row.getString("province"), row.getString("name")), row.getString("reason"),
            row.getString("decided_by"), row.getTimestamp("decided_at").toInstant()))
        .optional().orElse(null);
  }

  private HandoffRecord.@Nullable Plan plan(UUID caseId) {
    return jdbc.sql("select arrives_on, port, flight, remarks, journey, exceptions, planned_by, planned_at from arrival_plan where case_id = ?").param(caseId)
        .query((row, number) -> new HandoffRecord.Plan(row.getObject("arrives_on", LocalDate.class), row.getString("port"),
            row.getString("flight"), row.getString("remarks"), JourneyJson.journey(row.getString("journey")),
            JourneyJson.exemptions(row.getString("exceptions")), row.getString("planned_by"), row.getTimestamp("planned_at").toInstant()))
        .optional().orElse(null);
  }

  private List<HandoffRecord.Report> reports(UUID caseId) {
    return jdbc.sql("select n.version, r.result, r.happened_on, r.remarks, r.incidents, r.reported_by, r.reported_at from arrival_report r "
            + "join notice n on n.id = r.notice_id where n.case_id = ? order by r.reported_at")
        .param(caseId)
        .query((row, number) -> new HandoffRecord.Report(row.getInt("version"), ArrivalResult.valueOf(row.getString("result")),
            row.getObject("happened_on", LocalDate.class), row.getString("remarks"), incidents(row), row.getString("reported_by"),
            row.getTimestamp("reported_at").toInstant()))
        .list();
  }

  private List<HandoffRecord.Search> searches(UUID caseId) {
    return jdbc.sql("select result, reason, decided_by, decided_at from family_search where case_id = ? order by decided_at").param(caseId)
        .query((row, number) -> new HandoffRecord.Search(row.getString("result"), row.getString("reason"), row.getString("decided_by"),
            row.getTimestamp("decided_at").toInstant()))
        .list();
  }

  private static List<Incident> incidents(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("incidents").getArray()).map(Incident::valueOf).toList();
  }
}
