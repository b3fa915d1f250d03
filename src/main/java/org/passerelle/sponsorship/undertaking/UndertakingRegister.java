package org.passerelle.sponsorship.undertaking;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of undertakings. Each step is one guarded statement: of two that come at once, one wins and the other changes nothing. */
@Component
class UndertakingRegister {

  private static final String SELECT = "select u.*, c.number as case_number, o.code as sponsor_code, o.name_en, o.name_fr from undertaking u "
      + "join case_file c on c.id = u.case_id join organization o on o.id = u.sponsor_id ";
  private static final String MINISTRYS = "u.stream = 'quebecCollective' and u.version > 0 "
      + "and exists (select 1 from organization m where m.id = :office and m.kind = 'ministry') ";
  private static final String LIVE = "state in ('asked', 'filed', 'toBeCorrected', 'approved')";

  private final JdbcClient jdbc;

  UndertakingRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** For how long a sponsor undertakes to support a family under that stream. */
  int months(Stream stream, LocalDate on) {
    return jdbc.sql("select months from undertaking_term where stream = ? and effective_from <= ? order by effective_from desc limit 1")
        .params(stream.name(), Date.valueOf(on)).query(Integer.class).optional()
        .orElseThrow(() -> new IllegalStateException("no sponsor undertakes anything under " + stream));
  }

  /**
   * Asks the sponsor whose acceptance stands, or gives it new time to correct what it filed.
   *
   * @return the undertaking
   * @throws IllegalStateException when no acceptance stands
   */
  Undertaking ask(UUID caseId, Stream stream, int months, Instant now, Instant dueAt) {
    jdbc.sql("insert into undertaking (id, case_id, proposal_id, sponsor_id, stream, months, asked_at, due_at) "
            + "select ?, case_id, id, sponsor_id, ?, ?, ?, ? from proposal where case_id = ? and state = 'accepted' "
            + "on conflict (proposal_id) do update set due_at = excluded.due_at where undertaking.state in ('asked', 'toBeCorrected')")
        .params(UUID.randomUUID(), stream.name(), months, Timestamp.from(now), Timestamp.from(dueAt), caseId).update();
    return live(caseId).filter(asked -> asked.state().open()).orElseThrow(() -> new IllegalStateException("no acceptance stands for the case"));
  }

  /** The case's undertaking that stands or may come to stand; there is never more than one. */
  Optional<Undertaking> live(UUID caseId) {
    return jdbc.sql(SELECT + "where u.case_id = ? and u." + LIVE).param(caseId).query(UndertakingRegister::read).optional();
  }

  /** The same, which nobody else changes until the transaction ends. */
  Optional<Undertaking> lockLive(UUID caseId) {
    return jdbc.sql(SELECT + "where u.case_id = ? and u." + LIVE + " for update of u").param(caseId).query(UndertakingRegister::read).optional();
  }

  /** All of a case, latest first. */
  List<Undertaking> ofCase(UUID caseId) {
    return jdbc.sql(SELECT + "where u.case_id = ? order by u.asked_at desc, u.id").param(caseId).query(UndertakingRegister::read).list();
  }

  Undertaking get(UUID id) {
    return jdbc.sql(SELECT + "where u.id = ?").param(id).query(UndertakingRegister::read).single();
  }

  /** The undertaking if it is this sponsor's: another's does not exist for it. */
  Optional<Undertaking> ofSponsor(UUID sponsorId, UUID id) {
    return jdbc.sql(SELECT + "where u.sponsor_id = ? and u.id = ?").params(sponsorId, id).query(UndertakingRegister::read).optional();
  }

  /** The same, which nobody else changes until the transaction ends. */
  Optional<Undertaking> lockOfSponsor(UUID sponsorId, UUID id) {
    return jdbc.sql(SELECT + "where u.sponsor_id = ? and u.id = ? for update of u").params(sponsorId, id).query(UndertakingRegister::read).optional();
  }

