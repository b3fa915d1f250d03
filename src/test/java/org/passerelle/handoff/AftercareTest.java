package org.passerelle.handoff;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Families that have landed in a city on a day, written down as the journey would have, for tests of what comes after. */
abstract class AftercareTest extends HandoffTest {

  @LocalServerPort
  protected int port;

  @Autowired
  protected Milestones milestones;

  @Autowired
  protected TransactionTemplate transaction;

  /** A family that landed in that city on that day, announced to the office of its province; what it is owed is set. */
  protected Landed landed(String place, LocalDate day) {
    CaseFile file = cases.open(Priority.normal, null, null);
    UUID office = jdbc.sql("select o.id from organization o join place p on p.province = o.province where p.code = ? "
        + "and o.kind in ('province', 'ministry')").param(place).query(UUID.class).single();
    UUID notice = UUID.randomUUID();
    Timestamp now = Timestamp.from(clock.instant());
    transaction.executeWithoutResult(status -> {
      jdbc.sql("insert into destination (case_id, place, decided_by, decided_at) values (?, ?, 'destining', ?)")
          .params(file.id(), place, now).update();
      jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, persons, sent_at, receipt_due_at) "
              + "values (?, ?, ?, 1, ?, 'current', ?, 'YUL', 2, ?, ?)")
          .params(notice, file.id(), "NAT-T-" + notice, office, Date.valueOf(day), now, now).update();
      jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt, received_at, received_by, received_how) "
          + "values (?, ?, 'office', true, ?, 'test', 'signedIn')").params(notice, office, now).update();
      jdbc.sql("insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at) values (?, ?, 'arrived', ?, 'test', ?)")
          .params(UUID.randomUUID(), notice, Date.valueOf(day), now).update();
      jdbc.sql("insert into reception (case_id, confirmed_at, confirmed_by) values (?, ?, 'test')").params(file.id(), now).update();
      milestones.open(file.id());
    });
    return new Landed(file, notice);
  }

  /** What becomes of each thing owed, by its kind. */
  protected String state(CaseFile file, String kind) {
    return jdbc.sql("select state from milestone where case_id = ? and kind = ?").params(file.id(), kind).query(String.class).single();
  }

  protected static Map<String, String> settlement(String outcome, LocalDate day, String remarks) {
    return Map.of("outcome", outcome, "day", day.toString(), "remarks", remarks);
  }

  /** A family that has landed. */
  record Landed(CaseFile file, UUID notice) {

    String path() {
      return "/province/notices/" + notice;
    }
  }
}
