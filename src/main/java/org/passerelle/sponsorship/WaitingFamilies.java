package org.passerelle.sponsorship;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the families for whom a sponsor is sought. Whoever comes back after a sponsor declined has waited since the first day. */
@Component
public class WaitingFamilies {

  private final JdbcClient jdbc;

  WaitingFamilies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The family waits, from now on or again. */
  void enter(UUID caseId, Stream stream, Instant at) {
    jdbc.sql("insert into waiting_family (case_id, stream, waiting_since) values (?, ?, ?) "
            + "on conflict (case_id) do update set stream = excluded.stream, left_at = null")
        .params(caseId, stream.name(), Timestamp.from(at)).update();
  }

  /** The family no longer waits: a sponsor holds it, or none is sought any longer. Does nothing when it did not. */
  void leave(UUID caseId, Instant at) {
    jdbc.sql("update waiting_family set left_at = ? where case_id = ? and left_at is null").params(Timestamp.from(at), caseId).update();
  }

  /** A sponsor is sought anew: what was waited before a sponsorship that broke down does not count. */
  public void beginAnew(UUID caseId, Instant at) {
    jdbc.sql("update waiting_family set waiting_since = ? where case_id = ?").params(Timestamp.from(at), caseId).update();
  }

  /** Whether the family waits, which then stays so until the transaction ends. */
  boolean lock(UUID caseId) {
    return jdbc.sql("select case_id from waiting_family where case_id = ? and left_at is null for update").param(caseId).query(UUID.class).optional().isPresent();
  }

  /** Since when a sponsor is sought for the family, whether one holds it meanwhile or not. */
  Instant since(UUID caseId) {
    return jdbc.sql("select waiting_since from waiting_family where case_id = ?").param(caseId).query(Timestamp.class).single().toInstant();
  }

  /** Those who wait, longest first. */
  public List<UUID> now() {
    return jdbc.sql("select case_id from waiting_family where left_at is null order by waiting_since, case_id").query(UUID.class).list();
  }

  /** Whether any family waits. */
  public boolean any() {
    return jdbc.sql("select exists (select from waiting_family where left_at is null)").query(Boolean.class).single();
  }
}
