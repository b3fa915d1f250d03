package org.passerelle.handoff.destining;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the yearly plan per city and of what of it is taken. */
@Component
public class CityPlans {

  /** The last row of the year, or of the last year before it that has one. */
  private static final String HOLDS = "select persons, year, effective_from, source, demonstration from city_plan where place = %s and year <= %s "
      + "order by year desc, number desc limit 1";

  private final JdbcClient jdbc;
  private final Today today;
  private final Clock clock;

  CityPlans(JdbcClient jdbc, Today today, Clock clock) {
    this.jdbc = jdbc;
    this.today = today;
    this.clock = clock;
  }

  /** All cities outside Québec that receive families today, by province and name, as they stand in that year. */
  public List<CityStanding> standings(int year) {
    return standings(year, "");
  }

  /** One of these cities. */
  public Optional<CityStanding> standing(String place, int year) {
    return standings(year, "and p.code = :place ", place).stream().findFirst();
  }

  private List<CityStanding> standings(int year, String where, String... place) {
    return jdbc.sql("select p.code, p.province, p.name, h.*, coalesce(t.taken, 0) as taken from place p "
            + "left join lateral (" + HOLDS.formatted("p.code", ":year") + ") h on true left join city_year t on t.place = p.code and t.year = :year "
            + "where p.province <> :quebec and p.effective_from <= :today and (p.effective_to is null or p.effective_to >= :today) " + where
            + "order by p.province, p.name")
        .param("year", year).param("quebec", Places.QUEBEC).param("today", Date.valueOf(today.get())).param("place", place.length == 0 ? null : place[0])
        .query(CityPlans::standing).list();
  }

  /** All rows of a city's plan for a year, the one that holds first. */
  public List<CityPlan> rows(String place, int year) {
    return jdbc.sql("select year, number, persons, effective_from, source, demonstration, entered_by, entered_at from city_plan "
            + "where place = ? and year = ? order by number desc")
        .params(place, year)
        .query((row, number) -> new CityPlan(row.getInt("year"), row.getInt("number"), row.getInt("persons"),
            row.getObject("effective_from", LocalDate.class), row.getString("source"), row.getBoolean("demonstration"), row.getString("entered_by"),
            row.getTimestamp("entered_at") == null ? null : row.getTimestamp("entered_at").toInstant()))
        .list();
  }

  /** Adds a row after that one of the year; false when somebody has added one since. */
  boolean add(String place, int year, int after, int persons, String source) {
    return jdbc.sql("insert into city_plan (place, year, number, persons, effective_from, source, entered_by, entered_at) "
            + "select :place, :year, :number, :persons, :today, :source, :by, :now "
            + "where coalesce((select max(number) from city_plan where place = :place and year = :year), 0) = :after on conflict do nothing")
        .param("place", place).param("year", year).param("number", after + 1).param("persons", persons).param("today", Date.valueOf(today.get()))
        .param("source", source).param("by", SignedIn.actor()).param("now", Timestamp.from(clock.instant())).param("after", after).update() == 1;
  }

  /**
   * Takes places of the year's plan, all or none: of two who want the last ones, one gets them.
   *
   * @param beyond whether they are taken although the plan has no room for them
   * @return whether they were taken
   */
  boolean take(String place, int year, int persons, boolean beyond) {
    jdbc.sql("insert into city_year (place, year) values (?, ?) on conflict do nothing").params(place, year).update();
    return jdbc.sql("update city_year set taken = taken + :persons where place = :place and year = :year "
            + "and (:beyond or taken + :persons <= coalesce((select persons from (" + HOLDS.formatted(":place", ":year") + ") h), 0))")
        .param("persons", persons).param("place", place).param("year", year).param("beyond", beyond).update() == 1;
  }

  void giveBack(String place, int year, int persons) {
    jdbc.sql("update city_year set taken = taken - ? where place = ? and year = ?").params(persons, place, year).update();
  }

  private static CityStanding standing(ResultSet row, int number) throws SQLException {
    return new CityStanding(new Place(row.getString("code"), row.getString("province"), row.getString("name")), integer(row, "persons"),
        integer(row, "year"), row.getObject("effective_from", LocalDate.class), row.getString("source"), row.getBoolean("demonstration"),
        row.getInt("taken"));
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
