package org.passerelle.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.process.HandoffModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads to whom notices went and who is silent, for officers and supervisors. */
@Component
public class NoticeRecipients {

  public static final int PAGE = 25;

  private static final String SELECT = "select a.notice_id, a.organization_id, o.code, a.part, o.name_en, o.name_fr, o.telephone, a.owes_receipt, "
      + "a.times_sent, a.received_at, a.received_how, a.spoke_to from notice_recipient a join notice n on n.id = a.notice_id "
      + "join organization o on o.id = a.organization_id ";
  /** A closed case owes nothing: reading open ones alone keeps the question as small as the work at hand. */
  private static final String MISSING = "select n.case_id, c.number as case_number, n.number, n.version, n.id as notice_id, o.id as organization_id, o.code, o.name_en, "
      + "o.name_fr, o.telephone, f.province, a.times_sent, n.sent_at, n.receipt_due_at, n.arrives_on from notice_recipient a "
      + "join notice n on n.id = a.notice_id join case_file c on c.id = n.case_id and c.closed_at is null join organization o on o.id = a.organization_id join organization f on f.id = n.province_id "
      + "where a.owes_receipt and a.received_at is null and n.state = 'current' and n.at_hand and n.reopened_because is null "
      + "and (n.receipt_due_at < :now or a.times_sent > 1) and (cast(:sent as timestamptz) is null or (n.sent_at, n.id, o.id) > (:sent, cast(:notice as uuid), cast(:organization as uuid))) "
      + "and not exists (select from arrival_report r where r.notice_id = n.id) order by n.sent_at, n.id, o.id limit " + (PAGE + 1);

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
   * A page of receipts that are missing although their time is over, or was once, those of the oldest versions first; one row more than a page
   * holds, so that the reader knows whether another follows. An arrival that was reported needs none any more.
   *
   * @param after key of the last row of the page before; null, or none that can be read, for the first page
   */
  public List<Overdue> overdue(@Nullable String after) {
    Position last = Position.at(after);
    return jdbc.sql("select s.*, w.began_at as call_asked_at, w.ended_at as called_at from (" + MISSING + ") s "
            + "left join lateral (select began_at, ended_at from case_wait "
            + "where case_id = s.case_id and element = :call and began_at >= s.sent_at order by began_at desc limit 1) w on true "
            + "order by s.sent_at, s.notice_id, s.organization_id")
        .param("now", Timestamp.from(clock.instant())).param("call", HandoffModel.CALL_RECIPIENT)
        .param("sent", last == null ? null : Timestamp.from(last.sent())).param("notice", last == null ? null : last.notice())
        .param("organization", last == null ? null : last.organization())
        .query((row, number) -> new Overdue(row.getString("case_number"), row.getString("number"), row.getInt("version"),
            row.getObject("notice_id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("code"), row.getString("name_en"),
            row.getString("name_fr"), row.getString("telephone"), row.getString("province"), row.getInt("times_sent"),
            row.getTimestamp("sent_at").toInstant(), row.getTimestamp("receipt_due_at").toInstant(), row.getObject("arrives_on", LocalDate.class),
            instant(row, "call_asked_at"), instant(row, "called_at")))
        .list();
  }

  private static NoticeRecipient read(ResultSet row, int number) throws SQLException {
    return new NoticeRecipient(row.getObject("notice_id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("code"),
        row.getString("part"), row.getString("name_en"), row.getString("name_fr"), row.getString("telephone"), row.getBoolean("owes_receipt"),
        row.getInt("times_sent"), instant(row, "received_at"), row.getString("received_how"), row.getString("spoke_to"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /**
   * A receipt that is missing.
   *
   * @param telephone   of the organization's desk
   * @param province    that the notice went to
   * @param sentAt      when the version was sent first
   * @param callAskedAt when an officer was last asked to call, if one was
   * @param calledAt    when the officer had done so and nobody answered; null while the call is still to be made
   */
  public record Overdue(String caseNumber, String number, int version, UUID noticeId, UUID organizationId, String code, String nameEn, String nameFr,
      @Nullable String telephone, String province, int timesSent, Instant sentAt, Instant receiptDueAt, LocalDate arrivesOn,
      @Nullable Instant callAskedAt, @Nullable Instant calledAt) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }

    /** Where a page of the list ends, for {@link NoticeRecipients#overdue}. */
    public String key() {
      return sentAt + "_" + noticeId + "_" + organizationId;
    }
  }

  private record Position(Instant sent, UUID notice, UUID organization) {

    static @Nullable Position at(@Nullable String key) {
      String[] parts = key == null ? new String[0] : key.split("_", 3);
      try {
        return parts.length < 3 ? null : new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
      } catch (IllegalArgumentException | DateTimeException noKey) {
        return null;
      }
    }
  }
}
