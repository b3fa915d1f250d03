package org.passerelle.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.Attestation.Particulars;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of verification requests and the attestations that answer them. A request ends once; whoever comes second changes nothing. */
@Component
class VerificationRequests {

  private static final String SELECT = "select r.id, r.case_id, c.number as case_number, r.verifier_id, r.state, r.requested_at, r.remind_at, "
      + "r.due_at, r.closed_at, r.manner, r.authorization_id, r.held_until, r.end_reason from verification_request r join case_file c on c.id = r.case_id ";

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  VerificationRequests(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** @param authorizationId under which the NGO works; null where no authorization is needed */
  VerificationRequest open(UUID caseId, UUID verifierId, Manner manner, @Nullable UUID authorizationId, Instant requestedAt, Instant remindAt,
      Instant dueAt) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into verification_request (id, case_id, verifier_id, state, manner, authorization_id, requested_at, remind_at, due_at) "
            + "values (?, ?, ?, 'open', ?, ?, ?, ?, ?)")
        .params(id, caseId, verifierId, manner.name(), authorizationId, Timestamp.from(requestedAt), Timestamp.from(remindAt),
            Timestamp.from(dueAt))
        .update();
    return get(id);
  }

  /** The request of the case that an NGO has in hand. */
  Optional<VerificationRequest> openOfCase(UUID caseId) {
    return jdbc.sql(SELECT + "where r.case_id = ? and r.state in ('open', 'held')").param(caseId).query(VerificationRequests::read).optional();
  }

  /** The request if this NGO was asked: another's does not exist for it. */
  Optional<VerificationRequest> ofVerifier(UUID verifierId, UUID id) {
    return jdbc.sql(SELECT + "where r.verifier_id = ? and r.id = ?").params(verifierId, id).query(VerificationRequests::read).optional();
  }

  /** The request if this NGO has it in hand, held until the transaction ends so that nobody ends it meanwhile. */
  Optional<VerificationRequest> lockInHand(UUID verifierId, UUID id) {
    return jdbc.sql(SELECT + "where r.verifier_id = ? and r.id = ? and r.state in ('open', 'held') for update of r").params(verifierId, id)
        .query(VerificationRequests::read).optional();
  }

  /** What the NGO is to answer, most urgent first. There are never more than its capacity. */
  List<VerificationRequest> openOfVerifier(UUID verifierId) {
    return jdbc.sql(SELECT + "where r.verifier_id = ? and r.state in ('open', 'held') order by r.due_at, r.id").param(verifierId)
        .query(VerificationRequests::read).list();
  }

  /** What has ended, latest first. */
  List<VerificationRequest> pastOfVerifier(UUID verifierId, int limit, int offset) {
    return jdbc.sql(SELECT + "where r.verifier_id = ? and r.state not in ('open', 'held') order by r.requested_at desc, r.id limit ? offset ?")
        .params(verifierId, limit, offset).query(VerificationRequests::read).list();
  }

  /**
   * Ends the NGO's open request with its attestation.
   *
   * @return false when the request was not open any more, or is held
   */
  boolean answer(UUID verifierId, UUID id, Attestation attestation, String attestedBy, Instant at) {
    int answered = jdbc.sql("update verification_request set state = 'answered', closed_at = ?, held_until = null "
            + "where id = ? and verifier_id = ? and (state = 'open' or state = 'held' and held_until <= ?)")
        .params(Timestamp.from(at), id, verifierId, Timestamp.from(at)).update();
    if (answered == 0) {
      return false;
    }
    jdbc.sql("insert into attestation (request_id, met_on, met_in_person, place, documents_seen, finding, confidence, remarks, particulars, attested_by, "
            + "attested_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
        .params(id, attestation.metOn(), attestation.manner() == Manner.inPerson, attestation.place(), attestation.documentsSeen(),
            attestation.finding().name(), attestation.confidence().name(), attestation.remarks(), written(attestation.particulars()), attestedBy,
            Timestamp.from(at))
        .update();
    return true;
  }

  /**
   * Ends the request that an NGO has in hand for the case, if there is one, without an attestation.
   *
   * @param reason null when the state says all
   */
  Optional<VerificationRequest> close(UUID caseId, RequestState state, @Nullable String reason, Instant at) {
    return jdbc.sql("update verification_request set state = ?, end_reason = coalesce(?, end_reason), closed_at = ? "
            + "where case_id = ? and state in ('open', 'held') returning id")
        .params(Arrays.asList(state.name(), reason, Timestamp.from(at), caseId)).query(UUID.class).optional().map(this::get);
  }

  Optional<Attestation> attestation(UUID requestId) {
    return jdbc.sql("select * from attestation where request_id = ?").param(requestId)
        .query((row, number) -> readAttestation(row)).optional();
  }

  /** Each request of a case, in the order it was made, with the NGO that was asked and what it attested. */
  List<IdentityRecord.Asked> ofCase(UUID caseId) {
    return jdbc.sql("""
        select r.id, r.verifier_id, r.state, r.requested_at, r.due_at, r.closed_at, r.end_reason, o.name_en, o.name_fr, a.*
        from verification_request r join organization o on o.id = r.verifier_id left join attestation a on a.request_id = r.id
        where r.case_id = ? order by r.requested_at, r.id""")
        .param(caseId)
        .query((row, number) -> new IdentityRecord.Asked(row.getObject("id", UUID.class), row.getObject("verifier_id", UUID.class),
            row.getString("name_en"), row.getString("name_fr"), RequestState.valueOf(row.getString("state")), row.getTimestamp("requested_at").toInstant(),
            row.getTimestamp("due_at").toInstant(), instant(row, "closed_at"),
            row.getObject("request_id") == null ? null : readAttestation(row), row.getString("attested_by"), instant(row, "attested_at"),
            row.getString("end_reason")))
        .list();
  }

  private VerificationRequest get(UUID id) {
    return jdbc.sql(SELECT + "where r.id = ?").param(id).query(VerificationRequests::read).single();
  }

  private static VerificationRequest read(ResultSet row, int number) throws SQLException {
    return new VerificationRequest(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("case_number"),
        row.getObject("verifier_id", UUID.class), RequestState.valueOf(row.getString("state")), row.getTimestamp("requested_at").toInstant(),
        row.getTimestamp("remind_at").toInstant(), row.getTimestamp("due_at").toInstant(), instant(row, "closed_at"), Manner.valueOf(row.getString("manner")),
        row.getObject("authorization_id", UUID.class), instant(row, "held_until"), row.getString("end_reason"));
  }

  private Attestation readAttestation(ResultSet row) throws SQLException {
    return new Attestation(row.getDate("met_on").toLocalDate(), row.getBoolean("met_in_person") ? Manner.inPerson : Manner.remote,
        row.getString("place"), row.getString("documents_seen"), Finding.valueOf(row.getString("finding")),
        Confidence.valueOf(row.getString("confidence")), row.getString("remarks"), particulars(row.getString("particulars")));
  }

  private String written(Particulars particulars) {
    try {
      return json.writeValueAsString(particulars);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("particulars cannot be written", e);
    }
  }

  private Particulars particulars(String stored) {
    try {
      return json.readValue(stored, Particulars.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("particulars cannot be read", e);
    }
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
