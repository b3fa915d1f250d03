package org.passerelle.handoff.calendar;

import java.time.LocalDate;
import java.util.UUID;
import org.passerelle.reference.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the file knows of families that travel. */
@Component
class TravellingFamilies {

  private final JdbcClient jdbc;

  TravellingFamilies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  TravellingFamily of(UUID caseId) {
    return jdbc.sql("select coalesce(c.priority, 'normal') as priority, r.primary_category, r.secondary_category, r.programme, "
            + "r.country_of_asylum, h.stream, o.name_en, o.name_fr, s.csq_expires from case_file c join referral r on r.case_id = c.id "
            + "left join charge h on h.case_id = c.id left join organization o on o.id = h.sponsor_id and h.taken_by = 'sponsor' "
            + "left join selection s on s.case_id = c.id and s.granted where c.id = ?")
        .param(caseId)
        .query((row, number) -> new TravellingFamily(Priority.valueOf(row.getString("priority")), row.getString("primary_category"),
            row.getString("secondary_category"), row.getString("programme"), row.getString("country_of_asylum"), row.getString("stream"),
            row.getString("name_en"), row.getString("name_fr"), row.getObject("csq_expires", LocalDate.class)))
        .single();
  }
}
