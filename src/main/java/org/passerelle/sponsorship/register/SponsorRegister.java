package org.passerelle.sponsorship.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.SponsorKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the list of sponsors, as staff keep it. */
@Component
public class SponsorRegister {

  public static final int PAGE = 25;

  private final JdbcClient jdbc;

  SponsorRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which sponsors are looked for; null for all.
   *
   * @param search  part of a name or of the code
   * @param vetting {@code cleared}, or {@code open} for those whose vetting is missing, refused or out of date
   */
  public record Filter(@Nullable String kind, @Nullable String province, @Nullable String vetting, @Nullable String search) {
  }

  /**
   * A page of sponsors, by code; one row more than a page holds.
   *
   * @param after only codes after this one
   * @param on    the day on which a vetting has to hold
   */
  public List<SponsorRow> page(Filter filter, @Nullable String after, LocalDate on) {
    return jdbc.sql("""
        select o.id, o.code, o.name_en, o.name_fr, o.suspended_at is not null as suspended, s.*, p.name as place_name, p.province, v.outcome, v.valid_until
        from organization o join sponsor s on s.organization_id = o.id join place p on p.code = s.place
        left join lateral (select outcome, valid_until from sponsor_vetting where organization_id = o.id order by id desc limit 1) v on true
        where (:after::text is null or o.code > :after) and (:kind::text is null or s.kind = :kind) and (:province::text is null or p.province = :province)
          and (:vetting::text is null
            or (:vetting = 'cleared') = coalesce(v.outcome = 'cleared' and (v.valid_until is null or v.valid_until >= :on), false))
          and (:search::text is null or position(lower(:search) in lower(o.code)) > 0 or position(lower(:search) in lower(o.name_en)) > 0
            or position(lower(:search) in lower(o.name_fr)) > 0)
        order by o.code limit\s""" + (PAGE + 1))
        .param("after", after).param("kind", filter.kind()).param("province", filter.province()).param("vetting", filter.vetting())
        .param("search", filter.search()).param("on", on).query(SponsorRegister::read).list();
  }

  /** The groups that sponsor under a holder's agreement, by code. */
  public List<Named> groupsOf(UUID holder) {
    return jdbc.sql("select o.id, o.code, o.name_en, o.name_fr from sponsor s join organization o on o.id = s.organization_id where s.holder_id = ? "
        + "order by o.code limit 500").param(holder).query(Named.class).list();
  }

  public Optional<Named> named(UUID id) {
    return jdbc.sql("select id, code, name_en, name_fr from organization where id = ?").param(id).query(Named.class).optional();
  }

  /** Enters what a sponsor can carry: nobody yet. */
  void add(UUID id, SponsorKind kind, String place, List<String> languages) {
    jdbc.sql("insert into sponsor (organization_id, kind, place, languages, families, largest_household, persons, children, special_needs, takes) "
        + "values (?, ?, ?, ?, 0, 1, 0, 0, 0, '{}')").params(id, kind.name(), place, languages.toArray(String[]::new)).update();
    place(id, place);
  }

  /** The organization lives in the province of that place. */
  void place(UUID id, String place) {
    jdbc.sql("update organization set province = (select province from place where code = ?) where id = ?").params(place, id).update();
  }

  /** The agreement holder of that code. */
  Optional<UUID> holder(String code) {
    return jdbc.sql("select o.id from organization o join sponsor s on s.organization_id = o.id where o.code = ? and s.kind = 'agreementHolder'").param(code)
        .query(UUID.class).optional();
  }

  String code(UUID id) {
    return jdbc.sql("select code from organization where id = ?").param(id).query(String.class).single();
  }

  private static SponsorRow read(ResultSet row, int number) throws SQLException {
    return new SponsorRow(row.getObject("id", UUID.class), row.getString("code"), row.getString("name_en"), row.getString("name_fr"),
        SponsorKind.valueOf(row.getString("kind")), row.getString("place_name"), row.getString("province"),
        new Room(row.getInt("families"), row.getInt("persons"), row.getInt("children"), row.getInt("special_needs")),
        new Room(row.getInt("families_taken"), row.getInt("persons_taken"), row.getInt("children_taken"), row.getInt("special_needs_taken")),
        row.getBoolean("suspended"), row.getString("outcome"), row.getObject("valid_until", LocalDate.class));
  }

  /** A sponsor by its code and names. */
  public record Named(UUID id, String code, String nameEn, String nameFr) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
