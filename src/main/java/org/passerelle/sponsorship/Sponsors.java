package org.passerelle.sponsorship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of sponsors and of the places they have left. */
@Component
class Sponsors {

  private static final String SELECT = "select s.organization_id, o.code, s.place, p.province, s.languages, s.families, s.families_taken, "
      + "s.largest_household from sponsor s join organization o on o.id = s.organization_id join place p on p.code = s.place "
      + "where o.suspended_at is null ";

  private final JdbcClient jdbc;

  Sponsors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The sponsor of that code, locked until the transaction ends, so that a place it has left stays left. */
  Optional<Sponsor> lock(String code) {
    return jdbc.sql(SELECT + "and o.code = ? for update of s").param(code).query(Sponsors::read).optional();
  }

  /** Every sponsor with a place left for so many persons. */
  List<Sponsor> withRoomFor(int persons) {
    return jdbc.sql(SELECT + "and s.families_taken < s.families and s.largest_household >= ? order by o.code").param(persons)
        .query(Sponsors::read).list();
  }

  /** Takes one of the sponsor's places; false when the last one has gone meanwhile. */
  boolean takePlace(UUID sponsorId) {
    return jdbc.sql("update sponsor set families_taken = families_taken + 1 where organization_id = ? and families_taken < families")
        .param(sponsorId).update() == 1;
  }

  void giveBackPlace(UUID sponsorId) {
    jdbc.sql("update sponsor set families_taken = families_taken - 1 where organization_id = ?").param(sponsorId).update();
  }

  String place(UUID sponsorId) {
    return jdbc.sql("select place from sponsor where organization_id = ?").param(sponsorId).query(String.class).single();
  }

  private static Sponsor read(ResultSet row, int number) throws SQLException {
    return new Sponsor(row.getObject("organization_id", UUID.class), row.getString("code"), row.getString("place"),
        row.getString("province"), List.of((String[]) row.getArray("languages").getArray()), row.getInt("families"),
        row.getInt("families_taken"), row.getInt("largest_household"));
  }
}
