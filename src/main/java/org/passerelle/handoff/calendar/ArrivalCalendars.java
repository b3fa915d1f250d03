package org.passerelle.handoff.calendar;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.passerelle.handoff.calendar.CalendarTable.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the provinces' calendars of arrivals: dated rows with their source. */
@Component
class ArrivalCalendars {

  private final JdbcClient jdbc;

  ArrivalCalendars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What that day is to that province. */
  Period period(String province, LocalDate day) {
    return periods(province).stream().filter(period -> period.holds(day)).map(ArrivalPeriod::code).findFirst().orElse(Period.none);
  }

  /** How many working days lie at least between a notice sent on that day and the arrival. */
  int lead(String province, LocalDate day) {
    return jdbc.sql("select working_days from notice_lead where province = ? and effective_from <= ? order by effective_from desc limit 1")
        .params(province, Date.valueOf(day)).query(Integer.class).single();
  }

  private List<ArrivalPeriod> periods(String province) {
    return jdbc.sql("select code, from_month_day, to_month_day, effective_from, effective_to from arrival_period where province = ? "
            + "order by from_month_day")
        .param(province).query(ArrivalPeriod.class).list();
  }
}
