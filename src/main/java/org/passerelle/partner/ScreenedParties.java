package org.passerelle.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.partner.ScreenedParty.Kind;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody who must be screened because an organization works with us: each organization in the register, suspended ones too since a
 * suspension ends, and its principals and payees who have not ended, those who begin later too.
 */
@Component
public class ScreenedParties {

  private static final String ORGANIZATION = "select o.id, o.id as organization_id, o.code, o.name_en, o.name_fr, 'organization' as nature, "
      + "null::text[] as roles, o.name_en as name, o.name_fr as name_in_script, null::jsonb as other_names, null as sex, 'unknown' as birth_as_written, "
      + "'gregorian' as birth_calendar, null::date as birth_earliest, null::date as birth_latest, null as nationality, null as document_number "
      + "from organization o ";

  private static final String PARTY = "select p.id, p.organization_id, o.code, o.name_en, o.name_fr, p.nature, p.roles, p.name, p.name_in_script, "
      + "p.other_names, p.sex, p.birth_as_written, p.birth_calendar, p.birth_earliest, p.birth_latest, p.nationality, p.document_number "
      + "from organization_party p join organization o on o.id = p.organization_id where (p.last_day is null or p.last_day >= :today) ";

  private final JdbcClient jdbc;
  private final OtherNames otherNames;
  private final Today today;

  ScreenedParties(JdbcClient jdbc, OtherNames otherNames, Today today) {
    this.jdbc = jdbc;
    this.otherNames = otherNames;
    this.today = today;
  }

  /**
   * All of them, a page at a time, by id.
   *
   * @param after the last id of the page before; null for the first page
   * @param most  how many at most; fewer come when there are no more
   */
  public List<ScreenedParty> page(@Nullable UUID after, int most) {
    return jdbc.sql("select * from ((" + ORGANIZATION + "where (:after::uuid is null or o.id > :after) order by o.id limit :most) union all ("
            + PARTY + "and (:after::uuid is null or p.id > :after) order by p.id limit :most)) everybody order by id limit :most")
        .param("after", after).param("most", most).param("today", today.get()).query(this::read).list();
  }

  /** One organization and its principals and payees, the organization first. */
  public List<ScreenedParty> of(UUID organizationId) {
    return jdbc.sql("select * from (" + ORGANIZATION + "where o.id = :organization union all " + PARTY
            + "and p.organization_id = :organization) everybody order by id <> organization_id, id")
        .param("organization", organizationId).param("today", today.get()).query(this::read).list();
  }

  private ScreenedParty read(ResultSet row, int number) throws SQLException {
    Birth birth = new Birth(row.getString("birth_as_written"), BirthCalendar.valueOf(row.getString("birth_calendar")), null, null, null,
        row.getObject("birth_earliest", LocalDate.class), row.getObject("birth_latest", LocalDate.class));
    Stream<String> others = otherNames.read(row.getString("other_names")).stream().flatMap(other -> Stream.of(other.name(), other.nameInScript()));
    List<String> names = Stream.concat(Stream.of(row.getString("name"), row.getString("name_in_script")), others)
        .filter(name -> name != null && !name.isBlank()).distinct().toList();
    return new ScreenedParty(kind(row), row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("code"),
        row.getString("name_en"), row.getString("name_fr"), row.getString("nature").equals("person"), names, row.getString("sex"), birth,
        row.getString("nationality"), row.getString("document_number"));
  }

  private static Kind kind(ResultSet row) throws SQLException {
    return row.getArray("roles") == null ? Kind.organization
        : List.of((String[]) row.getArray("roles").getArray()).equals(List.of(PartyFacts.PAYEE)) ? Kind.payee : Kind.principal;
  }
}
