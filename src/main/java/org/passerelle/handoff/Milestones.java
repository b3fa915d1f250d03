package org.passerelle.handoff;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.reference.Places;
import org.passerelle.reference.Provinces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Storage of what is owed to families in their first months, by the rules of their province in force on the day they landed. */
@Component
public class Milestones {

  private static final String DUE = "select distinct on (r.kind) r.kind, r.owed_by, r.due from milestone_rule r "
      + "left join charge c on c.case_id = :case where r.region = :region and r.effective_from <= :landed "
      + "and r.takers in ('everyone', case when c.taken_by = 'sponsor' then 'sponsored' else 'stateAssisted' end) "
      + "order by r.kind, r.effective_from desc";

  private final JdbcClient jdbc;
  private final Destinations destinations;
  private final Provinces provinces;

  Milestones(JdbcClient jdbc, Destinations destinations, Provinces provinces) {
    this.jdbc = jdbc;
    this.destinations = destinations;
    this.provinces = provinces;
  }

  /**
   * Sets what is owed to the family that has landed.
   *
   * @return the end of the last day on which something is due
   */
  @Transactional
  public Instant open(UUID caseId) {
    LocalDate landed = landed(caseId);
    String province = destinations.of(caseId).province();
    List<Due> due = jdbc.sql(DUE).param("case", caseId).param("region", province.equals(Places.QUEBEC) ? "quebec" : "elsewhere")
        .param("landed", Date.valueOf(landed)).query(Due.class).list();
    due.forEach(one -> jdbc.sql("insert into milestone (case_id, kind, owed_by, due_on) values (?, ?, ?, ?)")
        .params(caseId, one.kind(), one.owedBy(), Date.valueOf(one.on(landed))).update());
    LocalDate last = due.stream().map(one -> one.on(landed)).max(LocalDate::compareTo).orElse(landed);
    return last.plusDays(1).atStartOfDay(ZoneId.of(provinces.get(province).timeZone())).toInstant();
  }

  /** What is owed to the family, what is due first first. */
  @Transactional(readOnly = true)
  public List<Milestone> of(UUID caseId) {
    return jdbc.sql("select kind, owed_by, due_on, state, settled_on, remarks from milestone where case_id = ? order by due_on, kind")
        .param(caseId).query(Milestone.class).list();
  }

  /** Leaves what is still open to the province, from that day on. */
  void carryOn(UUID caseId, LocalDate day) {
    jdbc.sql("update milestone set state = 'carriedOn', settled_on = ?, settled_by = ? where case_id = ? and state = 'open'")
        .params(Date.valueOf(day), SignedIn.actor(), caseId).update();
  }

  private LocalDate landed(UUID caseId) {
    return jdbc.sql("select r.happened_on from arrival_report r join notice n on n.id = r.notice_id "
            + "where n.case_id = ? and r.result = 'arrived' order by r.reported_at desc limit 1")
        .param(caseId).query(LocalDate.class).single();
  }

  private record Due(String kind, String owedBy, String due) {

    LocalDate on(LocalDate landed) {
      return landed.plus(Period.parse(due));
    }
  }
}
