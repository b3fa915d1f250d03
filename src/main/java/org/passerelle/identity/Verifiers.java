package org.passerelle.identity;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of verification NGOs. */
@Component
class Verifiers {

  private final JdbcClient jdbc;

  Verifiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The NGOs that work in that country, as they stand towards the case. They stay locked until the transaction ends, so that two cases at once
   * cannot both take an NGO's last room; the count is a second statement because it has to see what was committed while we waited.
   */
  List<Verifier> workingIn(String country, UUID caseId) {
    jdbc.sql("select organization_id from verifier where ? = any(countries) order by organization_id for update").param(country)
        .query(UUID.class).list();
    return jdbc.sql("""
        select v.organization_id, o.code, v.countries, v.languages, v.capacity,
          (select count(*) from verification_request r where r.verifier_id = v.organization_id and r.state = 'open') as open,
          exists (select 1 from verification_request r where r.verifier_id = v.organization_id and r.case_id = :case) as asked
        from verifier v join organization o on o.id = v.organization_id
        where :country = any(v.countries) and o.suspended_at is null
        order by o.code""")
        .param("case", caseId).param("country", country)
        .query((row, number) -> new Verifier(row.getObject("organization_id", UUID.class), row.getString("code"),
            strings(row.getArray("countries")), strings(row.getArray("languages")), row.getInt("capacity"), row.getInt("open"),
            row.getBoolean("asked")))
        .list();
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
