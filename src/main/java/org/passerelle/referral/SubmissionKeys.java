package org.passerelle.referral;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the keys by which a partner's program marks one submission, so that sending it twice is sending it once. */
@Component
class SubmissionKeys {

  private final JdbcClient jdbc;
  private final Clock clock;

  SubmissionKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lets one submission with this key through at a time; the next one finds what this one has written. Held until the transaction ends. */
  void lock(UUID partnerId, String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(partnerId + " " + key).query((row, number) -> 1).list();
  }

  Optional<Use> find(UUID partnerId, String key) {
    return jdbc.sql("select content_hash, case_id from submission_key where partner_id = ? and idempotency_key = ?").params(partnerId, key)
        .query(Use.class).optional();
  }

  void add(UUID partnerId, String key, String contentHash, UUID caseId) {
    jdbc.sql("insert into submission_key (partner_id, idempotency_key, content_hash, case_id, created_at) values (?, ?, ?, ?, ?)")
        .params(partnerId, key, contentHash, caseId, Timestamp.from(clock.instant())).update();
  }

  /** What a key was used for. */
  record Use(String contentHash, UUID caseId) {
  }
}
