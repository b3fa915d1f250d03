package org.passerelle.reference;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cities that receive families today. */
@Component
public class Places {

  /** Québec's code: there the province selects and destines. */
  public static final String QUEBEC = "QC";

  private static final String OPEN = "from place where effective_from <= :today and (effective_to is null or effective_to >= :today) ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Places(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Place> find(String code) {
    return jdbc.sql("select code, province, name " + OPEN + "and code = :code").param("today", today()).param("code", code)
        .query(Place.class).optional();
  }

  /** All cities, by name. */
  public List<Place> all() {
    return jdbc.sql("select code, province, name " + OPEN + "order by name, province").param("today", today()).query(Place.class).list();
  }

  /** The cities of one province, by name. */
  public List<Place> in(String province) {
    return jdbc.sql("select code, province, name " + OPEN + "and province = :province order by name").param("today", today())
        .param("province", province).query(Place.class).list();
  }

  /** The cities outside Québec, by province and name. */
  public List<Place> outsideQuebec() {
    return jdbc.sql("select code, province, name " + OPEN + "and province <> 'QC' order by province, name").param("today", today())
        .query(Place.class).list();
  }

  private Date today() {
    return Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
