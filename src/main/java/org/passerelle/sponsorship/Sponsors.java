package org.passerelle.sponsorship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of sponsors and of the places they have left. */
@Component
public class Sponsors {

  private static final String SELECT = "select s.*, o.code, p.province from sponsor s join organization o on o.id = s.organization_id "
      + "join place p on p.code = s.place where o.suspended_at is null ";

  private final JdbcClient jdbc;

  Sponsors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The sponsor of that code, if it is not suspended. */
  public Optional<Sponsor> find(String code) {
    return jdbc.sql(SELECT + "and o.code = ?").param(code).query(Sponsors::read).optional();
  }

  /** The sponsor of that code, locked until the transaction ends, so that a place it has left stays left. */
  Optional<Sponsor> lock(String code) {
    return jdbc.sql(SELECT + "and o.code = ? for update of s").param(code).query(Sponsors::read).optional();
  }

  /** Every sponsor with room left for such a family. */
  List<Sponsor> withRoomFor(Room family) {
    return jdbc.sql(SELECT + "and s.families_taken < s.families and s.largest_household >= :persons and s.persons - s.persons_taken >= :persons "
            + "and s.children - s.children_taken >= :children and s.special_needs - s.special_needs_taken >= :special order by o.code")
        .param("persons", family.persons()).param("children", family.children()).param("special", family.specialNeeds())
        .query(Sponsors::read).list();
  }

  /** Every sponsor that is not suspended and has room for a family at all, by code. */
  public List<Sponsor> withRoom() {
    return jdbc.sql(SELECT + "and s.families_taken < s.families order by o.code").query(Sponsors::read).list();
  }

  /** Takes room for a family; false when what was left has gone meanwhile. */
  boolean takeRoom(UUID sponsorId, Room family) {
    return jdbc.sql("update sponsor set families_taken = families_taken + :families, persons_taken = persons_taken + :persons, "
            + "children_taken = children_taken + :children, special_needs_taken = special_needs_taken + :special "
            + "where organization_id = :id and families_taken + :families <= families and persons_taken + :persons <= persons "
            + "and children_taken + :children <= children and special_needs_taken + :special <= special_needs "
            + "and largest_household >= :persons")
        .param("id", sponsorId).params(named(family)).update() == 1;
  }

  /** Gives back what a proposal took. */
  void giveBack(Proposal proposal) {
    jdbc.sql("update sponsor set families_taken = families_taken - :families, persons_taken = persons_taken - :persons, "
            + "children_taken = children_taken - :children, special_needs_taken = special_needs_taken - :special where organization_id = :id")
        .param("id", proposal.sponsorId()).params(named(proposal.room())).update();
  }

  private static Map<String, Integer> named(Room room) {
    return Map.of("families", room.families(), "persons", room.persons(), "children", room.children(), "special", room.specialNeeds());
  }

  String place(UUID sponsorId) {
    return jdbc.sql("select place from sponsor where organization_id = ?").param(sponsorId).query(String.class).single();
  }

  private static Sponsor read(ResultSet row, int number) throws SQLException {
    return new Sponsor(row.getObject("organization_id", UUID.class), row.getString("code"), SponsorKind.valueOf(row.getString("kind")),
        row.getString("place"), row.getString("province"), List.of((String[]) row.getArray("languages").getArray()),
        new Room(row.getInt("families"), row.getInt("persons"), row.getInt("children"), row.getInt("special_needs")),
        new Room(row.getInt("families_taken"), row.getInt("persons_taken"), row.getInt("children_taken"), row.getInt("special_needs_taken")),
        row.getInt("largest_household"), Arrays.stream((String[]) row.getArray("takes").getArray()).map(Takes::valueOf).collect(Collectors.toSet()));
  }
}
