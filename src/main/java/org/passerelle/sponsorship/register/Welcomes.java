package org.passerelle.sponsorship.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of who would welcome whom. A welcome is open as long as the family waits. */
@Component
public class Welcomes {

  private final JdbcClient jdbc;

  Welcomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The families who wait and whom this sponsor would welcome. */
  Set<UUID> openOf(UUID sponsor) {
    return Set.copyOf(jdbc.sql("select s.case_id from sponsor_welcome s join waiting_family w on w.case_id = s.case_id and w.left_at is null "
        + "where s.sponsor_id = ?").param(sponsor).query(UUID.class).list());
  }

  /** Lets one answer of this sponsor through at a time. Held until the transaction ends. */
  void lock(UUID sponsor) {
    jdbc.sql("select 1 from sponsor where organization_id = ? for update").param(sponsor).query(Integer.class).single();
  }

  void add(UUID sponsor, UUID caseId, String by, Instant at) {
    jdbc.sql("insert into sponsor_welcome (sponsor_id, case_id, at, said_by) values (?, ?, ?, ?) on conflict do nothing")
        .params(sponsor, caseId, Timestamp.from(at), by).update();
  }

  /** False when there was none. */
  boolean remove(UUID sponsor, UUID caseId) {
    return jdbc.sql("delete from sponsor_welcome where sponsor_id = ? and case_id = ?").params(sponsor, caseId).update() == 1;
  }
}
