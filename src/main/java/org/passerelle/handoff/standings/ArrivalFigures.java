package org.passerelle.handoff.standings;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.handoff.standings.ArrivalDay.Share;
import org.passerelle.reference.Place;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the families that were announced, and those that came. Notices that were replaced, cancelled or recalled announce nobody. */
@Component
public class ArrivalFigures {

  /** Days that are looked ahead, today among them. */
  public static final int DAYS = 14;
  /** More families than this are never searched at once; if they are, those missed longest are shown. */
  static final int LONGEST_LIST = 100;

  /**
   * A family that landed and then left the programme did arrive. Here and below, what belongs to a row is looked up row by row ({@code limit 1}): joined
   * freely, whole tables would be read for one year of them.
   */
  private static final String ARRIVED = "select n.case_id, n.persons, true as arrived, false as unreported from arrival_report r "
      + "cross join lateral (select case_id, persons from notice where id = r.notice_id and state in ('current', 'cancelled') limit 1) n "
      + "where r.result = 'arrived' and r.happened_on between :first and :last";
  private static final String EXPECTED = "from notice n join organization o on o.id = n.province_id join province v on v.code = o.province "
      + "left join lateral (select result from arrival_report where notice_id = n.id order by reported_at desc limit 1) r on true "
      + "where n.state = 'current' and n.arrives_on between :first and :last and coalesce(r.result, 'changed') = 'changed' ";
  private static final String ANNOUNCED = "select n.case_id, n.persons, false, r.result is null and n.reopened_because is null "
      + "and n.arrives_on < (cast(:now as timestamptz) at time zone v.time_zone)::date " + EXPECTED;

  private final JdbcClient jdbc;
  private final Today today;
  private final Clock clock;

  ArrivalFigures(JdbcClient jdbc, Today today, Clock clock) {
    this.jdbc = jdbc;
    this.today = today;
    this.clock = clock;
  }

  /** The cities for which that year has an arrival, or an announced one, by province and name. */
  public List<CityArrivals> of(int year) {
    return jdbc.sql("select p.code, p.province, p.name, g.* from (select d.place, " + persons("f.arrived and not t.sponsored", "arrived")
            + persons("not f.arrived and not t.sponsored", "announced") + persons("f.arrived and t.sponsored", "sponsored_arrived")
            + persons("not f.arrived and t.sponsored", "sponsored_announced") + "count(*) filter (where f.unreported) as unreported from ("
            + ARRIVED + " union all " + ANNOUNCED + ") f cross join lateral (select place from destination where case_id = f.case_id limit 1) d "
            + "left join lateral (select taken_by = 'sponsor' as sponsored from charge where case_id = f.case_id limit 1) c on true "
            + "cross join lateral (select coalesce(c.sponsored, false) as sponsored) t group by d.place) g join place p on p.code = g.place "
            + "order by p.province, p.name")
        .param("first", Date.valueOf(Year.of(year).atDay(1))).param("last", Date.valueOf(LocalDate.of(year, 12, 31)))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> new CityArrivals(new Place(row.getString("code"), row.getString("province"), row.getString("name")),
            row.getInt("arrived"), row.getInt("announced"), row.getInt("sponsored_arrived"), row.getInt("sponsored_announced"), row.getInt("unreported")))
        .list();
  }

  /** The days of the coming two weeks on which somebody is expected, in order. */
  public List<ArrivalDay> comingDays() {
    LocalDate first = today.get();
    Map<LocalDate, List<Share>> days = new TreeMap<>();
    jdbc.sql("select n.arrives_on, o.province, count(*) as families, sum(n.persons) as persons, "
            + "count(*) filter (where r.result is not null or n.reopened_because is not null) as replanned " + EXPECTED + "group by 1, 2 order by 1, 2")
        .param("first", Date.valueOf(first)).param("last", Date.valueOf(first.plusDays(DAYS - 1)))
        .query(row -> {
          days.computeIfAbsent(row.getObject("arrives_on", LocalDate.class), day -> new ArrayList<>()).add(share(row));
        });
    return days.entrySet().stream().map(day -> new ArrivalDay(day.getKey(), day.getValue())).toList();
  }

  /** Families that did not come and whose new arrival is not announced yet, those missed longest first. */
  public List<MissingFamily> missing() {
    return jdbc.sql("select m.*, p.name as city, p.province, "
            + "(select count(*) from search_step s where s.case_id = m.case_id and s.noted_at >= m.since) as steps, "
            + "exists (select from family_search s where s.case_id = m.case_id and s.decided_at > m.since) as found "
            + "from (select n.case_id, n.id, c.number as case_number, n.number as notice, n.persons, n.arrives_on as expected_on, r.reported_at as since "
            + "from arrival_report r join notice n on n.id = r.notice_id and n.state = 'current' and n.at_hand join case_file c on c.id = n.case_id and c.closed_at is null "
            + "where r.result = 'noShow' and not exists (select from arrival_report x where x.notice_id = n.id and x.reported_at > r.reported_at) "
            + "order by r.reported_at, n.id limit " + LONGEST_LIST + ") m join destination d on d.case_id = m.case_id join place p on p.code = d.place "
            + "order by m.since, m.id")
        .query((row, number) -> new MissingFamily(row.getString("case_number"), row.getString("notice"), row.getString("city"), row.getString("province"),
            row.getInt("persons"), row.getObject("expected_on", LocalDate.class), row.getTimestamp("since").toInstant(), row.getInt("steps"),
            row.getBoolean("found")))
        .list();
  }

  private static String persons(String which, String name) {
    return "coalesce(sum(f.persons) filter (where " + which + "), 0) as " + name + ", ";
  }

  private static Share share(ResultSet row) throws SQLException {
    return new Share(row.getString("province"), row.getInt("families"), row.getInt("persons"), row.getInt("replanned"));
  }
}
