package org.passerelle.handoff;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the families a recipient expects. */
@Component
class ArrivalCounts {

  private final JdbcClient jdbc;

  ArrivalCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * By week and city, the families announced to it for a day of that time of whom no arrival is reported.
   *
   * @param until the day after the last
   */
  List<ArrivalWeeks.Cell> of(UUID recipient, LocalDate from, LocalDate until) {
    return jdbc.sql("select date_trunc('week', n.arrives_on)::date as week, p.code as city, p.name, count(*)::int as families, sum(n.persons)::int as persons "
            + "from notice n join notice_recipient a on a.notice_id = n.id join destination d on d.case_id = n.case_id join place p on p.code = d.place "
            + "where a.organization_id = :recipient and n.state = 'current' and n.arrives_on >= :from and n.arrives_on < :until "
            + "and not exists (select from arrival_report r where r.notice_id = n.id and r.result = 'arrived') group by 1, 2, 3")
        .param("recipient", recipient).param("from", Date.valueOf(from)).param("until", Date.valueOf(until)).query(ArrivalWeeks.Cell.class).list();
  }
}
