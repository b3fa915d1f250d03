package org.passerelle.screening.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.screening.merge.RecordLink.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of links and merges. Rows are added and marked as taken back, never removed. */
@Component
class RecordLinks {

  private final JdbcClient jdbc;
  private final Clock clock;

  RecordLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Links the two persons of a pair; empty when they are linked already. */
  Optional<UUID> link(Pair pair, String reason, String officer) {
    return add(Kind.link, pair, pair.caseId(), pair.otherCaseId(), false, reason, officer);
  }

  /** Merges a file into another; empty when it has been merged already. */
  Optional<UUID> merge(Pair pair, UUID merged, UUID into, boolean endsFile, String reason, String officer) {
    return add(Kind.merge, pair, merged, into, endsFile, reason, officer);
  }

  Optional<RecordLink> find(UUID id) {
    return jdbc.sql("select * from record_link where id = ?").param(id).query(RecordLinks::read).optional();
  }

  /** The merge of that file which holds now. */
  Optional<RecordLink> mergeOf(UUID caseId) {
    return jdbc.sql("select * from record_link where case_id = ? and kind = 'merge' and undone_at is null").param(caseId)
        .query(RecordLinks::read).optional();
  }

  /** The merge that was decided about this pair and holds now. */
  Optional<RecordLink> mergeBy(UUID pairId) {
    return jdbc.sql("select * from record_link where suspicion_id = ? and kind = 'merge' and undone_at is null").param(pairId)
        .query(RecordLinks::read).optional();
  }

  /** Whether another file has been merged into this one. */
  boolean holdsAnother(UUID caseId) {
    return jdbc.sql("select exists (select 1 from record_link where other_case_id = ? and kind = 'merge' and undone_at is null)").param(caseId)
        .query(Boolean.class).single();
  }

  /** Takes it back; false when that has been done before. */
  boolean undo(UUID id, String reason, String officer) {
    return jdbc.sql("update record_link set undo_reason = ?, undone_by = ?, undone_at = ? where id = ? and undone_at is null")
        .params(reason, officer, Timestamp.from(clock.instant()), id).update() == 1;
  }

  private Optional<UUID> add(Kind kind, Pair pair, UUID caseId, UUID otherCaseId, boolean endsFile, String reason, String officer) {
    return jdbc.sql("insert into record_link (id, kind, suspicion_id, case_id, other_case_id, person_id, other_person_id, ended_file, reason, "
            + "made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id")
        .params(UUID.randomUUID(), kind.name(), pair.id(), caseId, otherCaseId, pair.personOf(caseId), pair.personOf(otherCaseId), endsFile, reason,
            officer, Timestamp.from(clock.instant()))
        .query(UUID.class).optional();
  }

  private static RecordLink read(ResultSet row, int number) throws SQLException {
    return new RecordLink(row.getObject("id", UUID.class), Kind.valueOf(row.getString("kind")), row.getObject("suspicion_id", UUID.class),
        row.getObject("case_id", UUID.class), row.getObject("other_case_id", UUID.class), row.getObject("person_id", UUID.class),
        row.getObject("other_person_id", UUID.class), row.getBoolean("ended_file"), row.getString("undone_by"));
  }
}
