package org.passerelle.identity.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.identity.gate.SafetyAssessment.Contact;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.passerelle.identity.gate.SafetyAssessment.WorkPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of assessments of safety. Rows are only ever added; the latest holds. */
@Component
public class SafetyAssessments {

  private static final String OF_CASE = "select * from safety_assessment where case_id = ? order by assessed_at desc, id";

  private final JdbcClient jdbc;

  SafetyAssessments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(SafetyAssessment assessment) {
    jdbc.sql("insert into safety_assessment (id, case_id, contact, staff_sex, work_place, family_safety, ngo_safety, assessed_by, assessed_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), assessment.caseId(), assessment.contact().name(), assessment.staffSex().name(),
            assessment.workPlace().name(), assessment.familySafety(), assessment.ngoSafety(), assessment.assessedBy(),
            Timestamp.from(assessment.assessedAt()))
        .update();
  }

  /** What holds for the case now. */
  public Optional<SafetyAssessment> latest(UUID caseId) {
    return jdbc.sql(OF_CASE + " limit 1").param(caseId).query(SafetyAssessments::read).optional();
  }

  /** All of a case, the latest first. */
  public List<SafetyAssessment> of(UUID caseId) {
    return jdbc.sql(OF_CASE).param(caseId).query(SafetyAssessments::read).list();
  }

  private static SafetyAssessment read(ResultSet row, int number) throws SQLException {
    return new SafetyAssessment(row.getObject("case_id", UUID.class), Contact.valueOf(row.getString("contact")),
        StaffSex.valueOf(row.getString("staff_sex")), WorkPlace.valueOf(row.getString("work_place")), row.getString("family_safety"),
        row.getString("ngo_safety"), row.getString("assessed_by"), row.getTimestamp("assessed_at").toInstant());
  }
}
