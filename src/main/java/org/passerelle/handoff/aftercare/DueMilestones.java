package org.passerelle.handoff.aftercare;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what is open and due, by the calendar day where each family lives. */
@Component
class DueMilestones {

  static final int BATCH = 50;

  private static final String OPEN = "select m.case_id, c.number as case_number, m.kind, m.due_on, "
      + "coalesce(case m.owed_by when 'health' then t.id when 'provider' then a.organization_id end, n.province_id) as debtor, "
      + "(m.owed_by = 'health' and t.id is not null) as health, n.id as notice "
      + "from milestone m join case_file c on c.id = m.case_id join notice n on n.case_id = m.case_id and n.state = 'current' "
      + "join destination d on d.case_id = m.case_id join place p on p.code = d.place join province v on v.code = p.province "
      + "left join health_city h on h.place = d.place left join organization t on t.code = h.establishment and t.kind = 'healthTeam' "
      + "left join lateral (select organization_id from notice_recipient where notice_id = n.id and part = 'provider' limit 1) a on true "
      + "where m.state = 'open' and m.kind <> 'sponsorReport' and m.due_on <= :horizon ";

  private final JdbcClient jdbc;
  private final Clock clock;

  DueMilestones(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those whose last day is over where the family lives and whose debtor was not told that. */
  List<DueMilestone> overdue() {
    return read("and m.overdue_told_at is null and m.due_on < " + MilestoneRegister.TODAY, 0);
  }

  /** Those whose last day comes within so many days, and whose debtor was told nothing yet. */
  List<DueMilestone> toRemind(int days) {
    return read("and m.reminded_at is null and m.overdue_told_at is null and m.due_on <= " + MilestoneRegister.TODAY + " + :days", days);
  }

  /** Notes that the debtor is reminded; false when it was before, or owes it no more. */
  boolean reminded(DueMilestone one) {
    return note("reminded_at", one);
  }

  /** Notes that the debtor is told that the day is over; false when it was before, or owes it no more. */
  boolean overdueTold(DueMilestone one) {
    return note("overdue_told_at", one);
  }

  private List<DueMilestone> read(String which, int days) {
    // nowhere is it later than a day after the day in Greenwich
    LocalDate horizon = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(days + 1L);
    return jdbc.sql(OPEN + which + " order by m.due_on, m.case_id, m.kind limit " + BATCH).param("horizon", Date.valueOf(horizon))
        .param("now", Timestamp.from(clock.instant())).param("days", days).query(DueMilestone.class).list();
  }

  private boolean note(String column, DueMilestone one) {
    return jdbc.sql("update milestone set " + column + " = ? where case_id = ? and kind = ? and " + column + " is null and state = 'open'")
        .params(Timestamp.from(clock.instant()), one.caseId(), one.kind()).update() == 1;
  }
}
