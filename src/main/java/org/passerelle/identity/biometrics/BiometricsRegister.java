package org.passerelle.identity.biometrics;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of biometrics. Rows are only ever added; the last one of a person holds. */
@Component
class BiometricsRegister {

  private final JdbcClient jdbc;

  BiometricsRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds a row while the case is open.
   *
   * @return false when it is closed
   */
  boolean add(UUID caseId, Biometrics given) {
    return jdbc.sql("insert into biometrics (case_id, person_id, given_on, country, place, result, reference, note, recorded_by, recorded_at) "
            + "select id, ?, ?, ?, ?, ?, ?, ?, ?, ? from case_file where id = ? and closed_at is null")
        .params(Arrays.asList(given.personId(), given.givenOn(), given.country(), given.place(), given.result().name(), given.reference(),
            given.note(), given.recordedBy(), Timestamp.from(given.recordedAt()), caseId))
        .update() > 0;
  }

  /** All that was recorded for the case, in order. */
  List<Biometrics> of(UUID caseId) {
    return jdbc.sql("select person_id, given_on, country, place, result, reference, note, recorded_by, recorded_at from biometrics "
            + "where case_id = ? order by id")
        .param(caseId)
        .query((row, number) -> new Biometrics(row.getObject("person_id", UUID.class), row.getObject("given_on", LocalDate.class),
            row.getString("country"), row.getString("place"), Result.valueOf(row.getString("result")), row.getString("reference"),
            row.getString("note"), row.getString("recorded_by"), row.getTimestamp("recorded_at").toInstant()))
        .list();
  }

  /** Whether somebody of the case was found under another identity, and no officer has let the case go on since. */
  boolean undecided(UUID caseId) {
    return jdbc.sql("""
        select exists (
          select 1 from (select distinct on (person_id) result, recorded_at from biometrics where case_id = :case order by person_id, id desc) last
          where last.result = 'otherIdentity' and not exists (
            select 1 from identity_decision d where d.case_id = :case and d.decided_at >= last.recorded_at
              and d.decision in ('confirmed', 'confirmedWithReservations', 'emergencyOverride')))""")
        .param("case", caseId).query(Boolean.class).single();
  }
}
