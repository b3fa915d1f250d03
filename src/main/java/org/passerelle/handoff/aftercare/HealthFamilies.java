package org.passerelle.handoff.aftercare;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the families to whom Québec's health teams offer an assessment. A team's families live in its cities; others do not exist for it. */
@Component
class HealthFamilies {

  private static final String LINES = "select c.id as case_id, c.number as case_number, p.name as city, coalesce(" + MilestoneRegister.LANDED + ", m.due_on) as landed, "
      + "(select count(*) from person where case_id = c.id and accompanying)::int as persons, o.due_on as offer_due_on, o.state as offer_state, "
      + "m.due_on as assessment_due_on, m.state, m.settled_on, " + MilestoneRegister.TODAY + " as today "
      + "from milestone m join destination d on d.case_id = m.case_id join health_city h on h.place = d.place "
      + "join organization t on t.code = h.establishment and t.kind = 'healthTeam' join case_file c on c.id = m.case_id "
      + "join place p on p.code = d.place join province v on v.code = p.province "
      + "left join milestone o on o.case_id = m.case_id and o.kind = 'healthOffer' "
      + "where t.id = :team and m.owed_by = 'health' and m.kind = 'healthAssessment' and c.archived_at is null ";
  private static final String PLACE_OF = "(select k.due_on, k.case_id from milestone k join case_file f on f.id = k.case_id "
      + "where f.number = :after and k.kind = 'healthAssessment')";

  private final JdbcClient jdbc;
  private final Clock clock;

  HealthFamilies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those whose assessment is neither made nor refused, what is due first first. */
  List<HealthFamily.Line> waiting(UUID team, @Nullable String after, int size) {
    return read(team, "and m.state in ('open', 'carriedOn') " + (after == null ? "" : "and (m.due_on, m.case_id) > " + PLACE_OF)
        + " order by m.due_on, m.case_id", after, size);
  }

  /** Those whose assessment was made or refused, what was due last first. */
  List<HealthFamily.Line> settled(UUID team, @Nullable String after, int size) {
    return read(team, "and m.state in ('reached', 'declined') " + (after == null ? "" : "and (m.due_on, m.case_id) < " + PLACE_OF)
        + " order by m.due_on desc, m.case_id desc", after, size);
  }

  List<String> languages(UUID caseId) {
    return jdbc.sql("select unnest(languages) from referral where case_id = ?").param(caseId).query(String.class).list();
  }

  String city(UUID caseId) {
    return jdbc.sql("select p.name from destination d join place p on p.code = d.place where d.case_id = ?").param(caseId).query(String.class)
        .single();
  }

  /**
   * How many persons were assessed within 90 days of their arrival, by establishment, of those whose 90th day lies in the period (MSSS, indicator
   * 1.02.07). Those who refused are counted apart.
   */
  List<AssessedInTime> assessed(LocalDate from, LocalDate to) {
    return jdbc.sql("select e.code, e.name_en, e.name_fr, "
            + "coalesce(sum(s.persons) filter (where m.state <> 'declined'), 0)::int as due, "
            + "coalesce(sum(s.persons) filter (where m.state = 'reached' and m.settled_on <= m.due_on), 0)::int as in_time, "
            + "coalesce(sum(s.persons) filter (where m.state = 'reached' and m.settled_on > m.due_on), 0)::int as late, "
            + "coalesce(sum(s.persons) filter (where m.state = 'declined'), 0)::int as declined "
            + "from milestone m join destination d on d.case_id = m.case_id join health_city h on h.place = d.place "
            + "join health_establishment e on e.code = h.establishment "
            + "cross join lateral (select count(*) as persons from person where case_id = m.case_id and accompanying) s "
            + "where m.owed_by = 'health' and m.kind = 'healthAssessment' and m.due_on between :from and :to "
            + "group by e.code, e.name_en, e.name_fr order by e.code")
        .param("from", Date.valueOf(from)).param("to", Date.valueOf(to)).query(AssessedInTime.class).list();
  }

  private List<HealthFamily.Line> read(UUID team, String rest, @Nullable String after, int size) {
    return jdbc.sql(LINES + rest + " limit :size").param("team", team).param("now", Timestamp.from(clock.instant())).param("after", after)
        .param("size", size).query(HealthFamily.Line.class).list();
  }
}
