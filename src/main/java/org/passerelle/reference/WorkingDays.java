package org.passerelle.reference;

import java.sql.Date;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days on which a province's offices work: Monday to Friday without its holidays. */
@Component
public class WorkingDays {

  /** Longer than any run of days off. */
  private static final int LOOK_AHEAD = 30;

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
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Set<LocalDate> holidays = holidays(province, today);
    LocalDate day = today.plusDays(1);
    while (isDayOff(day, holidays)) {
      day = day.plusDays(1);
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static boolean isDayOff(LocalDate day, Set<LocalDate> holidays) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.contains(day);
  }

  private Set<LocalDate> holidays(String province, LocalDate from) {
    return new HashSet<>(jdbc.sql("select day from holiday where province = ? and day between ? and ?")
        .params(province, Date.valueOf(from), Date.valueOf(from.plusDays(LOOK_AHEAD))).query(LocalDate.class).list());
  }
}
