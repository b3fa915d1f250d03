package org.passerelle.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads to whom notices went and who is silent, for officers and supervisors. */
@Component
public class NoticeRecipients {

  public static final int PAGE = 25;

  private static final String SELECT = "select a.notice_id, a.organization_id, o.code, a.part, o.name_en, o.name_fr, o.telephone, a.owes_receipt, "
      + "a.times_sent, a.received_at, a.received_how, a.spoke_to from notice_recipient a join notice n on n.id = a.notice_id "
      + "join organization o on o.id = a.organization_id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  NoticeRecipients(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Everybody each version of the case's notice went to, the office first. */
  public List<NoticeRecipient> of(UUID caseId) {
    return jdbc.sql(SELECT + "where n.case_id = ? order by n.version, a.part, o.code").param(caseId).query(NoticeRecipients::read).list();
  }

  /** Those who owe a receipt for the version in force and have given none. */
  public List<NoticeRecipient> silent(UUID caseId) {
    return jdbc.sql(SELECT + "where n.case_id = ? and n.state = 'current' and a.owes_receipt and a.received_at is null order by a.part, o.code")
        .param(caseId).query(NoticeRecipients::read).list();
  }

  /**
   * A page of receipts that are missing although their time is over, those owed longest first; one row more than a page holds, so that the reader
   * knows whether another follows. An arrival that was reported needs none any more.
   *
   * @param after the last row of the page before; null for the first page
   */
  public List<Overdue> overdue(@Nullable Overdue after) {
    return jdbc.sql("select c.number as case_number, n.number, n.version, n.id as notice_id, o.id as organization_id, o.code, o.name_en, o.name_fr, o.telephone, "
            + "a.times_sent, n.sent_at, n.receipt_due_at, n.arrives_on from notice_recipient a join notice n on n.id = a.notice_id "
            + "join case_file c on c.id = n.case_id join organization o on o.id = a.organization_id "
            + "where a.owes_receipt and a.received_at is null and n.state = 'current' and n.reopened_because is null and n.receipt_due_at < :now "
            + "and (cast(:due as timestamptz) is null or (n.receipt_due_at, n.id, o.id) > (:due, cast(:notice as uuid), cast(:organization as uuid))) "
            + "and not exists (select from arrival_report r where r.notice_id = n.id) order by n.receipt_due_at, n.id, o.id limit " + (PAGE + 1))
        .param("now", Timestamp.from(clock.instant())).param("due", after == null ? null : Timestamp.from(after.receiptDueAt()))
        .param("notice", after == null ? null : after.noticeId()).param("organization", after == null ? null : after.organizationId())
        .query((row, number) -> new Overdue(row.getString("case_number"), row.getString("number"), row.getInt("version"),
            row.getObject("notice_id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("code"), row.getString("name_en"),
            row.getString("name_fr"), row.getString("telephone"), row.getInt("times_sent"), row.getTimestamp("sent_at").toInstant(),
            row.getTimestamp("receipt_due_at").toInstant(), row.getObject("arrives_on", LocalDate.class)))
        .list();
  }

  private static NoticeRecipient read(ResultSet row, int number) throws SQLException {
    Timestamp received = row.getTimestamp("received_at");
    return new NoticeRecipient(row.getObject("notice_id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("code"),
        row.getString("part"), row.getString("name_en"), row.getString("name_fr"), row.getString("telephone"), row.getBoolean("owes_receipt"),
        row.getInt("times_sent"), received == null ? null : received.toInstant(), row.getString("received_how"), row.getString("spoke_to"));
  }

  /**
   * A receipt that is missing.
   *
   * @param telephone of the organization's desk
   * @param sentAt    when the version was sent first
   */
  public record Overdue(String caseNumber, String number, int version, UUID noticeId, UUID organizationId, String code, String nameEn, String nameFr,
      @Nullable String telephone, int timesSent, Instant sentAt, Instant receiptDueAt, LocalDate arrivesOn) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
