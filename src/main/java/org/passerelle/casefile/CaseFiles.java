package org.passerelle.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of cases. */
@Component
public class CaseFiles {

  static final String SELECT =
      "select id, number, partner_id, partner_reference, stage, outcome, priority, received_at, closed_at from case_file ";

  private static final String BEYOND_ALL_NUMBERS = "PAT";

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseFiles(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Opens a case for a partner's referral.
   *
   * @return the new case, or empty when the partner has a case under that reference already
   */
  public Optional<CaseFile> open(UUID partnerId, String partnerReference) {
    Instant now = clock.instant();
    String number = "PAS-%s-%06d".formatted(Year.from(now.atOffset(ZoneOffset.UTC)),
        jdbc.sql("select nextval('case_number')").query(Long.class).single());
    CaseFile opened = new CaseFile(UUID.randomUUID(), number, partnerId, partnerReference, "intake", null, null, now, null);
    int inserted = jdbc.sql("insert into case_file (id, number, partner_id, partner_reference, stage, received_at) "
            + "values (?, ?, ?, ?, ?, ?) on conflict (partner_id, partner_reference) do nothing")
        .params(opened.id(), number, partnerId, partnerReference, opened.stage(), Timestamp.from(now)).update();
    return inserted == 1 ? Optional.of(opened) : Optional.empty();
  }

  public CaseFile get(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(CaseFiles::read).single();
  }

  /** The case of that number; an archived one is found by auditors alone, see {@link CaseArchive}. */
  public Optional<CaseFile> byNumber(String number) {
    return jdbc.sql(SELECT + "where number = ? and archived_at is null").param(number).query(CaseFiles::read).optional();
  }

  /** The case of that number if this partner referred it: another partner's case does not exist for it. */
  public Optional<CaseFile> ofPartner(UUID partnerId, String number) {
    return jdbc.sql(SELECT + "where partner_id = ? and number = ?").params(partnerId, number).query(CaseFiles::read).optional();
  }

  public Optional<CaseFile> byPartnerReference(UUID partnerId, String reference) {
    return jdbc.sql(SELECT + "where partner_id = ? and partner_reference = ?").params(partnerId, reference).query(CaseFiles::read)
        .optional();
  }

  /** Those of these words that are the number, or the partner's own reference, of a case this partner referred. */
  public Set<String> known(UUID partnerId, Collection<String> numbersOrReferences) {
    String[] asked = numbersOrReferences.toArray(String[]::new);
    return asked.length == 0 ? Set.of() : Set.copyOf(jdbc.sql("select partner_reference from case_file where partner_id = ? "
            + "and partner_reference = any(?) union select number from case_file where partner_id = ? and number = any(?)")
        .params(partnerId, asked, partnerId, asked).query(String.class).list());
  }

  /**
   * A page of the cases this partner referred, newest first.
   *
   * @param before case number after which the page begins; null for the newest
   */
  public List<CaseFile> pageOfPartner(UUID partnerId, @Nullable String before, int size) {
    return jdbc.sql(SELECT + "where partner_id = ? and number < ? order by number desc limit ?")
        .params(partnerId, before == null ? BEYOND_ALL_NUMBERS : before, size).query(CaseFiles::read).list();
  }

  /** The case, locked until the transaction ends, so that what is checked stays true. */
  public CaseFile lock(UUID id) {
    return jdbc.sql(SELECT + "where id = ? for update").param(id).query(CaseFiles::read).single();
  }

  public void setPriority(UUID id, Priority priority) {
    jdbc.sql("update case_file set priority = ? where id = ?").params(priority.name(), id).update();
  }

  public void setStage(UUID id, String stage) {
    jdbc.sql("update case_file set stage = ? where id = ? and closed_at is null").params(stage, id).update();
  }

  /** Writes down that the case's people have been compared with everyone on file. */
  public void markScreened(UUID id) {
    jdbc.sql("update case_file set screened_at = ? where id = ?").params(Timestamp.from(clock.instant()), id).update();
  }

  /** Closes the case, once. It leaves the lists on the day the retention rule in force today says. */
  public void close(UUID id, String outcome) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("update case_file set stage = 'closed', outcome = :outcome, closed_at = :now, archive_after = (cast(:now as timestamptz) "
            + "at time zone 'UTC')::date + make_interval(years => (select years from retention_rule where what = 'caseAtHand' "
            + "and effective_from <= cast(:now as timestamptz)::date order by effective_from desc limit 1)) "
            + "where id = :id and closed_at is null")
        .param("outcome", outcome).param("now", now).param("id", id).update();
  }

  /** Opens a closed case again, at the beginning of its journey. */
  public void reopen(UUID id) {
    jdbc.sql("update case_file set stage = 'intake', outcome = null, closed_at = null, archive_after = null, times_reopened = times_reopened + 1 "
        + "where id = ? and closed_at is not null and archived_at is null").param(id).update();
  }

  /** How often the case was opened again after it had been closed. */
  public int timesReopened(UUID id) {
    return jdbc.sql("select times_reopened from case_file where id = ?").param(id).query(Integer.class).single();
  }

  static CaseFile read(ResultSet row, int number) throws SQLException {
    String priority = row.getString("priority");
    return new CaseFile(row.getObject("id", UUID.class), row.getString("number"), row.getObject("partner_id", UUID.class),
        row.getString("partner_reference"), row.getString("stage"), row.getString("outcome"),
        priority == null ? null : Priority.valueOf(priority), row.getTimestamp("received_at").toInstant(),
        instant(row.getTimestamp("closed_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
