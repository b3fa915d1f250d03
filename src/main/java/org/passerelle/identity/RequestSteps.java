package org.passerelle.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what an NGO does with a request in hand. Each step happens once; whoever comes second changes nothing. */
@Component
class RequestSteps {

  private static final String OF_NGO = "where id = ? and verifier_id = ? ";

  private final JdbcClient jdbc;

  RequestSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds an open request that has never been held, and moves its dates by that time. */
  boolean hold(UUID verifierId, UUID id, Instant now, Instant until, Duration by, String reason) {
    return jdbc.sql("update verification_request set state = 'held', held_at = ?, held_until = ?, hold_reason = ?, "
            + "due_at = due_at + make_interval(secs => ?), remind_at = remind_at + make_interval(secs => ?) " + OF_NGO
            + "and state = 'open' and held_at is null")
        .params(Timestamp.from(now), Timestamp.from(until), reason, by.toSeconds(), by.toSeconds(), id, verifierId).update() == 1;
  }

  /** Opens a held request again before its time, and takes what is left of the hold off its dates. */
  boolean resume(UUID verifierId, UUID id, Instant now) {
    return jdbc.sql("update verification_request set state = 'open', held_until = null, due_at = due_at - (held_until - ?), "
            + "remind_at = remind_at - (held_until - ?) " + OF_NGO + "and state = 'held' and held_until > ?")
        .params(Timestamp.from(now), Timestamp.from(now), id, verifierId, Timestamp.from(now)).update() == 1;
  }

  /** Opens the case's held request again because its hold is over; what is due was moved when it began. Empty when nothing is held. */
  Optional<UUID> holdOver(UUID caseId) {
    return jdbc.sql("update verification_request set state = 'open', held_until = null where case_id = ? and state = 'held' returning verifier_id")
        .param(caseId).query(UUID.class).optional();
  }

  /** Ends a request that the NGO has in hand, without an attestation. */
  boolean end(UUID verifierId, UUID id, RequestState state, @Nullable String code, @Nullable String words, Instant at) {
    return jdbc.sql("update verification_request set state = ?, end_code = ?, end_reason = ?, closed_at = ?, held_until = null " + OF_NGO
            + "and state in ('open', 'held')")
        .params(Arrays.asList(state.name(), code, words, Timestamp.from(at), id, verifierId)).update() == 1;
  }

  /** Why a case's requests were held or given back, by request. */
  Map<UUID, Detour> ofCase(UUID caseId) {
    return jdbc.sql("select id, held_at, hold_reason, end_code, end_reason from verification_request "
            + "where case_id = ? and (held_at is not null or end_code is not null or end_reason is not null)")
        .param(caseId)
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), new Detour(instant(row.getTimestamp("held_at")),
            row.getString("hold_reason"), row.getString("end_code"), row.getString("end_reason"))))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
