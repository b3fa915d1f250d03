package org.passerelle.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of referrals. */
@Component
public class Referrals {

  private final JdbcClient jdbc;

  Referrals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Referral get(UUID caseId) {
    return jdbc.sql("select * from referral where case_id = ?").param(caseId).query(Referrals::read).single();
  }

  private static Referral read(ResultSet row, int number) throws SQLException {
    return new Referral(row.getObject("case_id", UUID.class), row.getInt("version"), row.getString("primary_category"),
        row.getString("secondary_category"), row.getInt("stated_size"), row.getString("danger"), row.getString("medical_need"),
        row.getString("country_of_asylum"), row.getBoolean("inside_home_country"),
        List.of((String[]) row.getArray("languages").getArray()), row.getString("intended_province"), row.getString("sponsor_code"),
        row.getString("claim"), row.getString("need"), row.getBoolean("consent"), row.getTimestamp("submitted_at").toInstant(),
        row.getString("submitted_by"), instant(row, "returned_at"), row.getString("return_reason"), instant(row, "resubmit_by"),
        row.getString("decision"), row.getString("decision_ground"), row.getString("decision_reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
