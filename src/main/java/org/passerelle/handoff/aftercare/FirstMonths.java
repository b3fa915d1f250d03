package org.passerelle.handoff.aftercare;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How families fare in their first months, for supervisors. */
@Component
public class FirstMonths {

  /** Months over which the indicator is read. */
  private static final int MONTHS = 12;
  private static final int LONGEST_LIST = 100;

  private final HealthFamilies families;
  private final JdbcClient jdbc;
  private final Today today;
  private final Clock clock;

  FirstMonths(HealthFamilies families, JdbcClient jdbc, Today today, Clock clock) {
    this.families = families;
    this.jdbc = jdbc;
    this.today = today;
    this.clock = clock;
  }

  /** The indicator of the assessments whose 90th day was in the last twelve months. */
  @Transactional(readOnly = true)
  public List<AssessedInTime> assessed() {
    LocalDate yesterday = today.get().minusDays(1);
    return families.assessed(yesterday.minusMonths(MONTHS), yesterday);
  }

  /** What is owed and overdue, the longest first, at most a hundred. */
  @Transactional(readOnly = true)
  public List<Overdue> overdue() {
    return jdbc.sql("select c.number as case_number, m.kind, m.owed_by, m.due_on, p.name as city, v.code as province from milestone m "
            + "join case_file c on c.id = m.case_id join destination d on d.case_id = m.case_id join place p on p.code = d.place "
            + "join province v on v.code = p.province where m.state = 'open' and m.due_on <= :horizon and m.due_on < " + MilestoneRegister.TODAY
            + " order by m.due_on, m.case_id, m.kind limit " + LONGEST_LIST)
        .param("horizon", Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1)))
        .param("now", Timestamp.from(clock.instant())).query(Overdue.class).list();
  }

  /** Something owed whose last day is over. */
  public record Overdue(String caseNumber, String kind, String owedBy, LocalDate dueOn, String city, String province) {
  }
}
