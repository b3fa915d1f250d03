package org.passerelle.handoff.dossier;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.PortOfEntry;
import org.passerelle.handoff.dossier.CalendarArrival.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads when families are expected by an organization that receives them. */
@Component
class CalendarArrivals {

  /** More than any organization receives in the time a calendar shows. */
  static final int MOST = 2000;

  private final JdbcClient jdbc;

  CalendarArrivals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest version of each notice that went to the organization and lands on that day or later. */
  List<CalendarArrival> since(LocalDate day, UUID organization) {
    return jdbc.sql("select distinct on (n.number) n.id, n.case_id, a.part, n.number, n.version, n.state, n.reopened_because is not null as reopened, n.persons, p.name as place, "
            + "n.arrives_on, n.port, n.journey->'legs'->-1->>'arrives' as lands_at, n.journey->'onward'->>'arrives' as reaches_at, v.time_zone, n.sent_at "
            + "from notice n join notice_recipient a on a.notice_id = n.id and a.organization_id = ? and a.part in ('office', 'provider') "
            + "join organization o on o.id = n.province_id join province v on v.code = o.province "
            + "join destination d on d.case_id = n.case_id join place p on p.code = d.place "
            + "where n.arrives_on >= ? order by n.number desc, n.version desc limit " + MOST)
        .params(organization, Date.valueOf(day)).query(CalendarArrivals::read).list();
  }

  private static CalendarArrival read(ResultSet row, int number) throws SQLException {
    return new CalendarArrival(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("part"), row.getString("number"), row.getInt("version"), state(row),
        row.getInt("persons"), row.getString("place"), row.getObject("arrives_on", LocalDate.class), PortOfEntry.valueOf(row.getString("port")),
        time(row, "lands_at"), time(row, "reaches_at"), ZoneId.of(row.getString("time_zone")), row.getTimestamp("sent_at").toInstant());
  }

  private static State state(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "current" -> row.getBoolean("reopened") ? State.unsettled : State.expected;
      case "cancelled" -> State.cancelled;
      default -> State.withdrawn;
    };
  }

  private static @Nullable LocalDateTime time(ResultSet row, String column) throws SQLException {
    String written = row.getString(column);
    return written == null ? null : LocalDateTime.parse(written);
  }
}
