package org.passerelle.handoff.disclosure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the follow-up by public health. Rows are only added; the last one holds. */
@Component
class SurveillanceRecords {

  private final JdbcClient jdbc;
  private final Clock clock;

  SurveillanceRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(UUID caseId, boolean required, @Nullable Integer reportDays) {
    jdbc.sql("insert into medical_surveillance (case_id, required, report_days, entered_by, entered_at) "
            + "values (:case, :required, cast(:days as integer), :by, :at)")
        .param("case", caseId).param("required", required).param("days", reportDays).param("by", SignedIn.actor()).param("at", now()).update();
  }

  Optional<Surveillance> of(UUID caseId) {
    return jdbc.sql("select id, required, report_days, entered_by, entered_at from medical_surveillance where case_id = ? order by id desc limit 1")
        .param(caseId)
        .query((row, number) -> new Surveillance(row.getLong("id"), row.getBoolean("required"), (Integer) row.getObject("report_days"),
            row.getString("entered_by"), row.getTimestamp("entered_at").toInstant()))
        .optional();
  }

  /** Writes down that this organization has taken note; false when it had before. */
  boolean acknowledge(long id, UUID organization) {
    return jdbc.sql("insert into medical_surveillance_receipt (surveillance_id, organization_id, acknowledged_by, acknowledged_at) "
            + "values (?, ?, ?, ?) on conflict do nothing")
        .params(id, organization, SignedIn.actor(), now()).update() == 1;
  }

  Optional<Instant> acknowledgedAt(long id, UUID organization) {
    return jdbc.sql("select acknowledged_at from medical_surveillance_receipt where surveillance_id = ? and organization_id = ?")
        .params(id, organization).query(Timestamp.class).optional().map(Timestamp::toInstant);
  }

  List<Surveillance.Receipt> receipts(long id) {
    return jdbc.sql("select o.name_en, o.name_fr, r.acknowledged_by, r.acknowledged_at from medical_surveillance_receipt r "
            + "join organization o on o.id = r.organization_id where r.surveillance_id = ? order by r.acknowledged_at, o.code")
        .param(id)
        .query((row, number) -> new Surveillance.Receipt(row.getString("name_en"), row.getString("name_fr"), row.getString("acknowledged_by"),
            row.getTimestamp("acknowledged_at").toInstant()))
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
