package org.passerelle.identity.choice;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of verification NGOs. */
@Component
public class Verifiers {

  private static final Duration LOOKED_BACK = Duration.ofDays(365);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Today today;

  Verifiers(JdbcClient jdbc, Clock clock, Today today) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.today = today;
  }

  /** Where and with whom an NGO works; empty when the organization is none. */
  public Optional<VerifierFacts> facts(UUID organizationId) {
    return jdbc.sql("select * from verifier where organization_id = ?").param(organizationId).query((row, number) -> facts(row)).optional();
  }

  void write(UUID organizationId, VerifierFacts facts) {
    jdbc.sql("update verifier set countries = ?, regions = ?, languages = ?, capacity = ?, women = ?, men = ? where organization_id = ?")
        .params(array(facts.countries()), array(facts.regions()), array(facts.languages()), facts.capacity(), facts.women(), facts.men(),
            organizationId)
        .update();
  }

  /** Lets nobody else take the room of the NGOs of a country until the transaction ends; read what they hold after this. */
  void hold(String country) {
    jdbc.sql("select organization_id from verifier where ? = any(countries) order by organization_id for update").param(country)
        .query(UUID.class).list();
  }

  /** The NGOs that work in that country and are not suspended, as they stand towards the case, by code. */
  List<Verifier> workingIn(String country, UUID caseId) {
    List<Row> rows = jdbc.sql("""
        select v.*, o.code, coalesce(past.answered, 0) as answered, coalesce(past.unanswered, 0) as unanswered,
          (select count(*) from verification_request r where r.verifier_id = v.organization_id and r.state in ('open', 'held')) as in_hand
        from verifier v join organization o on o.id = v.organization_id
          left join (select verifier_id, count(*) filter (where state = 'answered') as answered,
              count(*) filter (where state <> 'answered') as unanswered
            from verification_request where state in ('answered', 'overdue', 'handedBack') and closed_at > :since
              and verifier_id in (select organization_id from verifier where :country = any(countries)) group by verifier_id) past
            on past.verifier_id = v.organization_id
        where :country = any(v.countries) and o.suspended_at is null
        order by o.code""")
        .param("country", country).param("since", Timestamp.from(clock.instant().minus(LOOKED_BACK)))
        .query((row, number) -> new Row(row.getObject("organization_id", UUID.class), row.getString("code"), facts(row), row.getInt("in_hand"),
            row.getInt("answered"), row.getInt("unanswered"))).list();
    Map<UUID, Set<Dependence>> dependent = dependence(caseId, rows.stream().map(Row::id).toList());
    return rows.stream().map(row -> new Verifier(row.id, row.code, row.facts, row.inHand, row.answered, row.unanswered,
        dependent.getOrDefault(row.id, Set.of()))).toList();
  }

  /**
   * Who of these is not independent towards the case, and why. Two organizations share somebody when a principal or payee of today has the same
   * document number, or the same name and birth, in both.
   */
  private Map<UUID, Set<Dependence>> dependence(UUID caseId, Collection<UUID> ids) {
    LocalDate day = today.get();
    return jdbc.sql("""
        with source as (
            select partner_id as id, true as referrer from case_file where id = :case
            union select verifier_id, false from verification_request where case_id = :case),
          party as (
            select organization_id, nature, lower(btrim(name)) as name, birth_earliest, birth_latest,
              nullif(upper(regexp_replace(document_number, '[^[:alnum:]]', '', 'g')), '') as document
            from organization_party where from_day <= :today and (last_day is null or last_day >= :today)
              and (organization_id = any(:ids) or organization_id in (select id from source)))
        select id, case when referrer then 'referredFamily' else 'askedBefore' end as why from source where id = any(:ids)
        union select organization_id, 'passedOver' from gate_answer
          where case_id = :case and answer = 'anotherNgo' and organization_id = any(:ids)
        union select c.id, case when s.referrer then 'tiedToReferrer' else 'tiedToEarlierSource' end
          from unnest(:ids) c(id) join source s on s.id <> c.id
            join organization_tie t on (t.organization_id, t.other_id) in ((c.id, s.id), (s.id, c.id))
          where t.from_day <= :today and (t.last_day is null or t.last_day >= :today)
        union select mine.organization_id, case when s.referrer then 'sharesPartyWithReferrer' else 'sharesPartyWithEarlierSource' end
          from party mine join party theirs on theirs.organization_id <> mine.organization_id and theirs.nature = mine.nature
              and (theirs.document = mine.document
                or theirs.name = mine.name and theirs.birth_earliest is not distinct from mine.birth_earliest
                  and theirs.birth_latest is not distinct from mine.birth_latest)
            join source s on s.id = theirs.organization_id
          where mine.organization_id = any(:ids)""")
        .param("case", caseId).param("ids", ids.toArray(UUID[]::new)).param("today", day)
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), Dependence.valueOf(row.getString("why")))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey,
            Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(() -> EnumSet.noneOf(Dependence.class)))));
  }

  private static VerifierFacts facts(ResultSet row) throws SQLException {
    return new VerifierFacts(strings(row.getArray("countries")), strings(row.getArray("regions")), strings(row.getArray("languages")),
        row.getInt("capacity"), row.getBoolean("women"), row.getBoolean("men"));
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }

  private record Row(UUID id, String code, VerifierFacts facts, int inHand, int answered, int unanswered) {
  }
}
