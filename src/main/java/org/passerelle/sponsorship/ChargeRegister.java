package org.passerelle.sponsorship;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of who takes charge of each family. */
@Component
class ChargeRegister {

  private final JdbcClient jdbc;

  ChargeRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes down the stream; who takes charge in it is open. */
  void open(UUID caseId, Stream stream) {
    jdbc.sql("insert into charge (case_id, stream) values (?, ?) on conflict (case_id) do update set stream = excluded.stream, "
            + "taken_by = null, sponsor_id = null, settled_at = null")
        .params(caseId, stream.name()).update();
  }

  void settle(UUID caseId, Stream stream, String takenBy, @Nullable UUID sponsorId, Instant at) {
    jdbc.sql("update charge set stream = ?, taken_by = ?, sponsor_id = ?, settled_at = ? where case_id = ?")
        .params(stream.name(), takenBy, sponsorId, Timestamp.from(at), caseId).update();
  }

  /** Of two officers who change the same family's charge at once, one waits for the other. */
  void lock(UUID caseId) {
    jdbc.sql("select 1 from charge where case_id = ? for update").param(caseId).query(Integer.class).optional();
  }

  Optional<Charge> find(UUID caseId) {
    return jdbc.sql("select * from charge where case_id = ?").param(caseId)
        .query((row, number) -> new Charge(caseId, Stream.valueOf(row.getString("stream")), row.getString("taken_by"),
            row.getObject("sponsor_id", UUID.class), instant(row.getTimestamp("settled_at"))))
        .optional();
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
