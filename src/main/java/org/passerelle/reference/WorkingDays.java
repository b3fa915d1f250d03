package org.passerelle.reference;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days on which a province's offices work: Monday to Friday without its holidays, which are on file as rows. */
@Component
public class WorkingDays {

  /** Longer than any run of days off; a working day takes fewer than three days, even over Christmas. */
  private static final int LOOK_AHEAD = 30;
  private static final int DAYS_FOR_ONE = 3;

  private final JdbcClient jdbc;
  private final Provinces provinces;
  private final Clock clock;

  WorkingDays(JdbcClient jdbc, Provinces provinces, Clock clock) {
    this.jdbc = jdbc;
    this.provinces = provinces;
    this.clock = clock;
  }

  /** The end of the next working day in that province: by then a notice sent now must have been receipted. */
  public Instant endOfNextWorkingDay(String province) {
    ZoneId zone = ZoneId.of(provinces.get(province).timeZone());
    return nth(province, LocalDate.ofInstant(clock.instant(), zone), 1).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * The nth working day after that day, which itself is not counted.
   *
   * @param n at least 1
   */
  public LocalDate nth(String province, LocalDate after, int n) {
    return calendar(province, after, after.plusDays(LOOK_AHEAD + (long) DAYS_FOR_ONE * n)).nth(after, n);
  }

  /** How many working days lie after the first day, up to the second and with it: none when it is not later. */
  public int between(String province, LocalDate after, LocalDate until) {
    return calendar(province, after, until).between(after, until);
  }

  private WorkCalendar calendar(String province, LocalDate from, LocalDate to) {
    return new WorkCalendar(new HashSet<>(jdbc.sql("select day from holiday where province = ? and day between ? and ?")
        .params(province, Date.valueOf(from), Date.valueOf(to)).query(LocalDate.class).list()));
  }
}
