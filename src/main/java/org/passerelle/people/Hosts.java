package org.passerelle.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organizations to which people can be invited: those that are not suspended. */
@Component
public class Hosts {

  private static final String SELECT = "select id, code, kind, name_en, name_fr from organization where suspended_at is null ";

  private final JdbcClient jdbc;

  Hosts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Host> find(UUID id) {
    return jdbc.sql(SELECT + "and id = ?").param(id).query(Host.class).optional();
  }

  List<Host> all(String language) {
    return jdbc.sql(SELECT + "order by " + (language.equals("fr") ? "lower(name_fr)" : "lower(name_en)")).query(Host.class).list();
  }

  /**
   * An organization that takes people in.
   *
   * @param kind the role its people have here
   */
  public record Host(UUID id, String code, String kind, String nameEn, String nameFr) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
