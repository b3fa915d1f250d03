package org.passerelle.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.authorization.RunningUnder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of which requests rest on which authorization, documented exception or approved channel of payment. */
@Component
class AuthorizedRequests implements RunningUnder {

  private static final int MOST = 100;

  /** An approved channel is what the last open check rested on; an authorization stands with the request. */
  private static final String UNDER = "(r.authorization_id = :authorization or (r.case_id, r.verifier_id) in "
      + "(select k.case_id, k.organization_id from gate_finding f join gate_check k on k.id = f.check_id "
      + "where f.reference = :authorization and f.condition = 'payment' and f.met and k.open)) ";

  private final JdbcClient jdbc;
  private final Clock clock;

  AuthorizedRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Ends every request in hand that rests on it, each once; of one organization only, unless that is null. */
  List<Stopped> stopUnder(UUID authorizationId, @Nullable UUID organizationId) {
    return jdbc.sql("update verification_request r set state = 'stopped', closed_at = :now from case_file c "
            + "where c.id = r.case_id and r.state in ('open', 'held') and " + UNDER
            + "and (:organization::uuid is null or r.verifier_id = :organization) returning r.id, r.case_id, c.number as case_number, r.verifier_id")
        .param("now", Timestamp.from(clock.instant())).param("authorization", authorizationId).param("organization", organizationId)
        .query(Stopped.class).list();
  }

  /** Ends every request that the organization has in hand. */
  List<Stopped> stopOf(UUID organizationId) {
    return jdbc.sql("update verification_request r set state = 'stopped', closed_at = :now from case_file c "
            + "where c.id = r.case_id and r.state in ('open', 'held') and r.verifier_id = :organization "
            + "returning r.id, r.case_id, c.number as case_number, r.verifier_id")
        .param("now", Timestamp.from(clock.instant())).param("organization", organizationId).query(Stopped.class).list();
  }

  @Override
  public List<CaseLine> of(UUID authorizationId) {
    return jdbc.sql("select c.number, r.verifier_id, r.requested_at, r.state from verification_request r join case_file c on c.id = r.case_id "
            + "where " + UNDER + "order by r.state in ('open', 'held') desc, r.requested_at desc, r.id limit " + MOST)
        .param("authorization", authorizationId)
        .query((row, number) -> {
          RequestState state = RequestState.valueOf(row.getString("state"));
          return new CaseLine(row.getString("number"), row.getObject("verifier_id", UUID.class), row.getTimestamp("requested_at").toInstant(),
              "gate.request." + state, state.inHand());
        }).list();
  }

  /** A request that was in hand and is stopped. */
  record Stopped(UUID id, UUID caseId, String caseNumber, UUID verifierId) {
  }
}