  /** A page of the sponsor's, latest first, and one more when others follow. */
  List<Undertaking> pageOfSponsor(UUID sponsorId, @Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where u.sponsor_id = :sponsor " + (after == null ? ""
            : "and (u.asked_at, u.id) < (select asked_at, id from undertaking where id = :after) ") + "order by u.asked_at desc, u.id desc limit :size")
        .param("sponsor", sponsorId).param("after", after).param("size", size + 1).query(UndertakingRegister::read).list();
  }

  /** The undertaking if that office is Québec's ministry and it was filed with it. */
  Optional<Undertaking> ofMinistry(UUID office, UUID id) {
    return jdbc.sql(SELECT + "where " + MINISTRYS + "and u.id = :id").param("office", office).param("id", id).query(UndertakingRegister::read).optional();
  }

  /** The same, which nobody else changes until the transaction ends. */
  Optional<Undertaking> lockOfMinistry(UUID office, UUID id) {
    return jdbc.sql(SELECT + "where " + MINISTRYS + "and u.id = :id for update of u").param("office", office).param("id", id)
        .query(UndertakingRegister::read).optional();
  }

  /** A page of those that wait for the ministry, the oldest first, or of those it decided on, the latest first; and one more when others follow. */
  List<Undertaking> pageOfMinistry(UUID office, boolean waiting, @Nullable UUID after, int size) {
    String key = waiting ? "filed_at" : "decided_at";
    String further = after == null ? "" : "and (u." + key + ", u.id) " + (waiting ? ">" : "<") + " (select " + key + ", id from undertaking where id = :after) ";
    String order = waiting ? "order by u.filed_at, u.id" : "order by u.decided_at desc, u.id desc";
    return jdbc.sql(SELECT + "where " + MINISTRYS + (waiting ? "and u.state = 'filed' " : "and u.by_ministry and u.state <> 'filed' ") + further + order + " limit :size")
        .param("office", office).param("after", after).param("size", size + 1).query(UndertakingRegister::read).list();
  }

  /** A page of all that wait for a sponsor, the most urgent first, and one more when others follow. */
  List<Undertaking> toFile(@Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where u.state in ('asked', 'toBeCorrected') and u.due_at is not null " + (after == null ? ""
            : "and (u.due_at, u.id) > (select due_at, id from undertaking where id = :after) ") + "order by u.due_at, u.id limit :size")
        .param("after", after).param("size", size + 1).query(UndertakingRegister::read).list();
  }

  /** A page of all that wait for a decision, the oldest first, and one more when others follow. */
  List<Undertaking> toDecide(@Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where u.state = 'filed' " + (after == null ? ""
            : "and (u.filed_at, u.id) > (select filed_at, id from undertaking where id = :after) ") + "order by u.filed_at, u.id limit :size")
        .param("after", after).param("size", size + 1).query(UndertakingRegister::read).list();
  }

  /** Files it; the caller holds the row and has seen that it may be filed. */
  void filed(UUID id, Instant at) {
    jdbc.sql("update undertaking set state = 'filed', version = version + 1, filed_at = ?, filed_by = ? where id = ? and state in ('asked', 'toBeCorrected')")
        .params(Timestamp.from(at), SignedIn.actor(), id).update();
  }

  /**
   * Writes down a decision.
   *
   * @return false when it does not wait for one
   */
  boolean decided(UUID id, UndertakingState to, @Nullable String reason, boolean byMinistry, Instant at) {
    return jdbc.sql("update undertaking set state = ?, decided_at = ?, decided_by = ?, by_ministry = ?, reason = ?, "
            + "due_at = case when ? = 'toBeCorrected' then null else due_at end, ended_at = case when ? = 'refused' then ?::timestamptz end "
            + "where id = ? and state = 'filed'")
        .params(Arrays.asList(to.name(), Timestamp.from(at), SignedIn.actor(), byMinistry, reason, to.name(), to.name(), Timestamp.from(at), id)).update() == 1;
  }

  /** Notes that it was not filed in time; empty when it was, or when it has ended otherwise. */
  Optional<Undertaking> lapsed(UUID caseId, Instant at) {
    return jdbc.sql("update undertaking set state = 'lapsed', ended_at = ? where case_id = ? and state in ('asked', 'toBeCorrected') returning id")
        .params(Timestamp.from(at), caseId).query(UUID.class).optional().map(this::get);
  }

  /** Ends it with the sponsorship; empty when none lives. */
  Optional<Undertaking> ended(UUID proposalId, Instant at) {
    return jdbc.sql("update undertaking set state = 'ended', ended_at = ? where proposal_id = ? and " + LIVE + " returning id")
        .params(Timestamp.from(at), proposalId).query(UUID.class).optional().map(this::get);
  }

  /** Notes on which day the family arrived; empty when no approved undertaking lives, or when it was noted before. */
  Optional<Undertaking> established(UUID caseId, LocalDate day) {
    return jdbc.sql("update undertaking set established_on = ? where case_id = ? and state = 'approved' and established_on is null returning id")
        .params(Date.valueOf(day), caseId).query(UUID.class).optional().map(this::get);
  }

  private static Undertaking read(ResultSet row, int number) throws SQLException {
    return new Undertaking(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("case_number"),
        row.getObject("sponsor_id", UUID.class), row.getString("sponsor_code"), row.getString("name_en"), row.getString("name_fr"),
        Stream.valueOf(row.getString("stream")), row.getInt("months"), UndertakingState.valueOf(row.getString("state")), row.getInt("version"),
        row.getTimestamp("asked_at").toInstant(), instant(row, "due_at"), instant(row, "filed_at"), row.getString("filed_by"), instant(row, "decided_at"),
        row.getString("decided_by"), (Boolean) row.getObject("by_ministry"), row.getString("reason"), instant(row, "ended_at"),
        row.getObject("established_on", LocalDate.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
