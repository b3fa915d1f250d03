package org.passerelle.partner;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the organizations that work with us. */
@Component
public class Organizations {

  private static final String SELECT = "select id, code, kind, name_en, name_fr, language, email, province from organization ";

  private final JdbcClient jdbc;

  Organizations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Organization get(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(Organization.class).single();
  }

  public Optional<Organization> byCode(String code) {
    return jdbc.sql(SELECT + "where code = ?").param(code).query(Organization.class).optional();
  }

  /** What kind of sponsor has this code, as in {@code sponsor.kind}; empty when none has it. */
  public Optional<String> sponsorKind(String code) {
    return jdbc.sql("select s.kind from sponsor s join organization o on o.id = s.organization_id where o.code = ? and o.kind = 'sponsor'")
        .param(code).query(String.class).optional();
  }

  /** The number of the organization's desk, as far as it is known. */
  public Optional<String> telephone(UUID id) {
    return jdbc.sql("select telephone from organization where id = ? and telephone is not null").param(id).query(String.class).optional();
  }

  void writeTelephone(UUID id, @Nullable String telephone) {
    jdbc.sql("update organization set telephone = ? where id = ?").params(telephone, id).update();
  }

  /** The settlement provider (RAP) that receives families in that city, unless it is suspended or the city has none. */
  public Optional<Organization> providerOf(String place) {
    return jdbc.sql(SELECT + "where id = (select organization_id from provider_city where place = ?) and suspended_at is null").param(place)
        .query(Organization.class).optional();
  }

  /** The names of the cities in which a settlement provider receives families. */
  public List<String> citiesOf(UUID id) {
    return jdbc.sql("select p.name from provider_city c join place p on p.code = c.place where c.organization_id = ? order by p.name").param(id)
        .query(String.class).list();
  }

  /** The office that receives families for a province: its own, in Québec the ministry. */
  public Organization officeOf(String province) {
    return jdbc.sql(SELECT + "where province = ? and kind in ('province', 'ministry')").param(province).query(Organization.class).optional()
        .orElseThrow(() -> new IllegalStateException("no office is known for province " + province));
  }
}
