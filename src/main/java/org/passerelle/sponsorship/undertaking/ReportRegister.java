package org.passerelle.sponsorship.undertaking;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the reports that sponsors owe. */
@Component
class ReportRegister {

  private static final String OWED = "select r.undertaking_id, r.code, r.due_on, u.case_id, u.sponsor_id, c.number, o.code as sponsor_code, o.name_en, o.name_fr "
      + "from sponsor_report r join undertaking u on u.id = r.undertaking_id join case_file c on c.id = u.case_id "
      + "join organization o on o.id = u.sponsor_id where r.filed_at is null and r.dropped_at is null ";

  private final JdbcClient jdbc;

  ReportRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets the reports of a stream fall due, by the rules in force on the day the family arrived. */
  void owe(UUID undertakingId, Stream stream, LocalDate established) {
    jdbc.sql("select distinct on (code) code, due_after, to_be_confirmed from sponsor_report_rule where stream = ? and effective_from <= ? "
            + "order by code, effective_from desc")
        .params(stream.name(), Date.valueOf(established))
        .query(row -> {
          jdbc.sql("insert into sponsor_report (undertaking_id, code, due_on, to_be_confirmed) values (?, ?, ?, ?) on conflict do nothing")
              .params(undertakingId, row.getString("code"), Date.valueOf(established.plus(Period.parse(row.getString("due_after")))),
                  row.getBoolean("to_be_confirmed")).update();
        });
  }

  List<SponsorReport> of(UUID undertakingId) {
    return jdbc.sql("select * from sponsor_report where undertaking_id = ? order by due_on, code").param(undertakingId).query(ReportRegister::read).list();
  }

  /** Files one; false when it is not owed. */
  boolean filed(UUID undertakingId, String code, String account, @Nullable String needs, Instant at, String by) {
    return jdbc.sql("update sponsor_report set filed_at = ?, filed_by = ?, account = ?, needs = ? "
            + "where undertaking_id = ? and code = ? and filed_at is null and dropped_at is null")
        .params(Arrays.asList(Timestamp.from(at), by, account, needs, undertakingId, code)).update() == 1;
  }

  /** None is owed any longer. */
  void drop(UUID undertakingId, Instant at) {
    jdbc.sql("update sponsor_report set dropped_at = ? where undertaking_id = ? and filed_at is null and dropped_at is null")
        .params(Timestamp.from(at), undertakingId).update();
  }

  /** Those owed that are due by that day and of which the sponsor was not reminded. */
  List<OwedReport> toRemind(LocalDate by, @Nullable OwedReport after, int size) {
    return page("and r.due_on <= :day and r.reminded_at is null ", by, after, size);
  }

  /** Those owed whose day is over and of which the sponsor was not told that. */
  List<OwedReport> toTellOverdue(LocalDate today, @Nullable OwedReport after, int size) {
    return page("and r.due_on < :day and r.overdue_told_at is null ", today, after, size);
  }

  /** Those owed whose day is over, the longest first. */
  List<OwedReport> overdue(LocalDate today, @Nullable OwedReport after, int size) {
    return page("and r.due_on < :day ", today, after, size);
  }

  private List<OwedReport> page(String which, LocalDate day, @Nullable OwedReport after, int size) {
    return jdbc.sql(OWED + which + (after == null ? "" : "and (r.due_on, r.undertaking_id, r.code) > (:due, :id, :code) ")
            + "order by r.due_on, r.undertaking_id, r.code limit :size")
        .param("day", Date.valueOf(day)).param("due", after == null ? null : Date.valueOf(after.dueOn())).param("id", after == null ? null : after.undertakingId())
        .param("code", after == null ? null : after.code()).param("size", size).query(ReportRegister::readOwed).list();
  }

  /** Notes that the sponsor is reminded; false when it was before, or owes it no more. */
  boolean reminded(OwedReport report, Instant at) {
    return note("reminded_at", report, at);
  }

  /** Notes that the sponsor is told that its time is over; false when it was before, or owes it no more. */
  boolean overdueTold(OwedReport report, Instant at) {
    return note("overdue_told_at", report, at);
  }

  private boolean note(String column, OwedReport report, Instant at) {
    return jdbc.sql("update sponsor_report set " + column + " = ? where undertaking_id = ? and code = ? and " + column + " is null "
            + "and filed_at is null and dropped_at is null")
        .params(Timestamp.from(at), report.undertakingId(), report.code()).update() == 1;
  }

  private static OwedReport readOwed(ResultSet row, int number) throws SQLException {
    return new OwedReport(row.getObject("undertaking_id", UUID.class), row.getString("code"), row.getObject("due_on", LocalDate.class),
        row.getObject("case_id", UUID.class), row.getString("number"), row.getObject("sponsor_id", UUID.class), row.getString("sponsor_code"),
        row.getString("name_en"), row.getString("name_fr"));
  }

  private static SponsorReport read(ResultSet row, int number) throws SQLException {
    return new SponsorReport(row.getObject("undertaking_id", UUID.class), row.getString("code"), row.getObject("due_on", LocalDate.class),
        row.getBoolean("to_be_confirmed"), instant(row, "filed_at"), row.getString("filed_by"), row.getString("account"), row.getString("needs"),
        instant(row, "dropped_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
