package org.passerelle.handoff;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of requests for Québec's selection. They belong to Québec's ministry: for anyone else there are none. */
@Component
class Selections {

  private static final String COLUMNS = "select s.case_id, c.number, coalesce(c.priority, 'normal') as priority, "
      + "(select count(*) from person where case_id = c.id and accompanying) as persons, r.country_of_asylum, o.name_en, o.name_fr, "
      + "s.requested_at, s.answered_at, s.granted, s.csq_number, s.csq_expires, p.name as place, s.reason, s.withdrawn_at "
      + "from ";
  private static final String JOINS = " s join case_file c on c.id = s.case_id join referral r on r.case_id = s.case_id "
      + "left join charge h on h.case_id = s.case_id and h.taken_by = 'sponsor' left join organization o on o.id = h.sponsor_id "
      + "left join place p on p.code = s.place ";
  private static final String SELECT = COLUMNS + "selection" + JOINS;
  private static final String THEIRS = "exists (select 1 from organization m where m.id = :office and m.kind = 'ministry') ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Selections(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Opens the request, once for a case. */
  void request(UUID caseId) {
    jdbc.sql("insert into selection (case_id, requested_at) values (?, ?)").params(caseId, now()).update();
  }

  Optional<Selection> of(UUID caseId) {
    return jdbc.sql(SELECT + "where s.case_id = ?").param(caseId).query(Selections::read).optional();
  }

  Optional<Selection> ofMinistry(UUID office, String caseNumber) {
    return jdbc.sql(SELECT + "where " + THEIRS + "and c.number = :number").param("office", office).param("number", caseNumber)
        .query(Selections::read).optional();
  }

  /** The same, locked until the transaction ends, so that of two answers the first is the only one. */
  Optional<Selection> lockOfMinistry(UUID office, String caseNumber) {
    return jdbc.sql(SELECT + "where " + THEIRS + "and c.number = :number for update of s").param("office", office)
        .param("number", caseNumber).query(Selections::read).optional();
  }

  /** Those that wait for an answer, the oldest first. */
  List<Selection> open(UUID office, int offset, int limit) {
    return list(office, "and s.answered_at is null and s.withdrawn_at is null ", "order by s.requested_at, s.case_id", offset, limit);
  }

  /** Those that have ended, the latest request first. */
  List<Selection> ended(UUID office, int offset, int limit) {
    return list(office, "and (s.answered_at is not null or s.withdrawn_at is not null) ", "order by s.requested_at desc, s.case_id", offset,
        limit);
  }

  void grant(UUID caseId, SelectionAnswer.Granted granted) {
    jdbc.sql("update selection set granted = true, csq_number = ?, csq_expires = ?, place = ?, answered_by = ?, answered_at = ? "
            + "where case_id = ?")
        .params(granted.csqNumber(), Date.valueOf(granted.csqExpires()), granted.place(), SignedIn.actor(), now(), caseId).update();
  }

  void refuse(UUID caseId, SelectionAnswer.Refused refused) {
    jdbc.sql("update selection set granted = false, reason = ?, answered_by = ?, answered_at = ? where case_id = ?")
        .params(refused.reason(), SignedIn.actor(), now(), caseId).update();
  }

  /** Ends the request without an answer. Says whether it was open. */
  boolean withdraw(UUID caseId) {
    return jdbc.sql("update selection set withdrawn_at = ? where case_id = ? and answered_at is null and withdrawn_at is null")
        .params(now(), caseId).update() == 1;
  }

  /** What stands on earlier pages is passed over before anything is looked up for it. */
  private List<Selection> list(UUID office, String which, String order, int offset, int limit) {
    return jdbc.sql(COLUMNS + "(select * from selection s where " + THEIRS + which + order + " offset :offset limit :limit)" + JOINS + order).param("office", office).param("offset", offset)
        .param("limit", limit).query(Selections::read).list();
  }

  private static Selection read(ResultSet row, int number) throws SQLException {
    return new Selection(row.getObject("case_id", UUID.class), row.getString("number"), row.getString("priority"), row.getInt("persons"),
        row.getString("country_of_asylum"), row.getString("name_en"), row.getString("name_fr"),
        row.getTimestamp("requested_at").toInstant(), instant(row, "answered_at"), (Boolean) row.getObject("granted"),
        row.getString("csq_number"), row.getObject("csq_expires", LocalDate.class), row.getString("place"), row.getString("reason"),
        instant(row, "withdrawn_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
