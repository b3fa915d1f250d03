package org.passerelle.sponsorship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of proposals. Each step is one guarded statement: of two that come at once, one wins and the other changes nothing. Whoever adds or
 * ends a proposal takes or gives back the sponsor's place in the same transaction.
 */
@Component
class Proposals {

  private static final String SELECT = "select r.*, c.number as case_number from proposal r join case_file c on c.id = r.case_id ";

  private final JdbcClient jdbc;

  Proposals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID add(UUID caseId, UUID sponsorId, boolean named, Room room, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into proposal (id, case_id, sponsor_id, named, persons, children, special_needs, state, proposed_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, 'proposed', ?)")
        .params(id, caseId, sponsorId, named, room.persons(), room.children(), room.specialNeeds(), Timestamp.from(at)).update();
    return id;
  }

  /** Asks the sponsor: from now on the family is held for it. */
  Proposal hold(UUID id, Instant at, Instant expiresAt) {
    jdbc.sql("update proposal set state = 'held', held_at = ?, expires_at = ? where id = ? and state = 'proposed'")
        .params(Timestamp.from(at), Timestamp.from(expiresAt), id).update();
    return jdbc.sql(SELECT + "where r.id = ?").param(id).query(Proposals::read).single();
  }

  /** The case's proposal in that state; there is never more than one that an officer looks at, a sponsor holds, or a sponsor accepted. */
  Optional<Proposal> ofCase(UUID caseId, ProposalState state) {
    return jdbc.sql(SELECT + "where r.case_id = ? and r.state = ?").params(caseId, state.name()).query(Proposals::read).optional();
  }

  /**
   * Ends the case's proposal, if there is one in one of those states.
   *
   * @param to     what becomes of it
   * @param reason the officer's, if it was an officer
   */
  Optional<Proposal> end(UUID caseId, ProposalState to, @Nullable String reason, Instant at, ProposalState... from) {
    return jdbc.sql("update proposal set state = ?, ended_at = ?, officer_reason = coalesce(?, officer_reason) "
            + "where case_id = ? and state = any(?) returning id")
        .params(to.name(), Timestamp.from(at), reason, caseId, ProposalState.names(from)).query(UUID.class).optional()
        .map(id -> jdbc.sql(SELECT + "where r.id = ?").param(id).query(Proposals::read).single());
  }

  Optional<Proposal> find(UUID id) {
    return jdbc.sql(SELECT + "where r.id = ?").param(id).query(Proposals::read).optional();
  }

  /** Ends that hold, if it has not ended. */
  Optional<Proposal> release(UUID id, Instant at) {
    return jdbc.sql("update proposal set state = 'released', ended_at = ? where id = ? and state = 'held'").params(Timestamp.from(at), id).update() == 1
        ? find(id) : Optional.empty();
  }

  /**
   * Writes down the sponsor's answer.
   *
   * @return false when the hold has ended: answered, expired or released
   */
  boolean answer(UUID sponsorId, UUID id, boolean accepted, @Nullable DeclineReason code, @Nullable String reason, String by, Instant at) {
    return jdbc.sql("update proposal set state = ?, ended_at = ?, answered_by = ?, decline_code = ?, decline_reason = ? "
            + "where id = ? and sponsor_id = ? and state = 'held' and expires_at > ?")
        .params(Arrays.asList(accepted ? "accepted" : "declined", Timestamp.from(at), by, code == null ? null : code.name(), reason, id, sponsorId,
            Timestamp.from(at)))
        .update() == 1;
  }

  /** The proposal if this sponsor was asked: another's does not exist for it, nor does one that an officer has not approved. */
  Optional<Proposal> ofSponsor(UUID sponsorId, UUID id) {
    return jdbc.sql(SELECT + "where r.sponsor_id = ? and r.id = ? and r.held_at is not null").params(sponsorId, id).query(Proposals::read)
        .optional();
  }

  /** What the sponsor is to answer, most urgent first. There are never more than it has places. */
  List<Proposal> heldFor(UUID sponsorId) {
    return jdbc.sql(SELECT + "where r.sponsor_id = ? and r.state = 'held' order by r.expires_at, r.id").param(sponsorId)
        .query(Proposals::read).list();
  }

  /** What the sponsor was asked before, latest first. */
  List<Proposal> pastOf(UUID sponsorId, int limit, int offset) {
    return jdbc.sql(SELECT + "where r.sponsor_id = ? and r.state <> 'held' and r.held_at is not null "
            + "order by r.proposed_at desc, r.id limit ? offset ?")
        .params(sponsorId, limit, offset).query(Proposals::read).list();
  }

  /** How many sponsors that did not name the family it was proposed to, since one is sought. */
  int found(UUID caseId) {
    return jdbc.sql("select count(*) from proposal p left join waiting_family w using (case_id) where p.case_id = ? and not p.named "
            + "and (w.waiting_since is null or p.proposed_at >= w.waiting_since)").param(caseId).query(Integer.class).single();
  }

  /** Each proposal of a case, in order, with the sponsor. */
  List<SponsorshipRecord.Tried> all(UUID caseId) {
    return jdbc.sql("""
        select r.*, c.number as case_number, o.name_en, o.name_fr, s.place
        from proposal r join case_file c on c.id = r.case_id join organization o on o.id = r.sponsor_id
          join sponsor s on s.organization_id = r.sponsor_id
        where r.case_id = ? order by r.proposed_at, r.id""")
        .param(caseId)
        .query((row, number) -> new SponsorshipRecord.Tried(read(row, number), row.getString("name_en"), row.getString("name_fr"),
            row.getString("place")))
        .list();
  }

  private static Proposal read(ResultSet row, int number) throws SQLException {
    return new Proposal(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("case_number"),
        row.getObject("sponsor_id", UUID.class), row.getBoolean("named"),
        new Room(1, row.getInt("persons"), row.getInt("children"), row.getInt("special_needs")), ProposalState.valueOf(row.getString("state")),
        row.getTimestamp("proposed_at").toInstant(), instant(row, "held_at"), instant(row, "expires_at"), instant(row, "ended_at"),
        row.getString("answered_by"), declined(row.getString("decline_code")), row.getString("decline_reason"), row.getString("officer_reason"));
  }

  private static @Nullable DeclineReason declined(@Nullable String code) {
    return code == null ? null : DeclineReason.valueOf(code);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
