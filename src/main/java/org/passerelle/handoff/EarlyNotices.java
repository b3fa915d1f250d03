package org.passerelle.handoff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of early notices to sponsors. For another sponsor there are none. */
@Component
class EarlyNotices {

  private final JdbcClient jdbc;
  private final Clock clock;

  EarlyNotices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void told(UUID caseId, UUID sponsor) {
    jdbc.sql("insert into early_notice (case_id, sponsor_id, told_at) values (?, ?, ?) on conflict (case_id) do update set "
            + "sponsor_id = excluded.sponsor_id, told_at = excluded.told_at")
        .params(caseId, sponsor, Timestamp.from(clock.instant())).update();
  }

  /** When that sponsor was told, while the family it has charge of is still on its way. */
  Optional<Instant> toldAt(UUID sponsor, UUID caseId) {
    return jdbc.sql("select e.told_at from early_notice e join case_file c on c.id = e.case_id and c.closed_at is null "
            + "join charge h on h.case_id = e.case_id and h.sponsor_id = e.sponsor_id and h.taken_by = 'sponsor' "
            + "where e.case_id = ? and e.sponsor_id = ? and not exists (select from arrival_report r join notice n on n.id = r.notice_id "
            + "where n.case_id = e.case_id and r.result = 'arrived')")
        .params(caseId, sponsor).query(Timestamp.class).optional().map(Timestamp::toInstant);
  }
}
