package org.passerelle.partner.authorization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of areas in which a listed group is in control. One is ended, never overwritten. */
@Component
public class ControlledAreas {

  public static final int PAGE = 25;

  private static final String SELECT = "select id, country, region, listed_group, from_day, last_day, source, entered_by, entered_at, end_reason, "
      + "ended_by, ended_at from controlled_area ";

  private final JdbcClient jdbc;
  private final Today today;

  ControlledAreas(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * The areas of a country in which a listed group is in control on that day: the whole country first, if it is.
   *
   * @param country ISO 3166-1 alpha-3
   */
  public List<ControlledArea> of(String country, LocalDate day) {
    return jdbc.sql(SELECT + "where country = ? and from_day <= ? and (last_day is null or last_day >= ?) "
        + "order by region is not null, region, listed_group, id").params(country, day, day).query(this::read).list();
  }

  /**
   * A page of all of them by country, those that were ended too; one more than a page holds.
   *
   * @param after the last one of the page before; null for the first page
   */
  public List<ControlledArea> page(@Nullable UUID after) {
    return jdbc.sql(SELECT + "where :after::uuid is null or (country, id) > (select country, id from controlled_area where id = :after) "
        + "order by country, id limit " + (PAGE + 1)).param("after", after).query(this::read).list();
  }

  public Optional<ControlledArea> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(this::read).optional();
  }

  /** Enters one; false when the same stands there already and has not ended. */
  boolean add(ControlledArea area) {
    return jdbc.sql("insert into controlled_area (id, country, region, listed_group, from_day, source, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(Arrays.asList(area.id(), area.country(), area.region(), area.listedGroup(), area.fromDay(), area.source(), area.entered().by(),
            Timestamp.from(area.entered().at())))
        .update() == 1;
  }

  /** Ends one; false when somebody else did. */
  boolean end(UUID id, LocalDate lastDay, String reason, Signature ended) {
    return jdbc.sql("update controlled_area set last_day = ?, end_reason = ?, ended_by = ?, ended_at = ? where id = ? and last_day is null")
        .params(lastDay, reason, ended.by(), Timestamp.from(ended.at()), id).update() == 1;
  }

  private ControlledArea read(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new ControlledArea(row.getObject("id", UUID.class), row.getString("country"), row.getString("region"), row.getString("listed_group"),
        row.getObject("from_day", LocalDate.class), row.getObject("last_day", LocalDate.class), row.getString("source"),
        signature(row.getString("entered_by"), row.getTimestamp("entered_at").toInstant()), row.getString("end_reason"),
        ended == null ? null : signature(row.getString("ended_by"), ended.toInstant()));
  }

  private Signature signature(String by, Instant at) {
    return new Signature(by, at, today.on(at));
  }
}
