package org.passerelle.handoff.disclosure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.handoff.DisclosurePurpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recipients who were told the case number alone because no agreement was in force: the list that compliance officers work down. */
@Component
public class Gaps {

  private final JdbcClient jdbc;
  private final Clock clock;

  Gaps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void note(UUID recipient, DisclosurePurpose purpose, UUID caseId) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("insert into disclosure_gap (recipient_id, purpose, case_id, first_at, last_at) values (?, ?, ?, ?, ?) "
            + "on conflict (recipient_id, purpose) do update set case_id = excluded.case_id, last_at = excluded.last_at")
        .params(recipient, purpose.name(), caseId, now, now).update();
  }

  /** Those who still have no agreement for that purpose, who asked last first; as many as a person can work down. */
  public List<Gap> open(LocalDate today) {
    return jdbc.sql("select o.code, o.name_en, o.name_fr, g.purpose, c.number as case_number, g.first_at, g.last_at from disclosure_gap g "
            + "join organization o on o.id = g.recipient_id join case_file c on c.id = g.case_id "
            + "left join lateral (select id, last_day from disclosure_agreement where recipient_id = g.recipient_id and from_day <= :today "
            + "order by from_day desc, id desc limit 1) a on true "
            + "where a.id is null or a.last_day < :today or not exists (select from disclosure_agreement_field where agreement_id = a.id and purpose = g.purpose) "
            + "order by g.last_at desc, o.code, g.purpose limit 100")
        .param("today", today)
        .query((row, number) -> new Gap(row.getString("code"), row.getString("name_en"), row.getString("name_fr"),
            DisclosurePurpose.valueOf(row.getString("purpose")), row.getString("case_number"), row.getTimestamp("first_at").toInstant(),
            row.getTimestamp("last_at").toInstant()))
        .list();
  }

  /**
   * A recipient without an agreement for a purpose.
   *
   * @param caseNumber of the case it asked for last
   */
  public record Gap(String code, String nameEn, String nameFr, DisclosurePurpose purpose, String caseNumber, Instant firstAt, Instant lastAt) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
