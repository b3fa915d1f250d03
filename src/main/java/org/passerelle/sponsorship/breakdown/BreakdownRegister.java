package org.passerelle.sponsorship.breakdown;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.breakdown.Breakdown.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of breakdowns. One runs of a case at a time, which an index holds. */
@Component
class BreakdownRegister {

  private final JdbcClient jdbc;

  BreakdownRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a breakdown; empty when one of the case runs already. */
  Optional<UUID> add(UUID caseId, UUID sponsorId, String reportedAs, String reason, String by, Instant at) {
    return jdbc.sql("insert into sponsorship_breakdown (id, case_id, sponsor_id, reported_as, reason, reported_by, reported_at) values (?, ?, ?, ?, ?, ?, ?) "
            + "on conflict (case_id) where ended_at is null do nothing returning id")
        .params(UUID.randomUUID(), caseId, sponsorId, reportedAs, reason, by, Timestamp.from(at)).query(UUID.class).optional();
  }

  void assess(UUID id, Safety safety, String reason, String by, Instant at) {
    jdbc.sql("update sponsorship_breakdown set safety = ?, safety_reason = ?, assessed_by = ?, assessed_at = ? where id = ? and ended_at is null")
        .params(safety.name(), reason, by, Timestamp.from(at), id).update();
  }

  void protect(UUID id, Instant at) {
    jdbc.sql("update sponsorship_breakdown set state_since = ? where id = ? and state_since is null").params(Timestamp.from(at), id).update();
  }

  void choose(UUID id, String care, String reason, String by, Instant at) {
    jdbc.sql("update sponsorship_breakdown set care = ?, care_reason = ?, care_by = ?, care_at = ? where id = ? and ended_at is null")
        .params(care, reason, by, Timestamp.from(at), id).update();
  }

  void settle(UUID id, Safety safety, String reason, String by, Instant at) {
    jdbc.sql("update sponsorship_breakdown set final_safety = ?, final_reason = ?, final_by = ?, final_at = ?, end_code = 'settled', ended_at = ? "
            + "where id = ? and ended_at is null")
        .params(safety.name(), reason, by, Timestamp.from(at), Timestamp.from(at), id).update();
  }

  /** Ends what runs of a case that stops; false when none does. */
  boolean withdraw(UUID caseId, Instant at) {
    return jdbc.sql("update sponsorship_breakdown set end_code = 'withdrawn', ended_at = ? where case_id = ? and ended_at is null")
        .params(Timestamp.from(at), caseId).update() == 1;
  }

  /** Whether one of the case runs. */
  boolean running(UUID caseId) {
    return jdbc.sql("select exists (select 1 from sponsorship_breakdown where case_id = ? and ended_at is null)").param(caseId).query(Boolean.class).single();
  }

  /** All of a case, in order. */
  List<Breakdown> of(UUID caseId) {
    return jdbc.sql("select b.*, o.name_en, o.name_fr from sponsorship_breakdown b join organization o on o.id = b.sponsor_id where b.case_id = ? "
        + "order by b.reported_at, b.id").param(caseId).query(BreakdownRegister::read).list();
  }

  /** The case that this sponsor has accepted and is in charge of, by its proposal; another's does not exist for it. */
  Optional<InCharge> inCharge(UUID sponsorId, UUID proposalId) {
    return jdbc.sql("select c.id, c.number from proposal p join case_file c on c.id = p.case_id join charge h on h.case_id = c.id and h.taken_by = 'sponsor' "
            + "and h.sponsor_id = p.sponsor_id where p.id = ? and p.sponsor_id = ? and p.state = 'accepted'")
        .params(proposalId, sponsorId).query((row, number) -> new InCharge(row.getObject(1, UUID.class), row.getString(2))).optional();
  }

  private static Breakdown read(ResultSet row, int number) throws SQLException {
    return new Breakdown(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("name_en"), row.getString("name_fr"),
        row.getString("reported_as"), row.getString("reason"), row.getString("reported_by"), row.getTimestamp("reported_at").toInstant(),
        step(row, "safety", "safety_reason", "assessed"), instant(row, "state_since"), step(row, "care", "care_reason", "care"),
        step(row, "final_safety", "final_reason", "final"), row.getString("end_code"), instant(row, "ended_at"));
  }

  private static @Nullable Step step(ResultSet row, String code, String reason, String by) throws SQLException {
    return row.getString(code) == null ? null : new Step(row.getString(code), row.getString(reason), row.getString(by + "_by"),
        row.getTimestamp(by + "_at").toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /** A case of which a sponsor is in charge. */
  record InCharge(UUID caseId, String caseNumber) {
  }
}
