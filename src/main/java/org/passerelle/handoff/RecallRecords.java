package org.passerelle.handoff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of notices called back, and of who has destroyed the copies. */
@Component
public class RecallRecords {

  private static final String SELECT = "select l.number, l.case_id, c.number as case_number, l.reason, l.recalled_by, l.recalled_at "
      + "from notice_recall l join case_file c on c.id = l.case_id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  RecallRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(UUID caseId, String number, String reason, List<UUID> recipients) {
    jdbc.sql("insert into notice_recall (number, case_id, reason, recalled_by, recalled_at) values (?, ?, ?, ?, ?)")
        .params(number, caseId, reason, SignedIn.actor(), now()).update();
    recipients.forEach(recipient -> jdbc.sql("insert into notice_recall_recipient (number, organization_id) values (?, ?)")
        .params(number, recipient).update());
  }

  /** Notes that this organization has destroyed its copies; false when it had before, or never had any. */
  boolean destroyed(String number, UUID organization) {
    return jdbc.sql("update notice_recall_recipient set destroyed_at = ?, destroyed_by = ? where number = ? and organization_id = ? "
            + "and destroyed_at is null")
        .params(now(), SignedIn.actor(), number, organization).update() == 1;
  }

  /** When this organization confirmed that its copies are destroyed. */
  public Optional<Instant> destroyedAt(String number, UUID organization) {
    return jdbc.sql("select destroyed_at from notice_recall_recipient where number = ? and organization_id = ? and destroyed_at is not null")
        .params(number, organization).query(Timestamp.class).optional().map(Timestamp::toInstant);
  }

  /** Notices called back whose copies this organization has still to destroy; as many as fit on a page. */
  public List<Recall.Owed> owed(UUID organization) {
    return jdbc.sql("select l.number, (select n.id from notice n join notice_recipient a on a.notice_id = n.id where n.number = l.number "
            + "and a.organization_id = l.organization_id order by n.version desc limit 1) as notice_id from notice_recall_recipient l "
            + "where l.organization_id = ? and l.destroyed_at is null order by l.number limit " + Page.SIZE)
        .param(organization).query(Recall.Owed.class).list();
  }

  /** The notices of a case that were called back, the last first. */
  public List<Recall> of(UUID caseId) {
    return jdbc.sql(SELECT + "where l.case_id = ? order by l.recalled_at desc").param(caseId)
        .query((row, number) -> new Recall(row.getString("number"), row.getObject("case_id", UUID.class), row.getString("case_number"),
            row.getString("reason"), row.getString("recalled_by"), row.getTimestamp("recalled_at").toInstant(),
            recipients(row.getString("number"))))
        .list();
  }

  private List<Recall.Recipient> recipients(String number) {
    return jdbc.sql("select o.id, o.code, o.name_en, o.name_fr, l.destroyed_at, l.destroyed_by from notice_recall_recipient l "
            + "join organization o on o.id = l.organization_id where l.number = ? order by o.code")
        .param(number)
        .query((row, each) -> new Recall.Recipient(row.getObject("id", UUID.class), row.getString("code"), row.getString("name_en"),
            row.getString("name_fr"), instant(row.getTimestamp("destroyed_at")), row.getString("destroyed_by")))
        .list();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
