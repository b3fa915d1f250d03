package org.passerelle.handoff.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.Disclosed.Subject;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.DisclosurePurpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of disclosures. Rows are only ever added; the database refuses anything else. */
@Component
public class Register {

  public static final int PAGE = 25;

  /** Whoever opens the same version again within this time has been told it once. */
  static final Duration ONCE_WITHIN = Duration.ofHours(1);

  private static final String SELECT = "select d.id, d.at, o.code, o.name_en, o.name_fr, a.number as agreement, d.legal_basis, d.purpose, d.fields, "
      + "c.number as case_number, d.version, d.channel, d.told_to from disclosure d join organization o on o.id = d.recipient_id "
      + "join case_file c on c.id = d.case_id left join disclosure_agreement a on a.id = d.agreement_id ";
  private static final String NEWEST_FIRST = " order by d.at desc, d.id desc limit ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Register(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes down what was told of these cases. Readings of one person wait for each other, so that two at once count once as well. */
  void add(Allowed told, DisclosureChannel channel, List<Subject> subjects) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("disclosure " + SignedIn.actor()).query((row, number) -> 1).list();
    Instant now = clock.instant();
    Allowed.Basis basis = told.basis();
    jdbc.sql("insert into disclosure (at, recipient_id, agreement_id, legal_basis, purpose, fields, case_id, version, channel, told_to) "
            + "select cast(:at as timestamptz), :recipient, cast(:agreement as bigint), cast(:basis as text), :purpose, cast(:fields as text[]), s.case_id, s.version, :channel, :by "
            + "from unnest(cast(:cases as uuid[]), cast(:versions as text[])) as s (case_id, version) "
            + "where not exists (select from disclosure d where d.case_id = s.case_id and d.at > :since and d.recipient_id = :recipient "
            + "and d.version = s.version and d.told_to = :by and d.purpose = :purpose and d.channel = :channel "
            + "and d.agreement_id is not distinct from cast(:agreement as bigint) and d.fields @> cast(:fields as text[]))")
        .param("at", Timestamp.from(now)).param("since", Timestamp.from(now.minus(ONCE_WITHIN))).param("recipient", told.recipient())
        .param("agreement", basis == null ? null : basis.agreement()).param("basis", basis == null ? null : basis.legalBasis())
        .param("purpose", told.purpose().name()).param("fields", told.fields().stream().sorted().map(Enum::name).toArray(String[]::new))
        .param("cases", subjects.stream().map(Subject::caseId).toArray(UUID[]::new))
        .param("versions", subjects.stream().map(Subject::version).toArray(String[]::new)).param("channel", channel.name())
        .param("by", SignedIn.actor()).update();
  }

  /**
   * A page of what was told of a case, newest first; one more than fits on it when another page follows.
   *
   * @param before id after which the page begins; null for the newest
   */
  public List<RegisterRow> ofCase(UUID caseId, @Nullable Long before) {
    return jdbc.sql(SELECT + "where d.case_id = :case and " + after(before) + NEWEST_FIRST + (PAGE + 1)).param("case", caseId).param("before", before)
        .query(Register::read).list();
  }

  /** The same of all cases. */
  public List<RegisterRow> page(Search search, @Nullable Long before) {
    return rows(search, before, PAGE + 1);
  }

  List<RegisterRow> rows(Search search, @Nullable Long before, int limit) {
    return jdbc.sql(SELECT + "where " + after(before) + (search.recipient() == null ? "" : "and d.recipient_id = :recipient ")
            + (search.from() == null ? "" : "and d.at >= :from and d.at < :until ") + NEWEST_FIRST + limit)
        .param("before", before).param("recipient", search.recipient()).param("from", timestamp(search.from()))
        .param("until", timestamp(search.until())).query(Register::read).list();
  }

  /** Who was told something of a notice, all its versions: the last time each. */
  public List<RegisterRow> ofNotice(UUID caseId, String number) {
    return jdbc.sql("select * from (select distinct on (d.recipient_id, d.told_to, d.channel) " + SELECT.substring("select ".length())
            + "where d.case_id = ? and d.version like ? || '/%' order by d.recipient_id, d.told_to, d.channel, d.at desc, d.id desc) r "
            + "order by r.at desc, r.id desc limit 200")
        .params(caseId, number).query(Register::read).list();
  }

  /** The rows behind the one of that id, in the order of the register. */
  private static String after(@Nullable Long before) {
    return before == null ? "true " : "(d.at, d.id) < (select b.at, b.id from disclosure b where b.id = :before) ";
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static RegisterRow read(ResultSet row, int number) throws SQLException {
    List<DisclosedField> fields =
        Arrays.stream((String[]) row.getArray("fields").getArray()).map(DisclosedField::valueOf).sorted().toList();
    return new RegisterRow(row.getLong("id"), row.getTimestamp("at").toInstant(), row.getString("code"), row.getString("name_en"),
        row.getString("name_fr"), row.getString("agreement"), row.getString("legal_basis"), DisclosurePurpose.valueOf(row.getString("purpose")),
        fields, row.getString("case_number"), row.getString("version"), DisclosureChannel.valueOf(row.getString("channel")),
        row.getString("told_to"));
  }

  /**
   * Which rows are looked for.
   *
   * @param recipient whom it was told to; null for all
   * @param from      from when on; null, like {@code until}, for always
   */
  public record Search(@Nullable UUID recipient, @Nullable Instant from, @Nullable Instant until) {
  }
}
