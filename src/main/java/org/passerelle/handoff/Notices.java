package org.passerelle.handoff;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of notices of arrival and of what the provinces answered. An office's notices do not exist for another office. */
@Component
class Notices {

  private static final String SELECT = "select n.*, a.organization_id, a.part, a.times_sent, a.received_at, c.number as case_number, "
      + "v.code as province, p.name as place, r.result, r.happened_on, r.remarks as report_remarks, e.confirmed_at, e.taken_over_at, "
      + "(n.receipt_due_at at time zone v.time_zone - interval '1 second')::date as receipt_due_on "
      + "from notice_recipient a join notice n on n.id = a.notice_id join case_file c on c.id = n.case_id "
      + "join organization o on o.id = n.province_id join province v on v.code = o.province "
      + "join destination d on d.case_id = n.case_id join place p on p.code = d.place "
      + "left join lateral (select result, happened_on, remarks from arrival_report where notice_id = n.id order by reported_at desc "
      + "limit 1) r on true left join reception e on e.case_id = n.case_id and n.state = 'current' ";
  /** What is asked now, the receipts first, then those who are still to come, then those whose first months are followed. */
  private static final String IN_TURN = "case when n.reopened_because is not null then 3 "
      + "when r.result is null and a.owes_receipt and a.received_at is null then 0 when r.result is null and n.arrives_on <= :today then 1 "
      + "when r.result = 'arrived' and a.part = 'office' and e.confirmed_at is null then 2 when r.result = 'arrived' then 4 else 3 end";
  /** Of all notices in force those alone whom the province has not taken over: the others are many more. */
  private static final String OPEN = "select n.id from notice_recipient a join notice n on n.id = a.notice_id "
      + "left join reception e on e.case_id = n.case_id left join lateral (select result from arrival_report where notice_id = n.id "
      + "order by reported_at desc limit 1) r on true where a.organization_id = :office and n.state = 'current' and n.at_hand ";
  private static final String ENDED = "select n.id from notice_recipient a join notice n on n.id = a.notice_id "
      + "left join reception e on e.case_id = n.case_id and n.state = 'current' "
      + "where a.organization_id = :office and (n.state = 'cancelled' or e.taken_over_at is not null) ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Sends the next version of the case's notice, under a new number after a recall; the version before it is superseded. Answers the new one. */
  Notice send(UUID caseId, UUID office, ArrivalPlan plan, Journey journey, int persons, Instant receiptDueAt) {
    Optional<Latest> latest = jdbc.sql("select number, version from notice where case_id = ? and state <> 'recalled' order by version desc limit 1").param(caseId)
        .query(Latest.class).optional();
    end(caseId, "superseded");
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, flight, persons, remarks, journey, "
            + "exceptions, sent_at, receipt_due_at) values (?, ?, ?, ?, ?, 'current', ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)")
        .params(id, caseId, latest.map(Latest::number).orElseGet(this::nextNumber), latest.map(Latest::version).orElse(0) + 1, office,
            Date.valueOf(plan.arrivesOn()), plan.port().name(), plan.flight(), persons, plan.remarks(), JourneyJson.write(journey),
            JourneyJson.write(plan.exemptions()), now(),
            Timestamp.from(receiptDueAt))
        .update();
    addressed(id, office, "office", true);
    return current(caseId).orElseThrow();
  }

  /** Writes down one more to whom this version goes. */
  void addressed(UUID id, UUID organization, String part, boolean owesReceipt) {
    jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt) values (?, ?, ?, ?)")
        .params(id, organization, part, owesReceipt).update();
  }

  /** Notes that the same version went out once more to those who owe a receipt, and answers who they are. */
  List<UUID> sentAgain(UUID id, Instant receiptDueAt) {
    jdbc.sql("update notice set receipt_due_at = ? where id = ?").params(Timestamp.from(receiptDueAt), id).update();
    return jdbc.sql("update notice_recipient set times_sent = times_sent + 1 where notice_id = ? and owes_receipt and received_at is null "
            + "returning organization_id")
        .param(id).query(UUID.class).list();
  }

  /** Notes why the plan behind this version was opened again. */
  void reopened(UUID id, String reason) {
    jdbc.sql("update notice set reopened_because = ? where id = ?").params(reason, id).update();
  }

  /** Whether somebody still owes a receipt for this version. */
  boolean silent(UUID id) {
    return jdbc.sql("select exists (select from notice_recipient where notice_id = ? and owes_receipt and received_at is null)").param(id)
        .query(Boolean.class).single();
  }

  /** The version in force, locked until the transaction ends. */
  Optional<Notice> lockCurrent(UUID caseId) {
    int locked = jdbc.sql("select 1 from notice where case_id = ? and state = 'current' for update").param(caseId).query(Integer.class)
        .list().size();
    return locked == 0 ? Optional.empty() : current(caseId);
  }

  /** The receipts that those who are silent gave by telephone, and who they are. */
  List<UUID> receivedByTelephone(UUID id, String spokeTo) {
    return jdbc.sql("update notice_recipient set received_at = ?, received_by = ?, received_how = 'telephone', spoke_to = ? "
            + "where notice_id = ? and owes_receipt and received_at is null returning organization_id")
        .params(now(), SignedIn.actor(), spokeTo, id).query(UUID.class).list();
  }

  /** The version in force as the province's office reads it, if there is one. */
  Optional<Notice> current(UUID caseId) {
    return jdbc.sql(SELECT + "where n.case_id = ? and n.state = 'current' and a.part = 'office'").param(caseId).query(Notices::read).optional();
  }

  /** All versions of the case's notice, the first first. */
  List<Notice> of(UUID caseId) {
    return jdbc.sql(SELECT + "where n.case_id = ? and a.part = 'office' order by n.sent_at, n.version").param(caseId).query(Notices::read).list();
  }

  Optional<Notice> ofOffice(UUID office, UUID id) {
    return jdbc.sql(SELECT + "where a.organization_id = ? and n.id = ?").params(office, id).query(Notices::read).optional();
  }

  /** The version in force of an office's notice, when the given one is another version of it. */
  Optional<Notice> currentOfOffice(UUID office, String number) {
    return jdbc.sql(SELECT + "where a.organization_id = ? and n.number = ? and n.state = 'current'").params(office, number)
        .query(Notices::read).optional();
  }

  /** The notice as its province's office has it, locked until the transaction ends, so that of two answers the first is the only one. */
  Optional<Notice> lockOfOffice(UUID office, UUID id) {
    return lock(office, id, "a.part = 'office'");
  }

  /** The same as one of those who receive the family has it: the office, or the provider of the city. */
  Optional<Notice> lockOfReceiver(UUID organization, UUID id) {
    return lock(organization, id, "a.part in ('office', 'provider')");
  }

  private Optional<Notice> lock(UUID organization, UUID id, String part) {
    int locked = jdbc.sql("select 1 from notice n join notice_recipient a on a.notice_id = n.id where a.organization_id = ? and n.id = ? and "
            + part + " for update of n")
        .params(organization, id).query(Integer.class).list().size();
    return locked == 0 ? Optional.empty() : ofOffice(organization, id);
  }

  /** Everybody this version went to, each as it reads it, the office first. */
  List<Notice> everyCopy(UUID id) {
    return jdbc.sql(SELECT + "where n.id = ? order by a.part, a.organization_id").param(id).query(Notices::read).list();
  }

  /** Those to whom the version before this one went and this one does not: the family does not come to them any more. */
  List<Notice> left(Notice latest) {
    return jdbc.sql(SELECT + "where n.number = ? and n.version = ? and not exists (select from notice_recipient x where x.notice_id = ? "
            + "and x.organization_id = a.organization_id) order by a.part, a.organization_id")
        .params(latest.number(), latest.version() - 1, latest.id()).query(Notices::read).list();
  }

  /**
   * Families still to be received: those for whom a receipt, the word of their arrival or of their reception is asked now, those still to come, and
   * those in their first months, each by day of arrival. Whoever looks for those of a week or a city is not shown those who have arrived.
   */
  List<Notice> expected(UUID office, LocalDate today, ArrivalFilter filter, int offset, int limit) {
    String awaited = filter.all() ? "" : "and r.result is distinct from 'arrived' ";
    return page(OPEN + within(filter) + awaited, IN_TURN + ", n.arrives_on, n.number", filter).param("office", office)
        .param("today", Date.valueOf(today)).param("offset", offset).param("limit", limit).query(Notices::read).list();
  }

  /** Families received, and those who do not come any more: the latest arrival first. */
  List<Notice> ended(UUID office, ArrivalFilter filter, int offset, int limit) {
    return page(ENDED + within(filter), "n.arrives_on desc, n.number", filter).param("office", office).param("offset", offset)
        .param("limit", limit).query(Notices::read).list();
  }

  /** Finds which notices are on the page before it reads what they say: as an array, so that the database does the one before the other. */
  private JdbcClient.StatementSpec page(String found, String order, ArrivalFilter filter) {
    return jdbc.sql(SELECT + "where a.organization_id = :office and n.id = any(array(" + found + " order by " + order
            + " offset :offset limit :limit)) order by " + order)
        .param("week", filter.week()).param("city", filter.city());
  }

  private static String within(ArrivalFilter filter) {
    return (filter.week() == null ? "" : "and n.arrives_on >= :week and n.arrives_on < cast(:week as date) + 7 ")
        + (filter.city() == null ? "" : "and n.case_id in (select case_id from destination where place = :city) ");
  }

  /** A sponsor's copies, the latest arrival first; versions that were replaced are left out. */
  List<Notice> copies(UUID sponsor, int offset, int limit) {
    return jdbc.sql(SELECT + "where a.organization_id = :sponsor and a.part = 'sponsor' and n.state <> 'superseded' "
            + "order by n.arrives_on desc, n.number offset :offset limit :limit")
        .param("sponsor", sponsor).param("offset", offset).param("limit", limit).query(Notices::read).list();
  }

  void received(UUID id, UUID organization) {
    received(id, organization, SignedIn.actor(), "signedIn");
  }

  /** The receipt that the organization's own system gave in its answer to what it was sent. */
  void receivedBySystem(UUID id, UUID organization, String code) {
    received(id, organization, code, "webhook");
  }

  private void received(UUID id, UUID organization, String by, String how) {
    jdbc.sql("update notice_recipient set received_at = ?, received_by = ?, received_how = ? "
            + "where notice_id = ? and organization_id = ? and owes_receipt and received_at is null")
        .params(now(), by, how, id, organization).update();
  }

  void reported(UUID id, ArrivalResult result, LocalDate happenedOn, @Nullable String remarks, Collection<Incident> incidents) {
    jdbc.sql("insert into arrival_report (id, notice_id, result, happened_on, remarks, incidents, reported_by, reported_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), id, result.name(), Date.valueOf(happenedOn), remarks,
            incidents.stream().map(Incident::name).toArray(String[]::new), SignedIn.actor(), now()).update();
  }

  void confirmed(UUID caseId, @Nullable String remarks) {
    jdbc.sql("insert into reception (case_id, confirmed_at, confirmed_by, remarks) values (?, ?, ?, ?)")
        .params(caseId, now(), SignedIn.actor(), remarks).update();
  }

  /** Writes down that the province has taken over; false when it had before. */
  boolean takenOver(UUID caseId, @Nullable String remarks) {
    jdbc.sql("update notice set at_hand = false where case_id = ? and state = 'current'").param(caseId).update();
    return jdbc.sql("update reception set taken_over_at = ?, taken_over_by = ?, takeover_remarks = ? where case_id = ? and taken_over_at is null")
        .params(now(), SignedIn.actor(), remarks, caseId).update() == 1;
  }

  /** What the office said when it confirmed the reception. */
  Optional<HandoffRecord.Reception> reception(UUID caseId) {
    return jdbc.sql("select confirmed_at, confirmed_by, remarks, taken_over_at, taken_over_by, takeover_remarks from reception where case_id = ?").param(caseId)
        .query((row, number) -> new HandoffRecord.Reception(row.getTimestamp("confirmed_at").toInstant(), row.getString("confirmed_by"),
            row.getString("remarks"), instant(row, "taken_over_at"), row.getString("taken_over_by"), row.getString("takeover_remarks")))
        .optional();
  }

  /** When the first version of that notice was sent. */
  Instant firstSent(String number) {
    return jdbc.sql("select min(sent_at) from notice where number = ?").param(number).query(Timestamp.class).single().toInstant();
  }

  /** Calls all versions under that number back. */
  void recall(String number) {
    jdbc.sql("update notice set state = 'recalled' where number = ?").param(number).update();
  }

  /** Everyone to whom a version under that number went. */
  List<UUID> recipients(String number) {
    return jdbc.sql("select distinct a.organization_id from notice_recipient a join notice n on n.id = a.notice_id where n.number = ?")
        .param(number).query(UUID.class).list();
  }

  /** The last version under that number that went to this organization. */
  Notice lastOf(UUID organization, String number) {
    return jdbc.sql(SELECT + "where a.organization_id = ? and n.number = ? order by n.version desc limit 1").params(organization, number)
        .query(Notices::read).single();
  }

  /** Takes the version in force out of force. */
  void end(UUID caseId, String state) {
    jdbc.sql("update notice set state = ? where case_id = ? and state = 'current'").params(state, caseId).update();
  }

  private String nextNumber() {
    return "NAT-%s-%06d".formatted(Year.from(clock.instant().atOffset(ZoneOffset.UTC)),
        jdbc.sql("select nextval('notice_number')").query(Long.class).single());
  }

  private static Notice read(ResultSet row, int number) throws SQLException {
    String result = row.getString("result");
    return new Notice(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("case_number"),
        row.getString("number"), row.getInt("version"), row.getObject("organization_id", UUID.class), row.getString("part"),
        row.getString("province"),
        row.getString("place"), row.getString("state"), row.getObject("arrives_on", LocalDate.class),
        PortOfEntry.valueOf(row.getString("port")), row.getString("flight"), row.getInt("persons"), row.getString("remarks"),
        row.getTimestamp("sent_at").toInstant(), row.getInt("times_sent"), row.getTimestamp("receipt_due_at").toInstant(),
        row.getObject("receipt_due_on", LocalDate.class), instant(row, "received_at"),
        result == null ? null : ArrivalResult.valueOf(result), row.getObject("happened_on", LocalDate.class),
        row.getString("report_remarks"), instant(row, "confirmed_at"), instant(row, "taken_over_at"),
        row.getString("reopened_because") != null,
        JourneyJson.journey(row.getString("journey")), JourneyJson.exemptions(row.getString("exceptions")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private record Latest(String number, int version) {
  }
}
