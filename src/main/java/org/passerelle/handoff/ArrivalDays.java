package org.passerelle.handoff;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.sponsorship.breakdown.Arrivals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The day on which a family arrived, as its arrival was reported. */
@Component
class ArrivalDays implements Arrivals {

  private final JdbcClient jdbc;

  ArrivalDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<LocalDate> arrivedOn(UUID caseId) {
    return jdbc.sql("select r.happened_on from arrival_report r join notice n on n.id = r.notice_id where n.case_id = ? and r.result = 'arrived' "
        + "order by r.reported_at desc limit 1").param(caseId).query(LocalDate.class).optional();
  }
}
