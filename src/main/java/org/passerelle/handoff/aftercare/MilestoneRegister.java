package org.passerelle.handoff.aftercare;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of what becomes of what families are owed. What is owed by a provider or a health team is the office's to settle where none is known
 * for the city.
 */
@Component
class MilestoneRegister {

  /** The last report of an arrival of the case of {@code m}. */
  static final String LANDED = "(select r.happened_on from arrival_report r join notice x on x.id = r.notice_id "
      + "where x.case_id = m.case_id and r.result = 'arrived' order by r.reported_at desc limit 1)";
  /** The day it is where the family lives, in the province {@code v}. */
  static final String TODAY = "(cast(:now as timestamptz) at time zone v.time_zone)::date";

  private static final String COLUMNS = "m.case_id, c.number as case_number, m.kind, m.owed_by, m.due_on, m.state, m.settled_on, m.remarks, "
      + "coalesce(" + LANDED + ", m.due_on) as landed, " + TODAY + " as today, ";
  private static final String OF_RECIPIENT = "from notice_recipient a join notice n on n.id = a.notice_id join case_file c on c.id = n.case_id "
      + "join destination d on d.case_id = n.case_id join place p on p.code = d.place join province v on v.code = p.province "
      + "join milestone m on m.case_id = n.case_id where a.organization_id = :organization and n.id = :notice and n.state = 'current' "
      + "and a.part in ('office', 'provider') ";
  private static final String MINE = "(m.kind <> 'sponsorReport' and (m.owed_by = a.part or (a.part = 'office' and ("
      + "(m.owed_by = 'provider' and not exists (select from notice_recipient q where q.notice_id = n.id and q.part = 'provider')) or "
      + "(m.owed_by = 'health' and not exists (select from health_city h join organization t on t.code = h.establishment "
      + "and t.kind = 'healthTeam' where h.place = d.place))))))";
  private static final String OF_TEAM = "from organization t join health_city h on h.establishment = t.code join destination d on d.place = h.place "
      + "join case_file c on c.id = d.case_id join place p on p.code = d.place join province v on v.code = p.province "
      + "join milestone m on m.case_id = d.case_id where t.id = :team and t.kind = 'healthTeam' and c.number = :number "
      + "and c.archived_at is null and m.owed_by = 'health' ";

  private final JdbcClient jdbc;
  private final Clock clock;

  MilestoneRegister(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the family of that notice is owed, as this recipient follows it: open ones first, those due longest first. */
  List<OwedMilestone> ofRecipient(UUID organization, UUID notice) {
    return jdbc.sql("select " + COLUMNS + MINE + " as mine " + OF_RECIPIENT + "order by (m.state = 'open') desc, m.due_on, m.kind")
        .param("now", now()).param("organization", organization).param("notice", notice).query(OwedMilestone.class).list();
  }

  /** One that this recipient is to settle, locked until the transaction ends. */
  Optional<OwedMilestone> lockOfRecipient(UUID organization, UUID notice, String kind) {
    return jdbc.sql("select " + COLUMNS + "true as mine " + OF_RECIPIENT + "and m.kind = :kind and " + MINE + " for update of m")
        .param("now", now()).param("organization", organization).param("notice", notice).param("kind", kind)
        .query(OwedMilestone.class).optional();
  }

  /** What a health team is to do for a family in one of its cities. */
  List<OwedMilestone> ofTeam(UUID team, String caseNumber) {
    return jdbc.sql("select " + COLUMNS + "true as mine " + OF_TEAM + "order by m.due_on, m.kind").param("now", now()).param("team", team)
        .param("number", caseNumber).query(OwedMilestone.class).list();
  }

  /** One of them, locked until the transaction ends. */
  Optional<OwedMilestone> lockOfTeam(UUID team, String caseNumber, String kind) {
    return jdbc.sql("select " + COLUMNS + "true as mine " + OF_TEAM + "and m.kind = :kind for update of m").param("now", now())
        .param("team", team).param("number", caseNumber).param("kind", kind).query(OwedMilestone.class).optional();
  }

  /** Writes down what became of it, in place of what was open or left to the province. Says whether it was. */
  boolean settle(UUID caseId, String kind, String outcome, LocalDate day, @Nullable String remarks) {
    return jdbc.sql("update milestone set state = :state, settled_on = :day, settled_by = :by, remarks = :remarks "
            + "where case_id = :case and kind = :kind and state in ('open', 'carriedOn')")
        .param("state", outcome).param("day", Date.valueOf(day)).param("by", SignedIn.actor()).param("remarks", remarks)
        .param("case", caseId).param("kind", kind).update() == 1;
  }

  /** Settles those of the sponsor whose first report was filed before they were opened. Answers how many there were. */
  int settleFiledReports() {
    return jdbc.sql("update milestone m set state = 'reached', settled_on = (r.filed_at at time zone 'America/Toronto')::date, "
            + "settled_by = r.filed_by from undertaking u join sponsor_report r on r.undertaking_id = u.id "
            + "where m.kind = 'sponsorReport' and m.state = 'open' and u.case_id = m.case_id and r.code = 'first' and r.filed_at is not null")
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
