package org.passerelle.reference;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The 13 provinces and territories. */
@Component
public class Provinces {

  private final JdbcClient jdbc;

  Provinces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Province> all() {
    return jdbc.sql("select code, name_en, name_fr, time_zone from province order by code").query(Province.class).list();
  }

  public Province get(String code) {
    return jdbc.sql("select code, name_en, name_fr, time_zone from province where code = ?").param(code).query(Province.class).single();
  }

  /**
   * A province or territory.
   *
   * @param code     two letters
   * @param timeZone of its capital, by which its working days are counted
   */
  public record Province(String code, String nameEn, String nameFr, String timeZone) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
