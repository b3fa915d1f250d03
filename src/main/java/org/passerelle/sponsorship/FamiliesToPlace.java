package org.passerelle.sponsorship;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the search for a sponsor knows of families, for any number of them in one query. In doubt about an age a child is taken for a child. */
@Component
public class FamiliesToPlace {

  private static final String QUERY = """
      with wanted as (select unnest(:cases::uuid[]) as case_id),
      members as (
        select p.case_id, count(*) filter (where p.accompanying) as persons,
          count(*) filter (where p.accompanying and p.birth_latest > :grownUp) as children,
          bool_or(p.relation = 'principalApplicant' and p.birth_latest > :grownUp) as minor_applicant,
          bool_or(p.relation = 'spouse' and p.accompanying) as with_spouse,
          count(*) filter (where p.accompanying and p.relation <> 'principalApplicant' and p.birth_latest > :grownUp) as dependants,
          count(*) filter (where p.accompanying and p.relation <> 'principalApplicant'
            and coalesce(p.birth_latest <= :grownUp, true)) as grown_up_others,
          min(p.nationality) filter (where p.relation = 'principalApplicant') as nationality,
          bool_or(p.relation = 'principalApplicant' and p.particulars ->> 'statusRecognizedBy' is not null) as recognized
        from person p join wanted using (case_id) group by p.case_id),
      needs as (
        select v.case_id, array(select need.value ->> 'need' from jsonb_array_elements(case when jsonb_typeof(v.content -> 'specificNeeds') = 'array'
          then v.content -> 'specificNeeds' else '[]' end) need(value)) as codes, v.content -> 'consentsTo' as consents
        from referral_version v join referral r using (case_id, version) join wanted using (case_id)),
      pairs as (select p.case_id, array_agg(p.sponsor_id) as sponsors from proposal p join wanted using (case_id) group by p.case_id)
      select c.id, c.number, coalesce(c.priority, 'normal') as priority, m.*, coalesce(n.codes, '{}') as codes, coalesce(jsonb_exists(n.consents, 'sponsors'), false) as shown,
        r.medical_need, r.primary_category, r.secondary_category, r.languages, r.intended_province, r.sponsor_code,
        coalesce(t.sponsors, '{}') as tried, w.waiting_since
      from wanted join case_file c on c.id = wanted.case_id join referral r on r.case_id = c.id join members m on m.case_id = c.id
      left join needs n on n.case_id = c.id left join pairs t on t.case_id = c.id
      left join waiting_family w on w.case_id = c.id and w.left_at is null
      order by c.number""";

  private final JdbcClient jdbc;
  private final Today today;

  FamiliesToPlace(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  public FamilyToPlace get(UUID caseId) {
    return of(List.of(caseId)).get(0);
  }

  /** These families, by case number. */
  public List<FamilyToPlace> of(Collection<UUID> cases) {
    return jdbc.sql(QUERY).param("cases", cases.toArray(UUID[]::new)).param("grownUp", Date.valueOf(today.get().minusYears(18)))
        .query(FamiliesToPlace::read).list();
  }

  private static FamilyToPlace read(ResultSet row, int number) throws SQLException {
    List<String> codes = strings(row.getArray("codes"));
    boolean medical = !"none".equals(row.getString("medical_need")) || codes.contains("SM");
    boolean alone = row.getBoolean("minor_applicant") && row.getInt("grown_up_others") == 0 || codes.contains("SC");
    boolean single = codes.contains("SP") || !row.getBoolean("with_spouse") && row.getInt("dependants") > 0 && row.getInt("grown_up_others") == 0 && !alone;
    Set<Takes> needs = FamilyToPlace.needs(medical, codes.contains("DS"), single, alone);
    boolean special = medical || codes.contains("DS") || alone || codes.contains("TR")
        || "SVT".equals(row.getString("primary_category")) || "SVT".equals(row.getString("secondary_category"));
    Timestamp since = row.getTimestamp("waiting_since");
    return new FamilyToPlace(row.getObject("id", UUID.class), row.getString("number"), Priority.valueOf(row.getString("priority")),
        Room.ofFamily(row.getInt("persons"), row.getInt("children"), special), needs, strings(row.getArray("languages")),
        row.getString("nationality"), row.getString("intended_province"), row.getString("sponsor_code"), row.getBoolean("recognized"),
        row.getBoolean("shown"), Set.of((UUID[]) row.getArray("tried").getArray()), since == null ? null : since.toInstant());
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).filter(Objects::nonNull).toList();
  }
}
