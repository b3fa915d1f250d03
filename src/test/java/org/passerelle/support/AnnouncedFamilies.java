package org.passerelle.support;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Families announced to provinces as storage holds them, without a journey behind them, for tests of what is counted. */
public final class AnnouncedFamilies {

  private final TestCases cases;
  private final JdbcClient jdbc;
  private final List<UUID> made = new ArrayList<>();

  public AnnouncedFamilies(TestCases cases, JdbcClient jdbc) {
    this.cases = cases;
    this.jdbc = jdbc;
  }

  /** A family of so many, destined for the city and announced by the first version of a notice, whose receipt is missing. */
  public Announced announce(String place, int persons, LocalDate day, boolean sponsored, Instant sentAt) {
    CaseFile file = cases.open(Priority.normal, null, null);
    made.add(file.id());
    jdbc.sql("insert into destination (case_id, place, decided_by, decided_at) values (?, ?, 'test', now())").params(file.id(), place).update();
    jdbc.sql("insert into charge (case_id, stream, taken_by) values (?, 'blended', ?)").params(file.id(), sponsored ? "sponsor" : "state").update();
    return version(file, "NAT-TEST-" + UUID.randomUUID().toString().substring(0, 8), 1, place, persons, day, sentAt);
  }

  /** The next version of a family's notice. */
  public Announced again(Announced before, int persons, LocalDate day) {
    jdbc.sql("update notice set state = 'superseded' where id = ?").param(before.notice()).update();
    String place = jdbc.sql("select place from destination where case_id = ?").param(before.file().id()).query(String.class).single();
    return version(before.file(), before.number(), 2, place, persons, day, before.sentAt());
  }

  private Announced version(CaseFile file, String number, int version, String place, int persons, LocalDate day, Instant sentAt) {
    UUID id = UUID.randomUUID();
    UUID office = jdbc.sql("select o.id from organization o join place p on p.province = o.province where p.code = ? and o.kind in ('province', 'ministry')")
        .param(place).query(UUID.class).single();
    jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, persons, sent_at, receipt_due_at) "
            + "values (?, ?, ?, ?, ?, 'current', ?, 'YYZ', ?, ?, ?)")
        .params(id, file.id(), number, version, office, Date.valueOf(day), persons, Timestamp.from(sentAt), Timestamp.from(sentAt.plusSeconds(86_400))).update();
    jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt) values (?, ?, 'office', true)").params(id, office).update();
    return new Announced(file, id, number, sentAt);
  }

  public void report(Announced family, String result, LocalDate day, Instant at) {
    jdbc.sql("insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at) values (gen_random_uuid(), ?, ?, ?, 'test', ?)")
        .params(family.notice(), result, Date.valueOf(day), Timestamp.from(at)).update();
  }

  /** An officer is asked to call those who are silent, and has called by then, unless that is null. */
  public void called(Announced family, Instant asked, @Nullable Instant called) {
    jdbc.sql("insert into case_wait (id, case_id, element, holder, critical, began_at, ended_at) values (?, ?, 'userTask_callRecipient', 'ircc', false, ?, ?)")
        .params(UUID.randomUUID().toString(), family.file().id(), Timestamp.from(asked), called == null ? null : Timestamp.from(called)).update();
  }

  /** Takes back what was announced here, so that nobody counts it any more. */
  public void leave() {
    for (String table : List.of("arrival_report", "notice_recipient")) {
      jdbc.sql("delete from " + table + " where notice_id in (select id from notice where case_id = any(?))").param(made.toArray(UUID[]::new)).update();
    }
    for (String table : List.of("notice", "destination", "charge", "case_wait", "search_step", "family_search")) {
      jdbc.sql("delete from " + table + " where case_id = any(?)").param(made.toArray(UUID[]::new)).update();
    }
    made.clear();
  }

  /** A version of a family's notice. */
  public record Announced(CaseFile file, UUID notice, String number, Instant sentAt) {

    public String caseNumber() {
      return file.number();
    }
  }
}
