package org.passerelle.identity;

import java.util.UUID;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an NGO has to know of the assessment of safety. What endangers the family is not for it. */
@Component
class MeetingSafety {

  private final JdbcClient jdbc;

  MeetingSafety(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By whom the family can be met. */
  StaffSex staff(UUID caseId) {
    return jdbc.sql("select staff_sex from safety_assessment where case_id = ? order by assessed_at desc limit 1").param(caseId)
        .query(String.class).optional().map(StaffSex::valueOf).orElse(StaffSex.any);
  }
}
