package org.passerelle.handoff.disclosure;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.DisclosedField;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of confidentiality incidents. The database deletes none, and changes none that is closed. */
@Component
public class DisclosureIncidentRecords {

  public static final int PAGE = 25;

  private static final String SELECT = "select i.*, c.number as case_number, o.code, o.name_en, o.name_fr from disclosure_incident i "
      + "join case_file c on c.id = i.case_id join organization o on o.id = i.recipient_id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  DisclosureIncidentRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds one and answers its number. */
  String add(UUID caseId, UUID recipient, DisclosureIncident.Opening opening) {
    String number = "INC-%s-%06d".formatted(Year.from(clock.instant().atOffset(ZoneOffset.UTC)),
        jdbc.sql("select nextval('disclosure_incident_number')").query(Long.class).single());
    jdbc.sql("insert into disclosure_incident (number, case_id, recipient_id, notice_number, account, found_on, fields, opened_by, opened_at) "
            + "values (:number, :case, :recipient, cast(:notice as text), :account, :found, cast(:fields as text[]), :by, :at)")
        .param("number", number).param("case", caseId).param("recipient", recipient).param("notice", opening.notice())
        .param("account", opening.account()).param("found", Date.valueOf(opening.foundOn()))
        .param("fields", opening.fields().stream().sorted().map(Enum::name).toArray(String[]::new)).param("by", SignedIn.actor())
        .param("at", now()).update();
    return number;
  }

  /** Writes what was found out, if the incident is open and still at that version. */
  boolean change(String number, int version, DisclosureIncident.Findings findings) {
    return jdbc.sql("update disclosure_incident set serious_risk = cast(:risk as boolean), risk_reasons = cast(:reasons as text), "
            + "commission_told_on = cast(:commission as date), commissioner_told_on = cast(:commissioner as date), "
            + "person_told_on = cast(:person as date), person_not_told = cast(:notTold as text), measures = cast(:measures as text), "
            + "version = version + 1 where number = :number and version = :version and closed_at is null")
        .param("risk", findings.seriousRisk()).param("reasons", findings.riskReasons()).param("commission", findings.commissionToldOn())
        .param("commissioner", findings.commissionerToldOn()).param("person", findings.personToldOn()).param("notTold", findings.personNotTold())
        .param("measures", findings.measures()).param("number", number).param("version", version).update() == 1;
  }

  /** Closes it, if the actor is not the one who opened it and it is open and still at that version. */
  boolean close(String number, int version) {
    return jdbc.sql("update disclosure_incident set closed_by = :by, closed_at = :at, version = version + 1 "
            + "where number = :number and version = :version and closed_at is null and opened_by <> :by")
        .param("by", SignedIn.actor()).param("at", now()).param("number", number).param("version", version).update() == 1;
  }

  public Optional<DisclosureIncident> find(String number) {
    return jdbc.sql(SELECT + "where i.number = ?").param(number).query(DisclosureIncidentRecords::read).optional();
  }

  /** A page, the one opened last first; one more than fits on it when another page follows. */
  public List<DisclosureIncident> page(@Nullable String before) {
    return jdbc.sql(SELECT + (before == null ? "" : "where (i.opened_at, i.number) < (select b.opened_at, b.number from disclosure_incident b where b.number = :before) ")
            + "order by i.opened_at desc, i.number desc limit " + (PAGE + 1))
        .param("before", before).query(DisclosureIncidentRecords::read).list();
  }

  /** Recalled notices that somebody had read and for which no incident was opened, the last first. */
  public List<DisclosureIncident.RecallRead> recallsRead() {
    return jdbc.sql("select r.number, c.number as case_number, r.recalled_at from notice_recall r join case_file c on c.id = r.case_id "
            + "where not exists (select from disclosure_incident i where i.notice_number = r.number) "
            + "and exists (select from disclosure d where d.case_id = r.case_id and d.version like r.number || '/%') "
            + "order by r.recalled_at desc limit " + PAGE)
        .query((row, number) -> new DisclosureIncident.RecallRead(row.getString("number"), row.getString("case_number"),
            row.getTimestamp("recalled_at").toInstant()))
        .list();
  }

  boolean recalled(UUID caseId, String notice) {
    return jdbc.sql("select exists (select from notice_recall where case_id = ? and number = ?)").params(caseId, notice).query(Boolean.class)
        .single();
  }

  private static DisclosureIncident read(ResultSet row, int each) throws SQLException {
    List<DisclosedField> fields = Arrays.stream((String[]) row.getArray("fields").getArray()).map(DisclosedField::valueOf).sorted().toList();
    DisclosureIncident.Findings findings = new DisclosureIncident.Findings((Boolean) row.getObject("serious_risk"), row.getString("risk_reasons"),
        row.getObject("commission_told_on", LocalDate.class), row.getObject("commissioner_told_on", LocalDate.class),
        row.getObject("person_told_on", LocalDate.class), row.getString("person_not_told"), row.getString("measures"));
    Timestamp closed = row.getTimestamp("closed_at");
    return new DisclosureIncident(row.getString("number"), row.getString("case_number"), row.getString("code"), row.getString("name_en"),
        row.getString("name_fr"), row.getString("notice_number"), row.getString("account"), row.getObject("found_on", LocalDate.class), fields,
        findings, row.getInt("version"), row.getString("opened_by"), row.getTimestamp("opened_at").toInstant(), row.getString("closed_by"),
        closed == null ? null : closed.toInstant());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
